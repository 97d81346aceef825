using System.Globalization;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.FollowUp;

/// <summary>What a rep posted from a link: each part is there or not.</summary>
public sealed record TaskAnswer(AttemptOutcome? Outcome, Verdict? Verdict, DateTimeOffset? CallBackAt, string? Note, bool DoNotContact, DateOnly? Away)
{
    private const int NoteLengthMax = 5000;

    private static readonly string[] Fields = ["outcome", "verdict", "reason", "budget", "authority", "need", "timeline", "resumeOn", "callBackAt", "executive", "note", "doNotContact", "away"];

    private static readonly IReadOnlySet<AttemptOutcome> OfCalls =
        new HashSet<AttemptOutcome> { AttemptOutcome.Connected, AttemptOutcome.Voicemail, AttemptOutcome.NoAnswer, AttemptOutcome.WrongNumber };

    /// <summary>The answer, or what is wrong with each field.</summary>
    public static (TaskAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Read(
        IReadOnlyDictionary<string, string> fields, AttemptKind attempt, TaskMoment moment, TaskAnswerTexts texts)
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

        var verdict = WithExecutive(VerdictOf(fields, moment, texts, errors), fields, moment.Team, texts, errors);
        var callBackAt = CallBackOf(fields, moment, texts, errors);
        var away = AwayOf(fields, moment, texts, errors);
        var doNotContact = fields.GetValueOrDefault("doNotContact") is "true" or "on" or "yes" or "1";
        if (errors.Count == 0 && outcome is null && verdict is null && callBackAt is null && note is null && away is null && !doNotContact)
        {
            errors["outcome"] = [texts.NothingSaid];
        }

        return errors.Count == 0 ? (new TaskAnswer(outcome, verdict, callBackAt, note, doNotContact, away), errors) : (null, errors);
    }

    private static DateTimeOffset? CallBackOf(IReadOnlyDictionary<string, string> fields, TaskMoment moment, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue("callBackAt", out var text))
        {
            return null;
        }

        if (!moment.HasAttemptLeft)
        {
            errors["callBackAt"] = [texts.NoAttemptLeft];
        }
        else if (moment.Read(text) is not { } at)
        {
            errors["callBackAt"] = [texts.NotATime];
        }
        else if (at <= moment.Now || at >= moment.ClosesAt)
        {
            errors["callBackAt"] = [texts.NotInTheFollowUp];
        }
        else
        {
            return at;
        }

        return null;
    }

    private static DateOnly? AwayOf(IReadOnlyDictionary<string, string> fields, TaskMoment moment, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue("away", out var text))
        {
            return null;
        }

        var today = moment.Calendar.DayOf(moment.Now);
        if (moment.IsManager)
        {
            errors["away"] = [texts.NotKnown];
        }
        else if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            errors["away"] = [texts.NotADate];
        }
        else if (until < today || until > today.AddDays(TaskMoment.AwayDaysMax))
        {
            errors["away"] = [texts.NotALeave];
        }
        else
        {
            return until;
        }

        return null;
    }

    private static Verdict? VerdictOf(IReadOnlyDictionary<string, string> fields, TaskMoment moment, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        var kind = Word<VerdictKind>(fields, "verdict", texts, errors);
        var reason = Word<RejectReason>(fields, "reason", texts, errors);
        var bant = new Bant(Bant(fields, "budget", texts, errors), Bant(fields, "authority", texts, errors), Bant(fields, "need", texts, errors), Bant(fields, "timeline", texts, errors));
        var resumeOn = ResumeOf(fields, moment, texts, errors);
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

    private static DateOnly? ResumeOf(IReadOnlyDictionary<string, string> fields, TaskMoment moment, TaskAnswerTexts texts, Dictionary<string, string[]> errors)
    {
        if (!fields.TryGetValue("resumeOn", out var text))
        {
            return null;
        }

        var today = moment.Calendar.DayOf(moment.Now);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            errors["resumeOn"] = [texts.NotADate];
        }
        else if (day <= today || day > today.AddYears(TaskMoment.ResumeYearsMax))
        {
            errors["resumeOn"] = [texts.NotAhead];
        }
        else
        {
            return day;
        }

        return null;
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
        else if (Words.Find<VerdictKind>(fields.GetValueOrDefault("verdict")) != VerdictKind.Qualify)
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
