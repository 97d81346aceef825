namespace Smarketing.Local.Tests.Tables;

/// <summary>What an implementation answers where the service documents another answer, and where both can be read.</summary>
public sealed record Departure(string Answer, string Source)
{
    public const string Accepted = "accepted";
}
