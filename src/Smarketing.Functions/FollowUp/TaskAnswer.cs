using System.Globalization;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.FollowUp;

/// <summary>What a rep posted from a link: each part is there or not.</summary>
public sealed record TaskAnswer(AttemptOutcome? Outcome, Verdict? Verdict, string? Note, bool DoNotContact)
{
    private const int NoteLengthMax = 5000;

    private static readonly string[] Fields = ["outcome", "verdict", "reason", "budget", "authority", "need", "timeline", "resumeOn", "executive", "note", "doNotContact"];

    private static readonly IReadOnlySet<AttemptOutcome> OfCalls =
        new HashSet<AttemptOutcome> { AttemptOutcome.Connected, AttemptOutcome.Voicemail, AttemptOutcome.NoAnswer, AttemptOutcome.WrongNumber };

    /// <summary>The answer, or what is wrong with each field.</summary>
    public static (TaskAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Read(IReadOnlyDictionary<string, string> fields, AttemptKind attempt, Team team, TaskAnswerTexts texts)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in fields.Keys.Except(Fields))
        {
            errors[name] = [texts.NotKnown];
        }

        var outcome = Word<AttemptOutcome>(fields, "outcome", texts, errors);
        if (outcome is { } said && OfCalls.Contains(said) != (attempt == AttemptKind.Call))
        {
            errors["outcome"] = [texts.OtherKind];
        }

        var note = fields.GetValueOrDefault("note");
        if (note?.Length > NoteLengthMax)
        {
            errors["note"] = [texts.TooLong];
        }

        var verdict = WithExecutive(VerdictOf(fields, texts, errors), fields, team, texts, errors);
        var doNotContact = fields.GetValueOrDefault("doNotContact") is "true" or "on" or "yes" or "1";
        if (errors.Count == 0 && outcome is null && verdict is null && note is null && !doNotContact)
        {
            errors["outcome"] = [texts.NothingSaid];
        }

        return errors.Count == 0 ? (new TaskAnswer(outcome, verdict, note, doNotContact), errors) : (null, errors);
    }

    private static Verdict? VerdictOf(IReadOnlyDictionary<string, string> fields, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        var kind = Word<VerdictKind>(fields, "verdict", texts, errors);
        var reason = Word<RejectReason>(fields, "reason", texts, errors);
        var bant = new Bant(Bant(fields, "budget", texts, errors), Bant(fields, "authority", texts, errors), Bant(fields, "need", texts, errors), Bant(fields, "timeline", texts, errors));
        DateOnly? resumeOn = null;
        if (fields.TryGetValue("resumeOn", out var text))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                resumeOn = day;
            }
            else
            {
                errors["resumeOn"] = [texts.NotADate];
            }
        }

        switch (kind)
        {
            case VerdictKind.Qualify when bant.YesCount < FollowUp.Bant.YesMin:
                errors["verdict"] = [texts.TooFewYes];
                return null;
            case VerdictKind.Reject when reason is null:
                errors.TryAdd("reason", [texts.ReasonMissing]);
                return null;
            default:
                return kind is { } decided
                    ? new Verdict(decided, decided == VerdictKind.Reject ? reason : null, decided == VerdictKind.Qualify ? bant : null, reason == RejectReason.NoTiming ? resumeOn : null)
                    : null;
        }
    }

    /// <summary>Who takes the deal, where it isn't the rep.</summary>
    private static Verdict? WithExecutive(Verdict? verdict, IReadOnlyDictionary<string, string> fields, Team team, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue("executive", out var named))
        {
            return verdict;
        }

        var executive = DealOwner.Find(named, team);
        if (executive is null)
        {
            errors["executive"] = [texts.NobodyKnown];
        }
        else if (verdict is null or { Kind: not VerdictKind.Qualify })
        {
            errors.TryAdd("executive", [texts.OnlyToQualify]);
        }

        return verdict is null ? null : verdict with { Executive = executive };
    }

    private static BantAnswer Bant(IReadOnlyDictionary<string, string> fields, string name, TaskAnswerTexts texts, Dictionary<string, string[]> errors) =>
        Word<BantAnswer>(fields, name, texts, errors) ?? BantAnswer.Unknown;

    private static T? Word<T>(IReadOnlyDictionary<string, string> fields, string name, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return null;
        }

        var word = Words.Find<T>(text);
        if (word is null)
        {
            errors[name] = [$"{texts.OneOf} {string.Join(", ", Words.All<T>())}"];
        }

        return word;
    }
}

/// <summary>What is said of a rep's answer that can't be taken.</summary>
public sealed record TaskAnswerTexts(
    string NotKnown, string OtherKind, string TooLong, string NothingSaid, string NotADate, string TooFewYes, string ReasonMissing, string OneOf, string NobodyKnown,
    string OnlyToQualify)
{
    private static readonly TaskAnswerTexts English = new(
        "This field is not known.", "This outcome belongs to the other kind of attempt.", "This is too long.", "Say what happened.",
        "Give a date such as 2026-02-01.", "An SQL needs at least three yes of budget, authority, need and timeline.", "A rejection needs a reason.", "This must be one of",
        "Give the id of somebody in the team, or a mail address.", "Somebody takes the deal only where there is one: at qualify.");

    private static readonly TaskAnswerTexts Spanish = new(
        "Este campo no se conoce.", "Este resultado es del otro tipo de intento.", "Este texto es demasiado largo.", "Diga qué pasó.",
        "Escriba una fecha, por ejemplo 2026-02-01.", "Un SQL necesita al menos tres sí entre presupuesto, autoridad, necesidad y plazo.", "Un rechazo necesita un motivo.", "Debe ser uno de",
        "Escriba el id de alguien del equipo o una dirección de correo.", "Alguien toma el negocio solo cuando lo hay: al calificar.");

    public static TaskAnswerTexts In(string language) => language == "es" ? Spanish : English;
}
