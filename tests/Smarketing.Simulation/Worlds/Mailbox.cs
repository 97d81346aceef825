using Smarketing.Local.Outbox;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>What a mail holds that somebody can follow.</summary>
internal static class Mailbox
{
    /// <summary>Every link to the program itself, without the part that never reaches a server.</summary>
    public static IReadOnlyList<string> Links(PostedMail mail) =>
        [.. OutboxView.LinksIn(mail.Message.Html).Select(link => new Uri(link)).Where(link => link.IsLoopback).Select(link => link.AbsolutePath).Distinct(StringComparer.Ordinal)];

    public static string? Link(PostedMail mail, string beginning) => Links(mail).FirstOrDefault(link => link.StartsWith(beginning, StringComparison.Ordinal));
}
