namespace Smarketing.Functions.Pages;

/// <summary>What went wrong, for a person in a browser.</summary>
/// <param name="Status">The answer's HTTP status; it chooses the words where none are given.</param>
/// <param name="Title">Better words than the status alone allows.</param>
public sealed record ProblemPageModel(string Language, string CompanyName, int Status, string? Title = null, string? Detail = null)
{
    /// <summary>What stands, where something does.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    public (string Title, string Detail) Words
    {
        get
        {
            var texts = PageTexts.In(Language);
            var (title, detail) = Status switch
            {
                404 => (texts.NotFoundTitle, texts.NotFoundDetail),
                409 => (texts.ConflictTitle, texts.ConflictDetail),
                410 => (texts.GoneTitle, texts.GoneDetail),
                429 => (texts.TooManyTitle, texts.TooManyDetail),
                >= 500 => (texts.FailedTitle, texts.FailedDetail),
                _ => (texts.BadRequestTitle, texts.BadRequestDetail),
            };
            return (Title ?? title, Detail ?? detail);
        }
    }
}
