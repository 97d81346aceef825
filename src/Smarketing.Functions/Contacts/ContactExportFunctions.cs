using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Csv;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Contacts;

/// <summary>Contacts as a file for spreadsheet programs, of any number: it is written while it is read.</summary>
public sealed class ContactExportFunctions(ContactStore contacts, ContactIndexStore index, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const int ContactsAtOnce = 100;

    [Function("ExportContacts")]
    public IResult Export([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/export")] HttpRequest request)
    {
        var texts = ContactTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var partitions = ContactIndex.Asked(request.Query["stage"].ToString(), request.Query["owner"].ToString(), request.Query["rep"].ToString(), texts, errors);
        return errors.Count > 0
            ? problems.Of(request, Problem.Fields, errors: errors)
            : Results.Stream(body => WriteAsync(body, partitions, request.HttpContext.RequestAborted), CsvText.ContentType, "contacts.csv");
    }

    private async Task WriteAsync(Stream body, IReadOnlyList<string> partitions, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await body.WriteAsync(Encoding.UTF8.GetBytes(CsvText.ByteOrderMark + ContactCsv.Header), cancellation);
        IndexedContact? after = null;
        do
        {
            var indexed = await index.ListAsync(partitions, after, ContactsAtOnce, cancellation);
            var found = await Task.WhenAll(indexed.Select(entry => contacts.FindAsync(entry.ContactId, cancellation)));

            // The index follows the contacts: an entry that is no longer true is passed over.
            var listed = found.Zip(indexed).Where(pair => pair.First is { } contact && ContactIndex.PartitionsOf(contact).Contains(pair.Second.Partition)).Select(pair => pair.First!);
            await body.WriteAsync(Encoding.UTF8.GetBytes(ContactCsv.Rows(listed, configuration.Rules, now)), cancellation);
            after = indexed.Count == ContactsAtOnce ? indexed[^1] : null;
        }
        while (after is not null);
    }
}
