using Smarketing.Simulation.Plans;

namespace Smarketing.Simulation.Surroundings;

/// <summary>Counts the calls of a world over all its restarts, and says which go wrong.</summary>
/// <param name="personOf">Who has a contact id; null for nobody.</param>
internal sealed class Troubles(WorldPlan plan, TimeProvider clock, Func<string, int?> personOf, Action<string> tell)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Table, int? Person), int> _calls = [];
    private readonly Dictionary<int, int> _mails = [];
    private readonly ILookup<(string Table, int? Person, int Nth), StorageFault> _ofStorage =
        plan.Items.OfType<PlanItem.StorageTrouble>().ToLookup(trouble => (trouble.Table, trouble.Person, trouble.Nth), trouble => trouble.Fault);

    private readonly ILookup<(int? Person, int Nth), MailFault> _ofMail =
        plan.Items.OfType<PlanItem.MailTrouble>().ToLookup(trouble => (trouble.Person, trouble.Nth), trouble => trouble.Fault);

    private readonly List<PlanItem.Outage> _outages = [.. plan.Items.OfType<PlanItem.Outage>()];

    /// <summary>What has gone wrong so far.</summary>
    public int Count { get; private set; }

    /// <summary>Calls that change rows.</summary>
    public int Writes { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <param name="row">What tells whose row it is: a partition, a row key.</param>
    public StorageFault? OnCall(string table, string what, bool isWrite, params ReadOnlySpan<string?> row)
    {
        int? person = null;
        foreach (var key in row)
        {
            person ??= key is null ? null : personOf(key);
        }

        lock (_lock)
        {
            Writes += isWrite ? 1 : 0;
            var now = clock.GetUtcNow();
            if (now >= plan.QuietFrom)
            {
                return null;
            }

            if (_outages.Any(outage => outage.At <= now && now < outage.At + outage.Length))
            {
                Note(now);
                return StorageFault.Refused;
            }

            var nth = _calls[(table, person)] = _calls.GetValueOrDefault((table, person)) + 1;
            if (!_ofStorage[(table, person, nth)].Any())
            {
                return null;
            }

            var fault = _ofStorage[(table, person, nth)].First();
            Note(now);
            tell($"  ! {fault}: {what} {table}{(person is { } whose ? $" of persona{whose}" : "")} (call {nth})");
            return fault;
        }
    }

    public MailFault? OnMail(string? contactId, string what)
    {
        var person = contactId is null ? null : personOf(contactId);
        lock (_lock)
        {
            if (clock.GetUtcNow() >= plan.QuietFrom)
            {
                return null;
            }

            var nth = _mails[person ?? -1] = _mails.GetValueOrDefault(person ?? -1) + 1;
            if (!_ofMail[(person, nth)].Any())
            {
                return null;
            }

            var fault = _ofMail[(person, nth)].First();
            Note(clock.GetUtcNow());
            tell($"  ! {fault}: mail {what}");
            return fault;
        }
    }

    private void Note(DateTimeOffset now) => (Count, LastAt) = (Count + 1, now);
}
