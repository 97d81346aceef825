using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Csv;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Import;

/// <summary>Contacts out of a file: tried first, then taken in while one may watch, stop it and go on.</summary>
public sealed class ImportFunctions(ImportUploadActivities uploads, ImportStore imports, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private const long FileBytesMax = 50 * 1024 * 1024;

    [Function("ImportContacts")]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/import")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var texts = ImportTexts.In(LanguageOf(request));
        var dryRun = request.Query["dryRun"].ToString();
        if (request.Query.ContainsKey("dryRun") && YesOrNo.Find(dryRun) is null)
        {
            // Whoever wrote it meant to try the file: it must not be taken in by a misspelling.
            return problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["dryRun"] = [texts.NeitherTrueNorFalse] });
        }

        await using var file = await RequestFile.ReadAsync(request, FileBytesMax, cancellation);
        if (file.Problem is { } problem)
        {
            return problems.Of(request, problem, detail: problem == Problem.TooLarge ? texts.LargerThan(FileBytesMax) : problem == Problem.UnsupportedType ? texts.UnsupportedType : null);
        }

        var (upload, fault) = ImportUploadActivities.Open(file.Content, texts);
        if (upload is null)
        {
            return problems.Of(request, Problem.Fields, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { ["file"] = [fault!] });
        }

        if (YesOrNo.Find(dryRun) == true)
        {
            return ShowPreview(upload, await uploads.PreviewAsync(upload, LanguageOf(request), cancellation));
        }

        var job = await uploads.StartAsync(upload, client, cancellation);
        request.HttpContext.Response.Headers.Location = $"/api/contacts/imports/{job.Id}";
        return Replies.Json(ImportView.Of(job), StatusCodes.Status202Accepted);
    }

    [Function("ShowImport")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/imports/{job}")] HttpRequest request, string job, CancellationToken cancellation) =>
        await imports.FindAsync(job, cancellation) is { } found ? Replies.Json(ImportView.Of(found)) : problems.Of(request, Problem.NoSuchImport);

    [Function("StopImport")]
    public async Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/imports/{job}/stop")] HttpRequest request, string job, CancellationToken cancellation) =>
        await imports.ChangeAsync(job, now => now.Turn(ImportState.Running, ImportState.Stopped, clock.GetUtcNow()), cancellation) is { } stopped
            ? Replies.Json(ImportView.Of(stopped))
            : problems.Of(request, Problem.NoSuchImport);

    [Function("ResumeImport")]
    public async Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/imports/{job}/resume")] HttpRequest request,
        string job,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (await imports.ChangeAsync(job, now => now.Turn(ImportState.Stopped, ImportState.Running, clock.GetUtcNow()), cancellation) is not { } resumed)
        {
            return problems.Of(request, Problem.NoSuchImport);
        }

        // Told again where it runs: a crash may have come between the change and the word of it.
        await ImportUploadActivities.WakeAsync(job, "resumed", client, cancellation);
        return Replies.Json(ImportView.Of(resumed));
    }

    [Function("ExportFailedRows")]
    public async Task<IResult> FailedAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/contacts/imports/{job}/failed")] HttpRequest request, string job, CancellationToken cancellation) =>
        await imports.FindAsync(job, cancellation) is { } found
            ? Results.Stream(body => WriteFailedAsync(body, found, LanguageOf(request), request.HttpContext.RequestAborted), CsvText.ContentType, "failed.csv")
            : problems.Of(request, Problem.NoSuchImport);

    /// <summary>The rows as they came, so that the file can be mended and sent again: an import passes over columns that begin with an underscore.</summary>
    private async Task WriteFailedAsync(Stream body, ImportJob job, string language, CancellationToken cancellation)
    {
        var header = new ImportHeader(job.Header);
        var reader = ImportActivities.ReaderOf(configuration);
        await body.WriteAsync(Encoding.UTF8.GetBytes(CsvText.ByteOrderMark + CsvText.Of([["_line", "_reason", .. job.Header]])), cancellation);
        await foreach (var rows in imports.FailedAsync(job.Id, cancellation))
        {
            var text = CsvText.Of(rows.Select(row => (IEnumerable<string?>)[
                FormattableString.Invariant($"{row.Line}"), ReasonOf(header.Read(row, reader, language, job.CreatedAt).Errors), .. row.Cells.Select(CsvText.Original)]));
            await body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        }
    }

    private static string ReasonOf(IReadOnlyDictionary<string, string[]> errors) => string.Join("; ", errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"));

    private static IResult ShowPreview(ImportUpload upload, ImportPreview preview) => Replies.Json(new
    {
        DryRun = true,
        upload.Rows,
        preview.Tally.Created,
        preview.Tally.Updated,
        preview.Tally.Unchanged,
        preview.Tally.Failed,
        preview.Tally.AsLead,
        Encoding = upload.Encoding.WebName,
        Separator = upload.Separator.ToString(),
        Columns = upload.Header.Names.Select(name => new { Name = name, Field = RecordFields.Canonical(name) }),
        preview.Faults,
    });

    private string LanguageOf(HttpRequest request) => RequestLanguage.Of(request) ?? configuration.Company.Language;
}
