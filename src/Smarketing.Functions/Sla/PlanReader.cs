using System.Globalization;

namespace Smarketing.Functions.Sla;

/// <summary>Reads a question to the planner, and notes what is wrong with each field.</summary>
/// <param name="fields">Without those that are empty; a rate's name begins with <see cref="RatePrefix"/>.</param>
/// <param name="isPercent">Whether shares come as a person types them, 50 for one half.</param>
public sealed class PlanReader(IReadOnlyDictionary<string, string> fields, bool isPercent, PlanTexts texts)
{
    public const string Rates = "rates";
    public const string RatePrefix = "rates.";
    public const string FromHistory = "fromHistory";
    public const string LeadToCustomer = "leadToCustomer";
    public const string Capacity = "capacity";

    public static readonly IReadOnlyList<string> RateNames = ["prospectToLead", "leadToMql", "mqlToSql", "sqlToOpportunity", "opportunityToCustomer"];

    /// <summary>A smaller rate is a mistake, or no rate to plan with.</summary>
    public const decimal RateMin = 0.0001m;

    private const decimal MoneyMin = 0.01m;
    private const decimal MoneyMax = 1_000_000_000_000m;
    private const decimal HoursPerMonthMax = 744;
    private const decimal MinutesMax = 1440;

    /// <summary>With it and five of the least rates, every stage is a decimal still.</summary>
    private const decimal CustomersMax = 100_000_000m;

    private static readonly HashSet<string> Known =
    [
        "goal", "averageDeal", Rates, LeadToCustomer, RatePrefix + LeadToCustomer, "workingWeeks", Capacity, "maxLoad", "leadsPerMonth", "hoursPerMonth", "minutesPerAttempt",
        .. RateNames.Select(name => RatePrefix + name),
    ];

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public static (PlanQuestion? Question, IReadOnlyDictionary<string, string[]> Errors) Read(IReadOnlyDictionary<string, string> fields, bool isPercent, PlanTexts texts)
    {
        var reader = new PlanReader(fields, isPercent, texts);
        var question = reader.Question();
        return (reader._errors.Count == 0 ? question : null, reader._errors);
    }

    private PlanQuestion Question()
    {
        foreach (var name in fields.Keys.Where(name => !Known.Contains(name)))
        {
            _errors[name] = [texts.NotKnown];
        }

        var plain = new PlanQuestion
        {
            Goal = Number("goal", MoneyMin, MoneyMax) ?? Missing("goal"),
            AverageDeal = Number("averageDeal", MoneyMin, MoneyMax) ?? Missing("averageDeal"),
        };
        var (rates, leadToCustomer, takesHistory) = ReadRates();
        var question = plain with
        {
            Rates = rates,
            LeadToCustomer = leadToCustomer,
            TakesHistory = takesHistory,
            WorkingWeeks = Whole("workingWeeks", 1, 53) ?? plain.WorkingWeeks,
            Capacity = Whole(Capacity, 1, 1000) ?? plain.Capacity,
            MaxLoad = Share("maxLoad", 0.1m, 10m) ?? plain.MaxLoad,
            LeadsPerMonth = Number("leadsPerMonth", MoneyMin, 1_000_000),
            HoursPerMonth = Number("hoursPerMonth", MoneyMin, HoursPerMonthMax),
            MinutesPerAttempt = Number("minutesPerAttempt", MoneyMin, MinutesMax),
        };
        NoteWhatDoesntGoTogether(question);
        return question;
    }

    private void NoteWhatDoesntGoTogether(PlanQuestion question)
    {
        if (question is { HoursPerMonth: not null, MinutesPerAttempt: null })
        {
            _errors.TryAdd("minutesPerAttempt", [texts.NeedsMinutes]);
        }

        if (_errors.Count == 0 && question.Goal / question.AverageDeal > CustomersMax)
        {
            _errors["goal"] = [texts.TooManyCustomers];
        }
    }

    private (FunnelRates? Rates, decimal? LeadToCustomer, bool TakesHistory) ReadRates()
    {
        var alone = fields.ContainsKey(LeadToCustomer) ? LeadToCustomer : RatePrefix + LeadToCustomer;
        var hasRates = RateNames.Any(name => fields.ContainsKey(RatePrefix + name));
        if (fields.TryGetValue(Rates, out var word))
        {
            if (word != FromHistory || hasRates || fields.ContainsKey(alone))
            {
                _errors[Rates] = [texts.NotRates];
            }

            return (null, null, true);
        }

        if (fields.ContainsKey(alone))
        {
            if (hasRates)
            {
                _errors[alone] = [texts.StandsAlone];
            }

            return (null, Share(alone, RateMin, 1), false);
        }

        if (!hasRates)
        {
            _errors[Rates] = [texts.NotRates];
            return default;
        }

        var shares = RateNames.Select(name => Share(RatePrefix + name, RateMin, 1) ?? Missing(RatePrefix + name)).ToList();
        return (new FunnelRates(shares[0], shares[1], shares[2], shares[3], shares[4]), null, false);
    }

    private decimal? Share(string name, decimal min, decimal max) => isPercent ? Number(name, min * 100, max * 100) / 100 : Number(name, min, max);

    private int? Whole(string name, int min, int max)
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        _errors[name] = [string.Format(CultureInfo.InvariantCulture, texts.WholeBetween, min, max)];
        return null;
    }

    private decimal? Number(string name, decimal min, decimal max)
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return null;
        }

        if (Figures.Find(text) is { } number && number >= min && number <= max)
        {
            return number;
        }

        _errors[name] = [string.Format(CultureInfo.InvariantCulture, texts.Between, min.ToString("#,##0.####", CultureInfo.InvariantCulture), PlanTexts.Figure(max))];
        return null;
    }

    /// <summary>Harmless in place of what isn't there: the question isn't asked with it.</summary>
    private decimal Missing(string name)
    {
        _errors.TryAdd(name, [texts.Missing]);
        return 1;
    }
}
