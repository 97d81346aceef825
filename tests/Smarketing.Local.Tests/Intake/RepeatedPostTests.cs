using Smarketing.Functions.Configuration;
using Smarketing.Functions.Intake;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Intake;

/// <summary>The same body, posted again and again.</summary>
public sealed class RepeatedPostTests
{
    private const int Plenty = 1_000_000;

    [Fact]
    public async Task Once_a_day_it_is_stored_anew_and_costs_on_the_fortieth_day_what_it_did_on_the_second()
    {
        await using var world = await ErasureWorld.StartAsync();
        var writes = new List<int>();
        var ids = new List<string>();
        for (var day = 0; day < 40; day++)
        {
            world.Tables.WritesLeft = Plenty;
            ids.Add((await PostAsync(world)).Submission);
            writes.Add(Plenty - world.Tables.WritesLeft!.Value);
            Assert.Equal((ids[^1], true), (await PostAsync(world) is { } again ? (again.Submission, again.IsRepeat) : default));
            world.Clock.Now += TimeSpan.FromHours(24);
        }

        Assert.Distinct(ids);
        Assert.True(writes[^1] <= writes[1], $"{writes[1]} writes at first, {writes[^1]} at last");
    }

    private static async Task<Receipt> PostAsync(ErasureWorld world)
    {
        var form = world.Get<SmarketingConfiguration>().Forms["newsletter"];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "ines@norte.mx" };
        var (submission, _) = SubmissionReader.Read(form, fields, "0123456789", PostLanguages.Of(fields, form, null, "es"), world.Clock.Now);
        return (await world.Get<IntakeActivities>().ReceiveAsync(submission!, new PostIdentity(null, "hash"), world.Client, CancellationToken.None)).Receipt!;
    }
}
