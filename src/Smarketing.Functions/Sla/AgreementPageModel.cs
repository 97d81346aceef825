namespace Smarketing.Functions.Sla;

/// <summary>The agreement as it is read and printed.</summary>
public sealed record AgreementPageModel
{
    public required AgreementVersion Version { get; init; }

    public required string Language { get; init; }

    /// <summary>Of the dates of versions.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>All versions, oldest first.</summary>
    public required IReadOnlyList<AgreementMark> Marks { get; init; }

    /// <summary>Whether it leads to the other language and to other versions: a page that was asked for with a key can't.</summary>
    public bool LeadsOn { get; init; } = true;

    public Agreement Agreement => Version.In(Language);
}
