using System.Globalization;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Benchmarks.Rows;

/// <summary>A lead from its form to the end of its follow-up, through the decisions alone: nothing is stored, read or sent.</summary>
internal sealed class PureRoad
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);
    private static readonly string[] Campaigns = ["", "spring", "expo", "costs", "reference", "partners", "launch", "brand"];
    private static readonly string[] Sources = ["", "google", "linkedin", "facebook", "newsletter", "partner.mx"];

    private readonly SmarketingConfiguration _configuration;
    private readonly Dictionary<string, RepLoad> _loads = new(StringComparer.Ordinal);

    public PureRoad()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConfigurationFile", Path.Combine(Repository.Root, "config", "smarketing.json")), new("PublicBaseUrl", "https://leads.example"), new("Links:Keys", $"k1:{key}"), new("IdentityKey", key),
        ]).Build();
        var (setup, faults) = CompanySetup.Read(settings);
        _configuration = setup?.Configuration ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    /// <summary>Everything that person number <paramref name="number"/> lives through; the facts of it.</summary>
    public List<Fact> Live(int number, string form)
    {
        var id = number.ToString("x30", CultureInfo.InvariantCulture);
        var now = Monday.AddMinutes(number % 400);
        var change = Reception.Receive(known: null, SubmissionOf(number, form, id, now), id, id[^16..], _configuration);
        var facts = FactsOf(change).ToList();
        while (change.Contact.FollowUp is { IsOver: false } state)
        {
            if (state.NeedsRouting)
            {
                change = FollowUpStart.Assign(change.Contact, state, Route(change.Contact, state, now), _configuration, now);
                facts.AddRange(FactsOf(change));
                continue;
            }

            var calendar = _configuration.CalendarOf(state.RepId);
            var decision = FollowUpDecider.On(state, new FollowUpSignal.Wake(), now, _configuration.Plan, calendar);
            if (decision.Reply == FollowUpReply.Recorded)
            {
                change = FollowUpConsequences.Of(change.Contact, decision, now, _configuration.Nurture, calendar);
                facts.AddRange(FactsOf(change));
            }
            else
            {
                now = FollowUpAlarms.Next(state, now, _configuration.Plan)!.Value;
            }
        }

        return facts;
    }

    private LedgerEntry Route(Contact contact, FollowUpState state, DateTimeOffset now)
    {
        var choice = Router.Choose(_configuration.Team, _loads, Arrival.Of(contact, state, companyOwner: null), now);
        _loads[choice.Load.RepId] = choice.Load;
        return choice.Entry;
    }

    private Submission SubmissionOf(int number, string form, string id, DateTimeOffset now)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var fields = SubmissionReader.Canonical(
        [
            new("email", $"lucia{text}@obra{text}.mx"), new("firstName", "Lucía"), new("lastName", "Herrera"), new("company", $"Obra {text}"), new("jobTitle", number % 3 == 0 ? "Directora" : "Estudiante"),
            new("phone", "+52 55 1234 5678"), new("country", "MX"), new("utm_source", Sources[number % Sources.Length]), new("utm_campaign", Campaigns[number % Campaigns.Length]),
        ]);
        return SubmissionReader.Read(_configuration.Forms[form], fields, id, new PostLanguages("es", null, null, "es"), now).Submission!;
    }

    private static IEnumerable<Fact> FactsOf(ContactChange change) => change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts);
}
