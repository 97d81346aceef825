using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests;

/// <summary>What the manager hears of once a day.</summary>
public sealed class SummaryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset TuesdayAtEight = new(2026, 1, 6, 8, 0, 0, TimeSpan.FromHours(-6));

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task A_later_miss_is_told_on_the_next_working_day_at_eight_and_never_again()
    {
        await AskForADemoAsync("lucia");
        await _program.PostJsonAsync(await _program.TaskLinkAsync("lucia"), new { outcome = "no-answer" });
        await _program.WindAsync("P11D");

        var summaries = await SummariesAsync();
        Assert.All(summaries, mail => Assert.Equal("marta.rios@andamio.example", mail.To));
        Assert.All(summaries, mail => Assert.True(mail.At.ToOffset(TimeSpan.FromHours(-6)) is { Hour: 8, Minute: 0, DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) }));
        var second = Assert.Single(summaries, mail => mail.Text.Contains("lucia@gmail.com: el intento 2 (correo) venció el martes 6 de enero, 18:00 sin respuesta", StringComparison.Ordinal));
        Assert.Contains("Ana Torres", second.Text, StringComparison.Ordinal);
        Assert.Contains(second.Links, link => link.Contains("/tasks/", StringComparison.Ordinal));
        Assert.DoesNotContain(summaries, mail => mail.Text.Contains("intento 1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_given_too_much_stands_in_one_summary_with_all_who_came()
    {
        foreach (var i in Enumerable.Range(1, 36))
        {
            await AskForADemoAsync($"person{i}");
        }

        await _program.WindAsync("PT22H59M");
        Assert.Empty(await SummariesAsync());
        await _program.WindAsync("PT1H");

        var summary = Assert.Single(await SummariesAsync());
        Assert.Equal(TuesdayAtEight, summary.At);
        Assert.Equal(4, summary.Text.Split("por encima del cupo de la semana").Length - 1);
        Assert.All(["Ana Torres", "Bruno Salas", "Carla Méndez", "Diego Luna"], name => Assert.Contains($"\n{name}\n", summary.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_manager_got_because_everybody_was_away_is_told_in_the_summary()
    {
        foreach (var rep in new[] { "ana", "bruno", "carla", "diego" })
        {
            using var changed = await _program.Http.PutAsJsonAsync($"/api/reps/{rep}", new { away = new { from = "2026-01-05", to = "2026-01-05" } });
            Assert.True(changed.IsSuccessStatusCode);
        }

        await AskForADemoAsync("lucia");
        await _program.WindAsync("P1D");

        Assert.Contains("lucia@gmail.com: le llegó a usted el lunes 5 de enero, 09:00", Assert.Single(await SummariesAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_tell_is_no_mail()
    {
        await AskForADemoAsync("lucia");
        await _program.PostJsonAsync(await _program.TaskLinkAsync("lucia"), new { outcome = "connected" });
        await _program.WindAsync("P3D");

        Assert.Empty(await SummariesAsync());
    }

    private async Task AskForADemoAsync(string name)
    {
        using var response = await _program.PostFormAsync("demo", new { email = $"{name}@gmail.com", phone = "+52 55 1234 5678" });
        Assert.True(response.IsSuccessStatusCode);
        await _program.SettleAsync();
    }

    private async Task<IReadOnlyList<SentMail>> SummariesAsync() => [.. (await _program.OutboxAsync()).Where(mail => mail.Kind == "summary")];
}
