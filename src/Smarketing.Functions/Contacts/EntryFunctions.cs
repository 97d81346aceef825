using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Http;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Contacts;

/// <summary>Where a contact is put in by hand.</summary>
public sealed class EntryFunctions(EntryActivities entries, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    private readonly RecordReader _reader = new(EntryCause.ByHand, [Stage.Prospect, Stage.Lead], configuration.Company.Language, configuration.Calendar);

    [Function("CreateContact")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var posted = await RequestFields.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        if (!IdempotencyKey.TryRead(request, out var key))
        {
            return problems.Of(request, Problem.Malformed, detail: IdempotencyKey.TooLong);
        }

        var (record, errors) = _reader.Read(posted.Fields, RequestLanguage.Of(request) ?? configuration.Company.Language, clock.GetUtcNow());
        if (record is null)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var entered = await entries.CreateAsync(record, new PostIdentity(key, posted.BodyHash), client, cancellation);
        if (entered.Contact is not { } contact)
        {
            return problems.Of(request, entered.State == KeyState.InProgress ? Problem.InProgress : Problem.OtherBody);
        }

        if (!entered.IsCreated)
        {
            return problems.Of(request, Problem.ContactExists, more: new Dictionary<string, object?>(StringComparer.Ordinal) { ["contact"] = contact.Id });
        }

        request.HttpContext.Response.Headers.Location = $"/api/contacts/{contact.Id}";
        return Replies.Json(ContactView.Of(contact, configuration.Rules, clock.GetUtcNow()), StatusCodes.Status201Created);
    }
}
