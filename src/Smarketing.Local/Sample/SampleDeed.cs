using Smarketing.Functions.Email;

namespace Smarketing.Local.Sample;

/// <summary>Something that somebody does at an instant.</summary>
/// <param name="Key">What it is: of two deeds with the same key only the first is done.</param>
internal abstract record SampleDeed(DateTimeOffset At, string Key)
{
    /// <summary>A request, as a page, a person or another program makes it.</summary>
    /// <param name="Path">Or a whole address, as mails have it.</param>
    public sealed record Request(DateTimeOffset At, string Key, HttpMethod Method, string Path, IReadOnlyDictionary<string, object?> Body, bool IsForm = false) : SampleDeed(At, Key);

    /// <summary>What a mail provider tells.</summary>
    public sealed record Event(DateTimeOffset At, string Key, MailEvent Told) : SampleDeed(At, Key);
}
