using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Tests.Deals;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class WakingTests
{
    private static readonly DateTimeOffset Now = SoldContact.Monday;

    [Fact]
    public void What_is_open_is_told_to_look_again_and_the_contact_stays_as_it_is()
    {
        var mql = SoldContact.Mql().Contact;
        var sql = SoldContact.Sql().Contact;
        var lead = SoldContact.At(Stage.Lead).Contact with { Nurture = Track() };

        Assert.Equal([new Effect.SignalFollowUp(1, Waking.Cause)], Waking.Of(mql)!.Effects);
        Assert.Equal([new Effect.SignalDeal(sql.Deal!.Watch, Waking.Cause)], Waking.Of(sql)!.Effects);
        Assert.Equal([new Effect.SignalNurture(2, Waking.Cause)], Waking.Of(lead)!.Effects);
        Assert.Equal((mql, 0), (Waking.Of(mql)!.Contact, Waking.Of(mql)!.Timeline.Count));
    }

    [Fact]
    public void A_verdict_that_may_still_be_corrected_has_to_settle()
    {
        var mql = SoldContact.Mql().Contact;
        var settling = mql with { FollowUp = mql.FollowUp! with { Ended = new FollowUpEnd(EndKind.Rejected, null, Now), IsSettled = false } };

        Assert.Single(Waking.Of(settling)!.Effects);
    }

    [Fact]
    public void What_has_ended_stays_so_and_so_does_who_has_become_part_of_another()
    {
        var mql = SoldContact.Mql().Contact;

        Assert.Null(Waking.Of(null));
        Assert.Null(Waking.Of(SoldContact.At(Stage.Lead).Contact));
        Assert.Null(Waking.Of(mql with { FollowUp = mql.FollowUp! with { Ended = new FollowUpEnd(EndKind.Recycled, null, Now), IsSettled = true } }));
        Assert.Null(Waking.Of(SoldContact.At(Stage.Lead).Contact with { Nurture = Track() with { Ended = "finished" } }));
        Assert.Null(Waking.Of(mql with { MergedInto = "other" }));
    }

    private static NurtureState Track() => new() { Number = 2, Track = "educate", StartedAt = Now };
}
