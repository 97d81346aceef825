using System.Globalization;
using Smarketing.Functions.Email;

namespace Smarketing.Local.Outbox;

/// <summary>Takes every mail into the outbox, and writes it as a file that a mail program opens.</summary>
/// <param name="folder">Where the files go; null writes none.</param>
public sealed class OutboxEmailSender(OutboxStore store, TimeProvider clock, string? folder) : IEmailSender
{
    public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var mail = await store.AddAsync(message, clock.GetUtcNow());
        var id = mail.Id.ToString(CultureInfo.InvariantCulture);
        if (folder is not null)
        {
            // Not cancelled: the mail is taken, and the file only shows it.
            await File.WriteAllBytesAsync(FileOf(folder, mail.Id), MimeWriter.Write(mail), CancellationToken.None);
        }

        return new SendResult(SendOutcome.Delivered, id);
    }

    public async Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation) => await store.HasAsync(messageId);

    public async Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation)
    {
        foreach (var id in await store.ListAboutAsync(contactId, address))
        {
            // The file first: the row is what it is found by.
            if (folder is not null)
            {
                File.Delete(FileOf(folder, id));
            }

            await store.RemoveAsync(id);
        }

        return true;
    }

    private static string FileOf(string folder, long id) => Path.Combine(folder, $"{id:D8}.eml");
}
