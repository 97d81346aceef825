using Azure.Data.Tables;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Storage;

/// <summary>Another process has moved a contact on while this one was about to put what it knew into the lists.</summary>
public sealed class ContactListTests : IAsyncLifetime
{
    private ErasureWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ErasureWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_was_new_a_moment_ago_stands_only_where_they_are_now()
    {
        var now = (await _world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))!;
        var earlier = now with { Stage = Stage.Lead, Rep = null, Revision = now.Revision - 1 };

        await _world.Get<ContactListActivities>().RefreshAsync(earlier, left: [], CancellationToken.None);

        Assert.Equal(ContactIndex.PartitionsOf(now).Order(StringComparer.Ordinal), await ListsAsync(TableNames.ContactIndex));
    }

    [Fact]
    public async Task Work_that_another_rep_has_by_now_is_in_no_list_of_the_first()
    {
        var now = (await _world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))!;
        var earlier = now with { FollowUp = now.FollowUp! with { RepId = "bruno" }, Revision = now.Revision - 1 };

        await _world.Get<ContactListActivities>().RefreshWorkAsync(earlier, left: null, CancellationToken.None);

        Assert.Equal([now.FollowUp!.RepId!], await ListsAsync(TableNames.WorkItems));
    }

    [Fact]
    public async Task Who_was_erased_meanwhile_is_in_no_list()
    {
        var earlier = (await _world.Contacts.FindAsync(ErasureWorld.ContactId, CancellationToken.None))! with { Id = "fedcba9876543210" };

        await _world.Get<ContactListActivities>().RefreshAsync(earlier, left: [], CancellationToken.None);
        await _world.Get<ContactListActivities>().RefreshWorkAsync(earlier, left: null, CancellationToken.None);

        Assert.Empty(await ListsAsync(TableNames.ContactIndex));
        Assert.Empty(await ListsAsync(TableNames.WorkItems));
    }

    private async Task<IReadOnlyList<string>> ListsAsync(string table)
    {
        var lists = new List<string>();
        await foreach (var row in _world.Tables.GetTableClient(table).QueryAsync<TableEntity>())
        {
            lists.Add(row.PartitionKey);
        }

        return lists;
    }
}
