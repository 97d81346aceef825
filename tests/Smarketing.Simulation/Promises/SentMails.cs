using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Promises;

/// <summary>What the program believes of its mails is what the provider knows of them, and no rep was left untold.</summary>
internal static class SentMails
{
    public static void Check(World world, IReadOnlyList<Contact> contacts, IReadOnlyList<TableEntity> rows)
    {
        var taken = world.Office.Mails.Select(mail => mail.Message.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var contact in contacts)
        {
            var who = $"persona{world.People.Find(contact.Id)}";
            var mails = rows.Where(row => row.PartitionKey == contact.Id && row.RowKey.StartsWith(ContactKeys.MailPrefix, StringComparison.Ordinal))
                .ToDictionary(row => row.RowKey[ContactKeys.MailPrefix.Length..], row => Enum.Parse<MailStatus>(row.GetString("Status")), StringComparer.Ordinal);
            foreach (var (cause, status) in mails)
            {
                var isTaken = taken.Contains($"{contact.Subject}-{cause}");
                StepPromises.Keep("A mail is sent or not, and the program knows", status != MailStatus.Sending && (status != MailStatus.Sent || isTaken), $"{who}: {cause} is {status}");
            }

            foreach (var id in taken.Where(id => id.StartsWith(contact.Subject, StringComparison.Ordinal)))
            {
                StepPromises.Keep("Every mail has its row", mails.ContainsKey(id[(contact.Subject.Length + 1)..]), $"{who}: {id}");
            }

            foreach (var followUp in contact.EarlierFollowUps.Append(contact.FollowUp).OfType<FollowUpState>())
            {
                CheckAttempts(followUp, mails.Keys, who);
            }
        }
    }

    private static void CheckAttempts(FollowUpState followUp, IReadOnlyCollection<string> causes, string who)
    {
        foreach (var attempt in followUp.Attempts.Where(attempt => attempt is { OpenedAt: not null, IsAutomatic: false }))
        {
            var cause = FormattableString.Invariant($"follow-up-{followUp.Number}-attempt-{attempt.Number}");
            StepPromises.Keep("The rep is mailed of every attempt that opens", causes.Any(one => one == cause || one.StartsWith($"{cause}-", StringComparison.Ordinal)), $"{who}: {cause}");
        }
    }
}
