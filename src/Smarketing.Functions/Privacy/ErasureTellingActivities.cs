using Microsoft.DurableTask.Client;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Orchestration;

namespace Smarketing.Functions.Privacy;

/// <summary>Lets go of a contact outside of the tables: the rep who works it, the mail provider, the orchestrations.</summary>
public sealed class ErasureTellingActivities(MailActivities mails, IEmailSender provider)
{
    /// <summary>False when a mail could not go out, or the provider not be asked to forget: to be tried again.</summary>
    public async Task<bool> TellAsync(Contact erasing, CancellationToken cancellation) =>
        (Erasure.NoticeOf(erasing) is not { } notice || await mails.SendAsync(notice, erasing, cancellation))
        && await provider.ForgetAsync(erasing.Id, erasing.Person.Email, cancellation);

    public static async Task EndInstancesAsync(ErasureTrace trace, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var instance in Erasure.InstancesOf(trace))
        {
            await InstanceActivities.EndAsync(instance, client, cancellation);
        }
    }
}
