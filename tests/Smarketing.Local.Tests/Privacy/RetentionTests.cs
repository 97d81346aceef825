using Azure.Data.Tables;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Storage;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>The nightly erasure by age, over lists whose rows are as old as the tables: they may have been brought back from a copy.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task Whoever_gave_no_sign_of_life_for_so_long_is_erased_however_young_the_lists_are(int monthsSilent, bool isErased)
    {
        await using var world = await ErasureWorld.StartAsync();
        var last = world.Clock.Now.AddMonths(-monthsSilent);
        var silent = new Contact { Id = "silent", Subject = "silent", Person = new Person { Email = "nora@brisa.mx", Language = "es" }, Stage = Stage.Prospect, CreatedAt = last, UpdatedAt = last };
        await world.Contacts.ChangeAsync(silent.Id, _ => new ContactChange(silent, [], []), CancellationToken.None);
        await world.Get<ContactIndexStore>().RefreshAsync(silent, [], CancellationToken.None);
        var configuration = world.Get<SmarketingConfiguration>() with { Retention = new RetentionPolicy(null, ProspectsMonths: 12, null) };
        var retention = new RetentionActivities(world.Get<ContactIndexStore>(), world.Contacts, world.Erasures, world.Erased, configuration, world.Clock);

        await retention.EraseWhoIsPastAsync(100, world.Client, CancellationToken.None);

        Assert.Equal(isErased, await world.Contacts.FindAsync(silent.Id, CancellationToken.None) is null);
    }

    [Fact]
    public async Task An_entry_of_an_earlier_version_is_looked_at_once_and_says_from_then_on_when_there_was_a_sign()
    {
        await using var world = await ErasureWorld.StartAsync();
        var sign = world.Clock.Now.AddMonths(-3);
        var nora = new Contact { Id = "nora", Subject = "nora", Person = new Person { Email = "nora@brisa.mx", Language = "es" }, Stage = Stage.Prospect, CreatedAt = sign, UpdatedAt = sign };
        await world.Contacts.ChangeAsync(nora.Id, _ => new ContactChange(nora, [], []), CancellationToken.None);
        var index = world.Tables.GetTableClient(TableNames.ContactIndex);
        await index.UpsertEntityAsync(new TableEntity("stage|prospect", nora.Id));
        await index.UpsertEntityAsync(new TableEntity("stage|prospect", "gone"));
        var configuration = world.Get<SmarketingConfiguration>() with { Retention = new RetentionPolicy(null, ProspectsMonths: 12, null) };
        var retention = new RetentionActivities(world.Get<ContactIndexStore>(), world.Contacts, world.Erasures, world.Erased, configuration, world.Clock);

        await retention.EraseWhoIsPastAsync(100, world.Client, CancellationToken.None);

        Assert.Equal(sign, (await index.GetEntityIfExistsAsync<TableEntity>("stage|prospect", nora.Id)).Value!.GetDateTimeOffset("SignAt"));
        Assert.NotNull(await world.Contacts.FindAsync(nora.Id, CancellationToken.None));
    }
}
