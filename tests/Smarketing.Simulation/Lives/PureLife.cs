using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;
using Smarketing.Simulation.Promises;

namespace Smarketing.Simulation.Lives;

/// <summary>
/// A person's months on the decisions alone: nothing is stored, read or sent, so that a thousand of them take a second. Orchestrations are
/// what they are told to be by the effects, and wake by nothing else than their alarms and signals.
/// </summary>
internal sealed class PureLife
{
    private const int WakesMax = 2000;
    private const string ContactId = "00112233445566778899aabbccddee";

    private readonly LifePlan _plan;
    private readonly SmarketingConfiguration _configuration;
    private readonly LifePromises _promises = new();
    private readonly Dictionary<string, RepLoad> _loads = new(StringComparer.Ordinal);

    /// <summary>What sleeps, and until when.</summary>
    private readonly SortedDictionary<string, DateTimeOffset> _alarms = new(StringComparer.Ordinal);

    private readonly LifeDeeds _deeds;
    private DateTimeOffset _now;

    private PureLife(LifePlan plan, SmarketingConfiguration configuration)
    {
        (_plan, _configuration, _now) = (plan, configuration, plan.Start);
        _deeds = new LifeDeeds(plan, configuration, ContactId);
    }

    private Contact? Contact { get; set; }

    /// <summary>Lives through a plan to the end of all that it brings about.</summary>
    /// <exception cref="BrokenPromise">Something is so that never may be.</exception>
    public static int Live(LifePlan plan, SmarketingConfiguration configuration) => new PureLife(plan, configuration).Live();

    private int Live()
    {
        var (left, steps) = (new Queue<LifeDeed>(_plan.Deeds), 0);
        while (left.Count > 0 || _alarms.Count > 0)
        {
            var due = _alarms.Count == 0 ? null : (KeyValuePair<string, DateTimeOffset>?)_alarms.MinBy(alarm => alarm.Value);
            if (left.TryPeek(out var deed) && !(due?.Value <= deed.At))
            {
                _now = Later(_now, left.Dequeue().At);
                Change(_deeds.Of(deed, Contact, _now));
            }
            else
            {
                _now = Later(_now, due!.Value.Value);
                Wake(due.Value.Key);
            }

            StepPromises.Keep("What goes on comes to an end", ++steps < WakesMax, $"after {steps} steps {string.Join(", ", _alarms.Keys)} still sleep");
            _promises.CheckStep(Contact!, _now);
        }

        _promises.CheckEnd(Contact!);
        return steps;
    }

    /// <summary>As the activities do: what is due is done, and the next alarm set.</summary>
    private void Wake(string instance)
    {
        _alarms.Remove(instance);
        var number = int.Parse(instance[(instance.IndexOf(' ', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var next = instance[0] switch
        {
            'f' => WakeFollowUp(number),
            'n' => WakeNurture(number),
            _ => WakeDeal(number),
        };
        if (next is { } at)
        {
            _alarms[instance] = at;
        }
    }

    private DateTimeOffset? WakeFollowUp(int number)
    {
        if (Contact!.FollowUp is not { } found || found.Number != number)
        {
            return null;
        }

        Change(_deeds.Tell(Contact, new FollowUpSignal.Wake(), _now, Route));
        return Contact.FollowUp is { IsOver: false } state && state.Number == number ? FollowUpAlarms.Next(state, _now, _configuration.Plan) : null;
    }

    private DateTimeOffset? WakeNurture(int number)
    {
        Change(NurtureDecider.On(Contact!, number, _now, _configuration.Nurture));
        return Contact!.Nurture is { IsOver: false } state && state.Number == number ? state.NextAt : null;
    }

    private DateTimeOffset? WakeDeal(int watch)
    {
        Change(DealDecider.Wake(Contact!, watch, _now, _configuration.Deals, _configuration.Nurture));
        return DealDecider.NextAlarm(Contact!, watch, _configuration.Deals);
    }

    private LedgerEntry Route(Contact contact, FollowUpState state)
    {
        var choice = Router.Choose(_configuration.Team, _loads, Arrival.Of(contact, state, companyOwner: null), _now);
        _loads[choice.Load.RepId] = choice.Load;
        return choice.Entry;
    }

    /// <summary>As the store does: one revision more, and nothing of what was applied before.</summary>
    private void Change(ContactChange? decided)
    {
        if (decided is null || _promises.IsAppliedBefore(decided))
        {
            return;
        }

        var (contact, announced) = StageAnnouncement.Of(Contact, decided.Contact with { Revision = (Contact?.Revision ?? 0) + 1 });
        Contact = contact;
        _promises.On(decided with { Contact = contact, Effects = [.. decided.Effects, .. announced] }, _now);
        foreach (var effect in decided.Effects)
        {
            Follow(effect);
        }
    }

    private void Follow(Effect effect)
    {
        switch (effect)
        {
            case Effect.StartFollowUp(var number):
                Rouse($"follow-up {number}");
                break;
            case Effect.SignalFollowUp(var number, _) when Contact!.FollowUp is { IsOver: false }:
                Rouse($"follow-up {number}");
                break;
            case Effect.StartNurture(var number):
                Rouse($"nurture {number}");
                break;
            case Effect.SignalNurture(var number, _) when Contact!.Nurture is { IsOver: false }:
                Rouse($"nurture {number}");
                break;
            case Effect.StartDeal(var watch):
                Rouse($"deal {watch}");
                break;
            case Effect.SignalDeal(var watch, _) when Contact!.Deal is { IsOver: false }:
                Rouse($"deal {watch}");
                break;
        }
    }

    private void Rouse(string instance) => _alarms[instance] = _now;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
