using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>
/// The program is killed at random moments of some weeks' work, and started again each time. CRASH_KILLS asks for more
/// kills than the few of every test run: new people come until they are done.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int PeopleMin = 6;
    private const int DaysOfAFollowUp = 22;
    private const int TrackLength = 3;
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse(LocalProgram.Monday, CultureInfo.InvariantCulture);
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "20", CultureInfo.InvariantCulture);

    private readonly CrashingProgram _program = new();
    private readonly List<Person> _people = [];

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_doubled()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await _program.StartAsync();
        var story = TellStoryAsync();
        await _program.KillAtRandomAsync(Kills, new Random(seed), story);
        await story;
        await _program.WindAsync(TimeSpan.FromDays(8));

        output.WriteLine($"killed {_program.Killed} times, {_program.Repeated} requests repeated, {_people.Count} people");
        Assert.Equal(Kills, _program.Killed);
        var mails = await _program.OutboxAsync();

        // A deal that nobody moves is asked about again with the same words, a fortnight later.
        var twice = mails.GroupBy(mail => (mail.Kind, mail.To, mail.Subject, mail.Kind == "deal" ? mail.At.Date : default)).Where(same => same.Count() > 1).Select(same => $"{same.Count()} × {same.Key}");
        Assert.Empty(twice);
        foreach (var person in _people)
        {
            Check(person, await _program.ContactAsync(person.Email), mails);
        }

        await CheckLoadsAsync();
    }

    /// <summary>
    /// The people come one a day, and the last of them has the time of a whole follow-up. Their reps look for mail every hour
    /// of the morning, since one that a crash held up comes with the next sweep.
    /// </summary>
    private async Task TellStoryAsync()
    {
        var habits = Enum.GetValues<Habit>();
        for (var (day, lastDay) = (0, DaysOfAFollowUp); day <= lastDay; day++)
        {
            for (var hour = 0; hour < 3; hour++)
            {
                await _program.WindToAsync(Start.AddDays(day).AddHours(hour));
                if (hour == 0 && (day < PeopleMin || _program.Killed < Kills))
                {
                    lastDay = day + DaysOfAFollowUp;
                    _people.Add(new Person($"Person{day:D3}", habits[day % habits.Length]));
                    await _program.PostFormAsync(_people[^1]);
                }

                foreach (var person in _people.TakeLast(DaysOfAFollowUp))
                {
                    await AnswerAsync(person);
                }
            }
        }
    }

    /// <summary>What the ledger says each rep was given is what the contacts' histories say.</summary>
    private async Task CheckLoadsAsync()
    {
        var given = new List<string>();
        foreach (var person in _people)
        {
            var contact = await _program.ContactAsync(person.Email);
            var timeline = (await _program.GetJsonAsync($"/api/contacts/{contact["id"]}/timeline")).AsArray();
            given.AddRange(timeline.Where(entry => (string)entry!["kind"]! == "assigned").Select(entry => (string)entry!["rep"]!));
        }

        var reps = (await _program.GetJsonAsync("/api/reps"))["reps"]!.AsArray();
        Assert.Equal(
            given.CountBy(rep => rep).OrderBy(rep => rep.Key, StringComparer.Ordinal).Select(rep => (rep.Key, rep.Value)),
            reps.Select(rep => ((string)rep!["id"]!, (int)rep["load"]!["inAll"]!)).Where(rep => rep.Item2 > 0).OrderBy(rep => rep.Item1, StringComparer.Ordinal));
    }

    private async Task AnswerAsync(Person person)
    {
        var contact = await _program.ContactAsync(person.Email);
        var open = contact["followUp"]?["attempts"]!.AsArray().FirstOrDefault(attempt => (string)attempt!["status"]! == "open");
        if (open is null || AnswerOf(person.Habit, (int)open["number"]!, (string)open["kind"]!) is not { } answer)
        {
            return;
        }

        var link = (await _program.OutboxAsync())
            .Where(mail => mail.Kind == "task" && mail.Subject.Contains(person.Name, StringComparison.Ordinal))
            .ElementAtOrDefault((int)open["number"]! - 1)?.Link("/tasks/");
        if (link is not null)
        {
            await _program.PostAsync(link, answer);
        }
    }

    private static object? AnswerOf(Habit habit, int attempt, string kind) => habit switch
    {
        Habit.AnswersEverything => new { outcome = kind == "call" ? "no-answer" : "sent" },
        Habit.AnswersTheFirst when attempt == 1 => new { outcome = "voicemail" },
        Habit.Qualifies when attempt == 1 => new { outcome = "connected", verdict = "qualify", budget = "yes", authority = "yes", need = "yes", timeline = "yes" },
        Habit.Rejects when attempt == 1 => new { verdict = "reject", reason = "no-fit" },
        _ => null,
    };

    private static void Check(Person person, JsonNode contact, IReadOnlyList<SentMail> mails)
    {
        var followUp = Assert.Single(contact["followUps"]!.AsArray())!;
        var tasks = mails.Count(mail => mail.Kind == "task" && mail.Subject.Contains(person.Name, StringComparison.Ordinal));

        // Who answers nothing at all has it taken away after the second miss: what was missed is asked of the next rep, too.
        var (how, reason, taskMails) = person.Habit switch
        {
            Habit.AnswersEverything => ("recycled", "unable-to-reach", 5),
            Habit.Qualifies => ("qualified", null, 1),
            Habit.Rejects => ("rejected", "no-fit", 1),
            Habit.AnswersNothing => ("recycled", "not-worked", 6),
            _ => ("recycled", "not-worked", 5),
        };
        Assert.Equal((person.Name, how, reason), (person.Name, (string)followUp["ended"]!["how"]!, (string?)followUp["ended"]!["reason"]));
        Assert.Equal((person.Name, taskMails), (person.Name, tasks));

        // How far the track has come depends on when the person came.
        Assert.InRange(mails.Count(mail => mail.To == person.Email), how == "recycled" ? 1 : 0, how == "recycled" ? TrackLength : 0);
    }

    internal enum Habit
    {
        AnswersNothing,
        AnswersTheFirst,
        AnswersEverything,
        Qualifies,
        Rejects,
    }

    internal sealed record Person(string Name, Habit Habit)
    {
        public string Email => $"{Name.ToLowerInvariant()}@alba.mx";
    }

    /// <summary>The program with somebody who kills it, and callers who ask again until they are answered.</summary>
    private sealed class CrashingProgram : IAsyncDisposable
    {
        private readonly string _dataFolder = Path.Combine(Path.GetTempPath(), $"smarketing-crash-{Environment.ProcessId}");
        private readonly int _port = LocalProgram.FreePort();
        private TaskCompletionSource<LocalProgram> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Killed { get; private set; }

        public int Repeated { get; private set; }

        public async Task StartAsync() => _running.SetResult(await LocalProgram.StartProcessAsync(_dataFolder, _port));

        public async Task KillAtRandomAsync(int kills, Random random, Task story)
        {
            while (Killed < kills && !story.IsCompleted)
            {
                var program = await _running.Task;
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 1200)), TimeProvider.System);
                _running = new TaskCompletionSource<LocalProgram>(TaskCreationOptions.RunContinuationsAsynchronously);
                await program.KillAsync();
                Killed++;
                await StartAsync();
            }
        }

        public Task PostFormAsync(Person person) => UntilAnsweredAsync(async program =>
        {
            using var response = await program.PostFormAsync("demo", new { email = person.Email, firstName = person.Name, company = "Alba", phone = "+52 55 1234 5678", consent = true });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            return true;
        });

        public Task PostAsync(string link, object answer) => UntilAnsweredAsync(program => program.PostJsonAsync(link, answer));

        public Task<JsonNode> ContactAsync(string email) => UntilAnsweredAsync(program => program.ContactAsync(email));

        public Task<IReadOnlyList<SentMail>> OutboxAsync() => UntilAnsweredAsync(program => program.OutboxAsync());

        public Task<JsonNode> GetJsonAsync(string address) => UntilAnsweredAsync(program => program.GetJsonAsync(address));

        public async Task WindAsync(TimeSpan time) =>
            await WindToAsync((DateTimeOffset)(await GetJsonAsync("/local/clock"))["now"]! + time);

        public Task WindToAsync(DateTimeOffset instant) => UntilAnsweredAsync(async program =>
        {
            var now = (DateTimeOffset)(await program.GetJsonAsync("/local/clock"))["now"]!;
            return now >= instant ? now : await program.PostJsonAsync("/local/clock", new { to = instant });
        });

        public async ValueTask DisposeAsync()
        {
            if (_running.Task.IsCompletedSuccessfully)
            {
                await (await _running.Task).DisposeAsync();
            }
        }

        private async Task<T> UntilAnsweredAsync<T>(Func<LocalProgram, Task<T>> ask)
        {
            while (true)
            {
                var program = await _running.Task;
                try
                {
                    return await ask(program);
                }
                catch (Exception failure) when (failure is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
                {
                    Repeated++;
                    await program.WhenKilledAsync();
                }
            }
        }
    }
}
