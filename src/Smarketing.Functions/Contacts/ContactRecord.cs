using System.Globalization;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Contacts;

/// <summary>What somebody at the company, or a file of theirs, says of a contact.</summary>
/// <param name="AskedLanguage">Null where none is named.</param>
/// <param name="Stage">Null where none is named.</param>
/// <param name="Consent">Null where none was given.</param>
/// <param name="At">When the contact came to the stage.</param>
public sealed record ContactRecord(
    NormalizedAddress Address, Person Person, string? AskedLanguage, IReadOnlyDictionary<string, string> Attributes, Stage? Stage, Consent? Consent, bool IsUnsubscribed, Touch Touch, DateTimeOffset At)
{
    /// <summary>Why the consent that it brought doesn't count; null where it does, or where there was none.</summary>
    public string? ConsentRefused { get; private init; }

    /// <summary>
    /// The stage that was named where it is another than <see cref="Stage"/>: only a rep's follow-up makes an MQL or a SAL, so one
    /// whom a record calls so is taken in as a lead, for marketing to go on with.
    /// </summary>
    public Stage? TakenAsLead { get; init; }

    /// <summary>Of somebody who was erased: only they themselves may bring mail again.</summary>
    public ContactRecord OfErased() => Consent is null ? this : this with { Consent = null, ConsentRefused = "erased" };
}

/// <summary>Reads the fields of a record; they are checked as those of a form are.</summary>
/// <param name="From">Where records come from: by-hand or import. Stands where a consent names its form.</param>
/// <param name="Stages">Those that a record may name.</param>
/// <param name="Calendar">A date without a time begins with the company's day.</param>
public sealed record RecordReader(string From, IReadOnlyList<Stage> Stages, string FallbackLanguage, WorkingCalendar Calendar)
{
    private const int YearMin = 1901;

    private static readonly string[] Required = ["email"];

    private static readonly Dictionary<string, Stage> SpanishStages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prospecto"] = Stage.Prospect, ["candidato"] = Stage.Lead, ["candidata"] = Stage.Lead, ["oportunidad"] = Stage.Opportunity, ["cliente"] = Stage.Customer, ["clienta"] = Stage.Customer,
    };

    /// <summary>The record, or what is wrong with each field, in <paramref name="language"/>.</summary>
    /// <param name="posted">In whatever names; the first of several for one field that says something counts.</param>
    public (ContactRecord? Record, IReadOnlyDictionary<string, string[]> Errors) Read(IEnumerable<KeyValuePair<string, string>> posted, string language, DateTimeOffset now)
    {
        var fields = SubmissionReader.Canonical(posted
            .Select(field => new KeyValuePair<string, string>(RecordFields.Canonical(field.Key) ?? "", field.Value))
            .Where(field => field.Key.Length > 0));
        var texts = RecordTexts.In(language);
        var (address, errors) = SubmissionReader.Check(fields, Required, IntakeTexts.In(language));
        var stage = StageOf(fields, texts, errors);
        var at = TimeOf(fields, RecordFields.At, now, now, texts, errors);
        var consentAt = TimeOf(fields, RecordFields.ConsentAt, at, now, texts, errors);
        var consents = AnswerTo(fields, RecordFields.Consent, texts, errors);
        var isUnsubscribed = AnswerTo(fields, RecordFields.Unsubscribed, texts, errors);
        if (address is null || errors.Count > 0)
        {
            return (null, errors);
        }

        var asked = SubmissionReader.Language(fields.GetValueOrDefault("language"));
        var said = fields.Where(field => !RecordFields.Own.Contains(field.Key)).ToDictionary(StringComparer.Ordinal);
        var isOfFollowUp = stage is Stage.Mql or Stage.Sal;
        var consent = consents
            ? new Consent(Given: true, fields.GetValueOrDefault(RecordFields.ConsentVersion, From), consentAt, From)
            : null;
        return (
            new ContactRecord(
                address, SubmissionReader.PersonOf(said, asked ?? FallbackLanguage), asked, AttributesOf(said, address), isOfFollowUp ? Stage.Lead : stage, consent,
                isUnsubscribed, TouchOf(fields, said, at), at) { TakenAsLead = isOfFollowUp ? stage : null },
            errors);
    }

    /// <summary>What a form would have asked for as a message is kept, too.</summary>
    private static Dictionary<string, string> AttributesOf(Dictionary<string, string> said, NormalizedAddress address)
    {
        var attributes = SubmissionReader.AttributesOf(said, address);
        if (said.TryGetValue("message", out var message))
        {
            attributes["message"] = message;
        }

        return attributes;
    }

    private Stage? StageOf(IReadOnlyDictionary<string, string> fields, RecordTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue(RecordFields.Stage, out var text))
        {
            return null;
        }

        if ((Words.Find<Stage>(text) ?? (SpanishStages.TryGetValue(text, out var named) ? named : null)) is { } stage && Stages.Contains(stage))
        {
            return stage;
        }

        errors[RecordFields.Stage] = [texts.OneOf(Stages.Select(Words.Of))];
        return null;
    }

    /// <summary>False where nothing is said. What is neither yes nor no is never guessed: whoever wants no mail would get it.</summary>
    private static bool AnswerTo(IReadOnlyDictionary<string, string> fields, string name, RecordTexts texts, Dictionary<string, string[]> errors)
    {
        var answer = fields.TryGetValue(name, out var text) ? YesOrNo.Find(text) : false;
        if (answer is null)
        {
            errors[name] = [texts.NeitherYesNorNo];
        }

        return answer == true;
    }

    private DateTimeOffset TimeOf(
        IReadOnlyDictionary<string, string> fields, string name, DateTimeOffset fallback, DateTimeOffset now, RecordTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return fallback;
        }

        if (InstantOf(text) is { } instant && instant <= now)
        {
            return instant;
        }

        errors[name] = [texts.NotATime];
        return fallback;
    }

    /// <summary>A date, or a time with its offset; null for neither.</summary>
    private DateTimeOffset? InstantOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (date.Year is >= YearMin and < 9999 ? Calendar.StartOf(date) : null)
            : PostedTime.Find(text, YearMin);

    /// <summary>A source that is a channel's name is that channel; any other is read as a link's utm_source is.</summary>
    private static Touch TouchOf(IReadOnlyDictionary<string, string> fields, Dictionary<string, string> said, DateTimeOffset at)
    {
        var source = fields.GetValueOrDefault(RecordFields.Source);
        if (source is not null)
        {
            said.TryAdd("utm_source", source);
        }

        var touch = SubmissionReader.TouchOf(said, fields.GetValueOrDefault(RecordFields.Campaign), at);
        return Words.Find<Channel>(source) is { } channel ? touch with { Channel = channel }
            : said.Keys.Any(FieldNames.Visit.Contains) ? touch
            : touch with { Channel = Channel.Other };
    }
}
