using System.Net.Http.Json;
using Smarketing.Functions;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Local.Sample;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Promises;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>What reps do about the mails that they get, each by a habit: at once, late, mostly never, or clumsily.</summary>
internal sealed class Reps(World world)
{
    public void On(PostedMail mail)
    {
        var chance = Chance.Of(world.Plan.Seed, $"rep {Readers.Occasion(mail)}");
        if (mail.Message is { Kind: EmailKind.Task or EmailKind.Alert or EmailKind.Reminder, ContactId: { } contact } && Mailbox.Link(mail, "/tasks/") is { } task)
        {
            Plan(mail, contact, task, chance);
        }
        else if (mail.Message.Kind == EmailKind.Deal && Mailbox.Link(mail, "/deals/") is { } deal && chance.Is(0.7))
        {
            world.Agenda.Add(world.NextMinute().AddMinutes(chance.Whole(30, 8 * 24 * 60)), () => DealAsync(deal, chance, tries: 0));
        }
    }

    private void Plan(PostedMail mail, string contactId, string link, SampleChance chance)
    {
        var habit = Chance.Of(world.Plan.Seed, $"habit {mail.Message.To.Address}").One(Enum.GetValues<RepHabit>());
        if (mail.Message.Kind != EmailKind.Task && chance.Is(0.7))
        {
            return;
        }

        var at = world.NextMinute().AddMinutes(habit switch
        {
            RepHabit.Prompt => chance.Whole(1, 180),
            RepHabit.Late => chance.Whole(200, 3000),
            RepHabit.Forgetful => chance.Whole(60, 6000),
            _ => chance.Whole(1, 900),
        });
        if (habit == RepHabit.Forgetful && chance.Is(0.6))
        {
            return;
        }

        world.Agenda.Add(at, () => AnswerAsync(contactId, link, chance, habit));
    }

    private async Task AnswerAsync(string contactId, string link, SampleChance chance, RepHabit habit)
    {
        var contact = await world.Host.Tables.FindContactAsync(contactId);
        var fields = RepAnswers.Of(contact?.FollowUp, chance, world.Now);
        await PostAsync(contactId, link, fields, tries: 0);
        if (habit == RepHabit.Clumsy && chance.Is(0.4))
        {
            // The same tap once more.
            await world.SettleAsync();
            await PostAsync(contactId, link, fields, tries: 0);
        }

        if (habit == RepHabit.Clumsy && chance.Is(0.5))
        {
            var other = RepAnswers.Of(contact?.FollowUp, chance, world.Now);
            world.Agenda.Add(world.NextMinute().AddMinutes(chance.Whole(1, 20)), () => PostAsync(contactId, link, other, tries: 0));
        }
    }

    private async Task PostAsync(string contactId, string link, IReadOnlyDictionary<string, string> fields, int tries)
    {
        var number = (await world.Host.Tables.FindContactAsync(contactId))?.FollowUp?.Number ?? 0;
        world.Promised.Outcomes.Remove((contactId, number));
        var answer = await world.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, link) { Content = JsonContent.Create(fields) });
        world.Story.Tell($"the rep of persona{world.People.Find(contactId)} says {string.Join(", ", fields.Select(field => $"{field.Key} {field.Value}"))}: {Hands.Text(answer)}");
        if (answer is null or { IsToBeTriedAgain: true })
        {
            world.TryAgain(tries, () => PostAsync(contactId, link, fields, tries + 1));
            return;
        }

        if (answer.Status is not (200 or 400 or 409 or 410))
        {
            throw new BrokenPromise("A rep's link takes answers, or says why not", $"{answer.Status} {answer.Body}");
        }

        Remember(contactId, answer, fields);
    }

    /// <summary>Only what a rep was shown as it stands now: of an answer that was refused, a part may have been taken.</summary>
    private void Remember(string contactId, Answer answer, IReadOnlyDictionary<string, string> fields)
    {
        if (answer.Status != 200)
        {
            return;
        }

        var followUp = answer.Body!.Value.GetProperty("followUp");
        world.Promised.Outcomes[(contactId, followUp.GetProperty("number").GetInt32())] = RepAnswers.OutcomesIn(followUp);
        if (fields.ContainsKey("doNotContact") && world.People.Find(contactId) is { } person)
        {
            world.Promised.Silence(person, SilenceKind.DoNotContact);
        }
    }

    private async Task DealAsync(string link, SampleChance chance, int tries)
    {
        var fields = chance.One((IReadOnlyList<Dictionary<string, string>>)
        [
            new(StringComparer.Ordinal) { ["move"] = "opportunity", ["amount"] = "1200", ["currency"] = "MXN" },
            new(StringComparer.Ordinal) { ["move"] = "won", ["amount"] = "1500", ["currency"] = "MXN" },
            new(StringComparer.Ordinal) { ["move"] = "lost", ["reason"] = "precio" },
        ]);
        var answer = await world.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, link) { Content = JsonContent.Create(fields) });
        world.Story.Tell($"a deal's owner says {fields["move"]}: {Hands.Text(answer)}");
        if (answer is null or { IsToBeTriedAgain: true })
        {
            world.TryAgain(tries, () => DealAsync(link, chance, tries + 1));
        }
        else if (answer.Status is not (200 or 400 or 409 or 410))
        {
            throw new BrokenPromise("A deal's link takes answers, or says why not", $"{answer.Status} {answer.Body}");
        }
    }
}

internal enum RepHabit
{
    Prompt,
    Late,
    Forgetful,
    Clumsy,
}
