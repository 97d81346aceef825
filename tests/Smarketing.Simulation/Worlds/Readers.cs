using Smarketing.Functions.Email;
using Smarketing.Local.Sample;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Promises;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>What the people who get mails do about them, and the programs that read them first.</summary>
internal sealed class Readers(World world)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    public void On(PostedMail mail)
    {
        var chance = Chance.Of(world.Plan.Seed, $"reader {Occasion(mail)}");
        if (chance.Is(0.1))
        {
            world.Agenda.Add(world.NextMinute().AddMinutes(chance.Whole(0, 3)), () => ScanAsync(mail));
        }

        if (world.People.At(mail.Message.To.Address) is { } person)
        {
            Read(mail, person, chance);
        }
    }

    /// <summary>The same in every run: whose subject a mail's id begins with, is made by chance.</summary>
    public static string Occasion(PostedMail mail) => $"{mail.Message.To.Address} {(mail.Message.ContactId is null ? mail.Message.Id : mail.Message.Id[(mail.Message.Id.IndexOf('-', StringComparison.Ordinal) + 1)..])}";

    private void Read(PostedMail mail, int person, SampleChance chance)
    {
        var at = world.NextMinute().AddMinutes(chance.Whole(2, 2000));
        if (!world.Plan.People[person].IsReal)
        {
            world.Agenda.Add(world.NextMinute().AddMinutes(1), () => TellAsync(mail, MailEventKind.Bounced, chance.Is(0.4), tries: 0));
        }
        else if (chance.Is(0.25))
        {
            world.Agenda.Add(at, () => TellAsync(mail, MailEventKind.Clicked, chance.Is(0.4), tries: 0));
        }
        else if (chance.Is(0.12) && Mailbox.Link(mail, "/unsubscribe/") is { } link)
        {
            world.Agenda.Add(at, () => UnsubscribeAsync(person, link, tries: 0));
        }
        else if (chance.Is(0.04))
        {
            world.Agenda.Add(at, () => TellAsync(mail, MailEventKind.Complained, chance.Is(0.4), tries: 0));
        }
    }

    /// <summary>A scanner opens every link, and nothing may come of it.</summary>
    private async Task ScanAsync(PostedMail mail)
    {
        foreach (var link in Mailbox.Links(mail))
        {
            await world.SettleAsync();
            var (writes, crashes) = (world.Troubles.Writes, world.Counts.Crashes);
            await world.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, link));
            await world.SettleAsync();
            if (world.Troubles.Writes != writes && world.Counts.Crashes == crashes)
            {
                throw new BrokenPromise("No GET changes anything", $"a GET of {link.Split('/')[1]} wrote {world.Troubles.Writes - writes} rows");
            }
        }
    }

    /// <summary>The mail provider tells of a mail, perhaps twice.</summary>
    private async Task TellAsync(PostedMail mail, MailEventKind kind, bool twice, int tries)
    {
        if (MailReference.Read(name => name == MailReference.MessageId ? mail.Message.Id : mail.Message.Arguments.GetValueOrDefault(name)) is not { } reference)
        {
            return;
        }

        var told = new MailEvent($"{Occasion(mail)} {kind}", kind, world.Now, reference)
        {
            Reason = kind == MailEventKind.Bounced ? "550 5.1.1 no such mailbox" : null,
            Url = kind == MailEventKind.Clicked ? "https://andamio.example/recursos" : null,
            UserAgent = kind == MailEventKind.Clicked ? Browser : null,
        };
        var isStored = false;
        for (var time = 0; time < (twice ? 2 : 1); time++)
        {
            isStored = false;
            await world.LivesThroughAsync(host => host.InTurnAsync(async () => isStored = await host.Get<MailEventActivities>().ApplyAsync([told], host.Client, CancellationToken.None)));
            world.Story.Tell($"the provider tells of the mail {Occasion(mail)}: {kind}, {(isStored ? "stored" : "not stored")}");
            await world.SettleAsync();
        }

        if (!isStored)
        {
            world.TryAgain(tries, () => TellAsync(mail, kind, twice, tries + 1));
        }
        else if (kind == MailEventKind.Complained && world.People.At(mail.Message.To.Address) is { } person)
        {
            world.Promised.Silence(person, SilenceKind.Complained);
        }
    }

    private async Task UnsubscribeAsync(int person, string link, int tries)
    {
        var oneClick = new Dictionary<string, string>(StringComparer.Ordinal) { ["List-Unsubscribe"] = "One-Click" };
        var answer = await world.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent(oneClick) });
        world.Story.Tell($"persona{person} unsubscribes: {Hands.Text(answer)}");
        if (answer is { Status: 200 })
        {
            world.Promised.Silence(person, SilenceKind.Unsubscribed);
            return;
        }

        if (answer is { IsToBeTriedAgain: false })
        {
            throw new BrokenPromise("The way out of a mail never fails", $"persona{person} was answered with {answer.Status}");
        }

        world.TryAgain(tries, () => UnsubscribeAsync(person, link, tries + 1));
    }
}
