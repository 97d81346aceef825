namespace Smarketing.EndToEnd.Tests;

/// <summary>What other systems tell of a person, and what becomes of it.</summary>
public sealed class ActivityTests
{
    [Fact]
    public async Task Whom_sales_gave_back_comes_again_by_what_they_do_but_not_before_thirty_days()
    {
        await using var program = await LocalProgram.StartAsync();
        using var demo = await program.PostFormAsync("demo", new { email = "director@gamma.mx", jobTitle = "Director", consent = true });
        await program.WindAsync("P16D");
        await ActAsync("webinar", "too early");
        await ActAsync("call", "too early");
        Assert.Equal(("lead", "re-engage", 0), await StandingAsync());

        await program.WindAsync("P30D");
        await ActAsync("webinar", "in time");
        Assert.Equal(("lead", null, 20), await StandingAsync());
        await ActAsync("call", "in time");

        Assert.Equal(("mql", null, 30), await StandingAsync());
        Assert.Equal(2, (int)(await program.ContactAsync("director@gamma.mx"))["followUp"]!["number"]!);

        async Task ActAsync(string kind, string value)
        {
            await program.PostJsonAsync("/api/activities", new { email = "director@gamma.mx", kind, value });
            await program.SettleAsync();
        }

        async Task<(string Stage, string? Track, int Interest)> StandingAsync()
        {
            var contact = await program.ContactAsync("director@gamma.mx");
            return ((string)contact["stage"]!, (string?)contact["nurture"]?["track"], (int)contact["interest"]!["score"]!);
        }
    }
}
