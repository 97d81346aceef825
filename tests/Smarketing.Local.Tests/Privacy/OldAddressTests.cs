using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>Contacts whose address an older rule took, and today's doesn't: what was stored by it goes with them.</summary>
public sealed class OldAddressTests : IAsyncLifetime
{
    private const string OldId = "fedcba9876543210";

    private ErasureWorld _world = null!;

    public static TheoryData<string, string> Addresses => new()
    {
        { "lucia@obra_norte.mx", "obra_norte.mx" },
        { $"{new string('l', 65)}@norte.mx", "norte.mx" },
        { "Luc\u200Bia@Norte.MX", "norte.mx" },
    };

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Erasing_one_leaves_no_row_of_a_list_or_a_company(string email, string domain)
    {
        await SeedAsync(email, domain);

        Assert.True(await _world.Erasures.EraseAsync(OldId, _world.Client, CancellationToken.None));

        Assert.Empty(await RemainsOfOldAsync());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Merged_into_another_it_is_erased_with_it(string email, string domain)
    {
        await SeedAsync(email, domain);
        var merged = await _world.Get<MergeActivities>().MergeAsync(OldId, ErasureWorld.ContactId, _world.Client, CancellationToken.None);
        Assert.Equal(MergeReply.Merged, merged.Reply);
        Assert.DoesNotContain(await RemainsOfOldAsync(), row => row.StartsWith(TableNames.ContactIndex, StringComparison.Ordinal));

        Assert.True(await _world.Erasures.EraseAsync(ErasureWorld.ContactId, _world.Client, CancellationToken.None));

        Assert.Empty(await _world.RemainsAsync());
    }

    /// <summary>The rows as they were written when the rule took the address.</summary>
    private async Task SeedAsync(string email, string domain)
    {
        var old = ErasureWorld.Lucia("old") with { Id = OldId, Person = new Person { Email = email, Language = "es" } };
        await _world.Contacts.ChangeAsync(OldId, _ => new ContactChange(old, [], []), CancellationToken.None);
        foreach (var list in ContactIndex.PartitionsOf(old))
        {
            await _world.Tables.GetTableClient(TableNames.ContactIndex).AddEntityAsync(new TableEntity(list, OldId));
        }

        await _world.Tables.GetTableClient(TableNames.Companies).AddEntityAsync(
            new TableEntity(domain, CompanyKeys.Owner(OldId, _world.Clock.Now)) { [nameof(CompanyClaim.ContactId)] = OldId, [nameof(CompanyClaim.RepId)] = "ana" });
    }

    private async Task<IReadOnlyList<string>> RemainsOfOldAsync() => [.. (await _world.RemainsAsync()).Where(row => row.Contains(OldId, StringComparison.Ordinal))];
}
