using Smarketing.Functions.Email;
using Smarketing.Simulation.Surroundings;
using Smarketing.Simulation.Worlds;

namespace Smarketing.Simulation.Promises;

/// <summary>What must hold of every mail as the provider takes it.</summary>
internal static class MailPromises
{
    public static void OnTaken(PostedMail mail, World world)
    {
        var (message, person) = (mail.Message, world.People.At(mail.Message.To.Address));
        var about = message.ContactId is { } contact && world.People.Find(contact) is { } index ? $" about persona{index}" : "";
        world.Story.Tell($"  mail to {Readers.Occasion(mail)}{(person is null ? about : "")}");

        // A provider that can't say what it took: the team is mailed once more, a contact never.
        var allowed = world.Plan.ProviderTells || person is not null ? 1 : 2;
        if (world.Office.Mails.Count(other => other.Message.Id == message.Id) > allowed)
        {
            world.Story.Break("Nobody gets the same mail twice for one cause", Readers.Occasion(mail));
        }

        if (message.ContactId is { } of && world.People.Find(of) is { } erased && world.Promised.Erased.Contains(erased))
        {
            world.Story.Break("Nobody is told of who was erased", Readers.Occasion(mail));
        }

        if (person is { } whose && world.Promised.Silent.TryGetValue(whose, out var silence) && !MayGo(message.Kind, silence))
        {
            world.Story.Break("Who wants no more mail gets none", $"{Readers.Occasion(mail)} after {silence}");
        }
    }

    private static bool MayGo(EmailKind kind, Silence silence) =>
        silence is { HasAsked: true, Kind: not SilenceKind.Complained } && kind is EmailKind.Asset or EmailKind.Confirm;
}
