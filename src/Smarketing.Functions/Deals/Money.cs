using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Deals;

/// <param name="Currency">ISO 4217.</param>
public sealed partial record Money(decimal Amount, string Currency)
{
    private const decimal AmountMax = 1_000_000_000_000m;

    /// <summary>The currencies with three decimals; for all others a third decimal is taken for a mistake.</summary>
    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    /// <summary>ISO 4217, the currencies of states.</summary>
    private static readonly HashSet<string> Currencies = [.. (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK "
        + "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
        + "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
        + "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST "
        + "XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ')];

    /// <summary>"12,500.00 MXN", as it is read in both languages.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Amount:#,##0.00#} {Currency}");

    /// <summary>The same of an amount as <see cref="AmountText"/> writes it.</summary>
    public static string TextOf(string amount, string currency) => new Money(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), currency).Text;

    /// <summary>"12500.00": for forms, timelines and facts.</summary>
    public string AmountText => Amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>The code in capitals; null for what is none.</summary>
    public static string? FindCurrency(string code) => code.Trim().ToUpperInvariant() is var known && Currencies.Contains(known) ? known : null;

    /// <summary>
    /// What was typed or sent, in figures, with a point before the decimals; null for anything else. "1.500" is refused:
    /// half of the world means fifteen hundred by it.
    /// </summary>
    public static decimal? FindAmount(string text, string currency)
    {
        var figures = Grouped().IsMatch(text) ? text.Replace(",", string.Empty, StringComparison.Ordinal) : text;
        var decimals = ThreeDecimals.Contains(currency) ? 3 : 2;
        return (decimals == 3 || !PointsForThousands().IsMatch(figures))
            && decimal.TryParse(figures, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)
            && amount is >= 0 and <= AmountMax && decimal.Round(amount, decimals) == amount
                ? amount
                : null;
    }

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?\z")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})+\z")]
    private static partial Regex PointsForThousands();
}
