using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Reports;

/// <summary>What days come to can be added up in any order and in any portions, and comes to the same.</summary>
public sealed class RollupProperties
{
    private static readonly string[] Values =
    [
        "to=mql firstChannel=email lastChannel=social rep=ana", "from=mql to=sql minutes=90.5 rep=ana", "from=sql to=lead", "from=lead to=mql after=not-ready minutes=3",
        "outcome=won amount=10.50 currency=MXN owner=ana", "outcome=lost reason=no-budget owner=bruno", "rep=ana attempt=1 first=true workingMinutes=0 clockMinutes=12.25 outcome=connected",
        "how=recycled reason=not-ready rep=bruno firstMinutes=70 confirmed=3", "channel=email campaign=a|b offer=demo", "reason=honeypot",
    ];

    private static readonly Gen<Fact> Facts =
        from kind in Gen.Elements("stage", "deal", "attempt", "breach", "assigned", "follow-up-ended", "submission", "spam", "disqualified", "erased")
        from values in Gen.Elements(Values)
        select Story.Fact(kind, values);

    [Fact]
    public void Adding_up_is_free_of_order_and_of_portions() => Always.Holds(
        from facts in Facts.ListOf()
        from order in Gen.Shuffle(facts.ToArray())
        from cut in Gen.Choose(0, facts.Count)
        select (Facts: (IReadOnlyList<Fact>)[.. facts], Order: (IReadOnlyList<Fact>)[.. order], Cut: cut),
        _ => [],
        story =>
        {
            foreach (var report in Rollup.Reports)
            {
                var portions = new[] { story.Order.Skip(story.Cut), story.Order.Take(story.Cut) }.Select(part => Stored(Rollup.Of(report, part)));
                Assert.Equal(Text(Rollup.Of(report, story.Facts)), Text(Rollup.Sum(portions)));
            }
        });

    [Fact]
    public void A_quantile_is_within_1_percent_of_the_duration_that_is_there() => Always.Holds(
        from minutes in Gen.Choose(1, 3_000_000).Select(hundredths => hundredths / 7.0).NonEmptyListOf()
        from share in Gen.Choose(0, 100).Select(percent => percent / 100.0)
        select (Minutes: (IReadOnlyList<double>)[.. minutes.Order()], Share: share),
        _ => [],
        spread =>
        {
            var builder = new TallyBuilder();
            foreach (var minutes in spread.Minutes)
            {
                builder.AddTime(minutes, "time");
            }

            var exact = spread.Minutes[Math.Max(1, (int)Math.Ceiling(spread.Share * spread.Minutes.Count)) - 1];
            var told = builder.ToTally().Time("time").Quantile(spread.Share)!.Value;
            Assert.InRange(told, exact * (1 - Sketch.Error) - 1e-9, exact * (1 + Sketch.Error) + 1e-9);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void Nothing_and_next_to_nothing_is_0(double minutes)
    {
        var builder = new TallyBuilder();
        builder.AddTime(minutes, "time");

        Assert.Equal(0, builder.ToTally().Time("time").Quantile(0.5));
        Assert.Null(Sketch.Empty.Quantile(0.5));
    }

    [Theory]
    [InlineData("""{"sums":{},"times":{"time":"-100000:2 -3:1 40:12"}}""")]
    [InlineData("""{"sums":{},"times":{"time":{"buckets":{"-100000":2,"-3":1,"40":12}}}}""")]
    public void What_was_stored_is_read_whichever_way_it_was_written(string stored)
    {
        var tally = JsonSerializer.Deserialize(stored, StoredJson.Compact.Tally)!;

        Assert.Equal([(-100_000, 2L), (-3, 1L), (40, 12L)], tally.Time("time").Buckets.Select(bucket => (bucket.Key, bucket.Value)));
        Assert.Equal("""{"sums":{},"times":{"time":"-100000:2 -3:1 40:12"}}""", Text(tally));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1:")]
    [InlineData("1;2")]
    [InlineData("x:1")]
    public void What_is_no_sketch_is_refused(string stored) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sketch>($"\"{stored}\""));

    private static Tally Stored(Tally tally) => JsonSerializer.Deserialize(Text(tally), StoredJson.Compact.Tally)!;

    private static string Text(Tally tally) => JsonSerializer.Serialize(tally, StoredJson.Compact.Tally);
}
