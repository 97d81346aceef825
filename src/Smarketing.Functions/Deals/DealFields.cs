namespace Smarketing.Functions.Deals;

/// <summary>Reads the posted fields of a move, and notes what is wrong with each.</summary>
/// <param name="fields">Without those that are empty.</param>
internal sealed class DealFields(IReadOnlyDictionary<string, string> fields, DealTexts texts)
{
    public Dictionary<string, string[]> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>A field that isn't known is refused rather than lost.</summary>
    public void Expect(params ReadOnlySpan<string> known)
    {
        foreach (var name in fields.Keys)
        {
            if (!known.Contains(name))
            {
                Errors[name] = [texts.NotKnown];
            }
        }
    }

    public T? Word<T>(string name, IReadOnlyList<T> among)
        where T : struct, Enum
    {
        if (!fields.TryGetValue(name, out var text))
        {
            Errors[name] = [texts.Missing];
            return null;
        }

        if (Words.Find<T>(text) is { } word && among.Contains(word))
        {
            return word;
        }

        Errors[name] = [$"{texts.OneOf} {string.Join(", ", among.Select(one => Words.Of(one)))}"];
        return null;
    }

    public bool Flag(string name)
    {
        switch (fields.GetValueOrDefault(name)?.ToLowerInvariant())
        {
            case "true":
                return true;
            case null or "false":
                return false;
            default:
                Errors[name] = [texts.NotAFlag];
                return false;
        }
    }

    /// <param name="fallback">The currency of an amount that comes without one.</param>
    public Money? Money(string fallback)
    {
        var currency = fallback;
        if (fields.TryGetValue("currency", out var code))
        {
            if (!fields.ContainsKey("amount"))
            {
                Errors["amount"] = [texts.AmountMissing];
            }

            if (Deals.Money.FindCurrency(code) is { } known)
            {
                currency = known;
            }
            else
            {
                Errors["currency"] = [texts.NotACurrency];
            }
        }

        if (!fields.TryGetValue("amount", out var text))
        {
            return null;
        }

        if (Deals.Money.FindAmount(text, currency) is { } amount)
        {
            return new Money(amount, currency);
        }

        Errors["amount"] = [texts.NotAnAmount];
        return null;
    }

    public string? Reason()
    {
        var reason = fields.GetValueOrDefault("reason");
        if (reason?.Length > DealReason.LengthMax)
        {
            Errors["reason"] = [texts.TooLong];
        }

        return reason;
    }

    /// <summary>When something happened: <paramref name="now"/> where nothing is said.</summary>
    public DateTimeOffset PastTime(string name, DateTimeOffset now)
    {
        if (!fields.TryGetValue(name, out var text))
        {
            return now;
        }

        if (PostedTime.Find(text) is not { } at)
        {
            Errors[name] = [texts.NotATime];
            return now;
        }

        if (at > now)
        {
            Errors[name] = [texts.InTheFuture];
        }

        return at;
    }
}
