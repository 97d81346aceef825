using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Privacy;

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
}
