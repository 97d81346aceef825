using System.Globalization;
using Azure;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Routing;

/// <summary>Many follow-ups that wait for a rep at one moment are given together.</summary>
public sealed class RepStoreTests : IAsyncLifetime
{
    /// <summary>More than are given in one transaction.</summary>
    private const int Many = 120;

    private ErasureWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Each_is_given_once_and_all_are_shared_evenly()
    {
        var contacts = await SeedAsync(Many, number => $"obra{number}.mx");

        var entries = await AssignAsync(contacts);
        var again = await AssignAsync(contacts);

        Assert.Equal([30, 30, 30, 30], entries.CountBy(entry => entry.RepId).Select(rep => rep.Value));
        Assert.Equal(entries.Select(entry => entry.RepId), again.Select(entry => entry.RepId));
        var (_, loads) = await _world.Get<RepStore>().ReadAsync(CancellationToken.None);
        Assert.All(loads.Values, load => Assert.Equal(30, load.InAll));
    }

    [Fact]
    public async Task Whoever_asks_twice_at_one_moment_is_given_once()
    {
        var contacts = await SeedAsync(10, number => $"obra{number}.mx");

        var entries = await AssignAsync([.. contacts, .. contacts]);

        Assert.Equal(entries.Take(10).Select(entry => entry.RepId), entries.Skip(10).Select(entry => entry.RepId));
        var (_, loads) = await _world.Get<RepStore>().ReadAsync(CancellationToken.None);
        Assert.Equal(10, loads.Values.Sum(load => load.InAll));
    }

    [Fact]
    public async Task The_people_of_one_company_go_to_one_rep()
    {
        var entries = await AssignAsync(await SeedAsync(20, _ => "obra.mx"));

        Assert.Single(entries.Select(entry => entry.RepId).Distinct());
    }

    [Fact]
    public async Task A_store_that_fails_is_heard_of_by_all_who_wait_and_keeps_nobody_from_asking_again()
    {
        var contacts = await SeedAsync(10, number => $"obra{number}.mx");
        _world.Tables.WritesLeft = 0;

        foreach (var contact in contacts.Select(contact => _world.Get<RepStore>().AssignAsync(contact, contact.FollowUp!, CancellationToken.None)).ToList())
        {
            await Assert.ThrowsAnyAsync<RequestFailedException>(() => contact);
        }

        _world.Tables.WritesLeft = null;
        Assert.Equal(10, (await AssignAsync(contacts)).Count);
    }

    [Fact]
    public async Task A_failure_that_many_have_together_is_logged_and_each_is_given_all_the_same()
    {
        var contacts = await SeedAsync(10, number => $"obra{number}.mx");
        _world.Tables.FailsNextTransactionOfMany = true;

        Assert.Equal(10, (await AssignAsync(contacts)).Count);

        Assert.Contains("one by one", Assert.Single(_world.Log.Lines, line => line.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<LedgerEntry>> AssignAsync(IEnumerable<Contact> contacts) =>
        await Task.WhenAll(contacts.Select(contact => _world.Get<RepStore>().AssignAsync(contact, contact.FollowUp!, CancellationToken.None)));

    private async Task<IReadOnlyList<Contact>> SeedAsync(int count, Func<int, string> domain)
    {
        var contacts = new List<Contact>();
        for (var number = 0; number < count; number++)
        {
            var id = number.ToString("x16", CultureInfo.InvariantCulture);
            var contact = ErasureWorld.Lucia(id) with
            {
                Id = id, Person = new Person { Email = $"lucia{number}@{domain(number)}", Language = "es" }, Rep = null, FollowUp = new FollowUpState { Number = 1, StartedAt = _world.Clock.Now },
            };
            await _world.Contacts.ChangeAsync(id, _ => new ContactChange(contact, [], []), CancellationToken.None);
            contacts.Add(contact);
        }

        return contacts;
    }
}
