namespace Smarketing.Functions.Sla;

/// <summary>What marketing and sales have agreed on, in one language, as it is read and printed.</summary>
public sealed record Agreement(string Language, string Title, string Company, IReadOnlyList<AgreementSection> Sections);

/// <param name="Id">The same in both languages.</param>
public sealed record AgreementSection(string Id, string Title, IReadOnlyList<AgreementLine> Lines);

/// <param name="Term">What the text is about; null for one that stands for itself.</param>
public sealed record AgreementLine(string? Term, string Text);

/// <summary>The agreement as it stood from a moment on, until the next version.</summary>
/// <param name="Id">Derived from what it says: the same words are the same version.</param>
public sealed record AgreementVersion(string Id, DateTimeOffset Since, Agreement Spanish, Agreement English)
{
    public Agreement In(string language) => language == "es" ? Spanish : English;
}

/// <summary>A version without its text.</summary>
public sealed record AgreementMark(string Id, DateTimeOffset Since);
