using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Http;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.FollowUp;

/// <summary>Gives a contact to a rep by hand, for whoever has the key.</summary>
public sealed class ReassignFunctions(MoveActivities moves, ContactStore contacts, RepStore reps, SmarketingConfiguration configuration, Problems problems, TimeProvider clock)
{
    [Function("ReassignContact")]
    public async Task<IResult> ReassignAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/contacts/{id}/reassign")] HttpRequest request, string id,
        [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var posted = await RequestJson.ReadAsync(request, cancellation);
        if (posted.Problem is { } problem)
        {
            return problems.Of(request, problem);
        }

        if (await contacts.FindAsync(id, cancellation) is not { } contact)
        {
            return problems.Of(request, Problem.NoSuchContact);
        }

        var texts = ReassignTexts.In(RequestLanguage.Of(request) ?? configuration.Company.Language);
        var (team, _) = await reps.ReadAsync(cancellation);
        var (rep, errors) = Read(posted.Members, team, contact, texts);
        if (rep is null)
        {
            return problems.Of(request, Problem.Fields, errors: errors);
        }

        var moved = contact.HasOpenFollowUp
            ? await moves.MoveAsync(id, MoveReason.ByHand, from: null, rep.Id, client, cancellation)
            : (await contacts.ChangeAsync(id, known => known is null ? null : Reassignment.Of(known, rep, clock.GetUtcNow()), cancellation)).Contact;
        return moved is null ? problems.Of(request, Problem.NoSuchContact) : Replies.Json(ContactView.Of(moved, configuration.Rules, clock.GetUtcNow()));
    }

    private (Rep? Rep, IReadOnlyDictionary<string, string[]> Errors) Read(IReadOnlyDictionary<string, JsonElement> members, Team team, Contact contact, ReassignTexts texts)
    {
        var errors = members.Keys.Where(name => name != "rep").ToDictionary(name => name, _ => new[] { texts.NotKnown }, StringComparer.Ordinal);
        var rep = members.TryGetValue("rep", out var value) && value.ValueKind == JsonValueKind.String ? team.Find(value.GetString()) : null;
        if (rep is null)
        {
            errors["rep"] = [$"{texts.OneOf} {string.Join(", ", team.Reps.Select(one => one.Id).Append(Manager.Id))}"];
        }
        else if (rep.IsAway(clock.GetUtcNow()) && contact.Rep?.Id != rep.Id)
        {
            // What somebody who is away has open moves on by itself.
            errors["rep"] = [texts.Away];
        }

        return errors.Count == 0 ? (rep, errors) : (null, errors);
    }
}

/// <summary>What is wrong with a wish to give a contact to somebody.</summary>
public sealed record ReassignTexts(string NotKnown, string OneOf, string Away)
{
    private static readonly ReassignTexts English = new("This field is not known.", "Must be one of", "This rep is away.");

    private static readonly ReassignTexts Spanish = new("Este campo no se conoce.", "Debe ser uno de", "Este representante está ausente.");

    public static ReassignTexts In(string language) => language == "es" ? Spanish : English;
}
