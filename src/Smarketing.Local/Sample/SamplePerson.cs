using System.Globalization;
using System.Text;

namespace Smarketing.Local.Sample;

/// <summary>Somebody who comes in during the year.</summary>
/// <param name="Phone">Null for whoever gives none.</param>
/// <param name="IsReal">Whether mail to the address arrives, and the telephone is theirs.</param>
internal sealed record SamplePerson(
    string Email, string FirstName, string LastName, string Company, string JobTitle, string? Phone, string Employees, string Industry, string Country, bool Consents, bool IsReal)
{
    private const double Students = 0.06;
    private const double FreeMail = 0.2;
    private const double Unreal = 0.03;

    /// <summary>Person number <paramref name="number"/> of the year, the same whenever asked.</summary>
    public static SamplePerson Make(SampleYear year, int number)
    {
        var chance = year.Chance("person", number.ToString(CultureInfo.InvariantCulture));
        var (first, last) = (chance.One(SampleNames.First), chance.One(SampleNames.Last));
        var (trade, industry) = chance.One(SampleNames.Trades);
        var name = chance.One(SampleNames.Company);
        var country = chance.One(SampleNames.Countries);
        var isStudent = chance.Is(Students);
        var employees = chance.One<string>([("1-10", 18), ("11-50", 26), ("51-200", 26), ("201-500", 14), ("501-1000", 7), ("1200", 5), ("5000", 4)]);
        var title = isStudent ? "Estudiante de arquitectura" : chance.One(chance.One<IReadOnlyList<string>>([(SampleNames.Leading, 34), (SampleNames.Managing, 36), (SampleNames.Working, 30)]));
        var phone = chance.Is(0.86) ? string.Create(CultureInfo.InvariantCulture, $"{country.PhoneStart} {number % 10_000:0000}") : null;
        var domain = isStudent || chance.Is(FreeMail) ? "gmail.com" : $"{Plain(trade)}-{Plain(name)}.{country.Code.ToLowerInvariant()}.example";
        var email = string.Create(CultureInfo.InvariantCulture, $"{(domain == "gmail.com" ? "muestra." : "")}{Plain(first)}.{Plain(last)}.{number}@{domain}");
        return new SamplePerson(
            email, first, last, isStudent ? "Universidad" : $"{trade} {name}", title, phone, isStudent ? "3" : employees, isStudent ? "educación" : industry, country.Code,
            Consents: chance.Is(0.85), IsReal: !chance.Is(Unreal));
    }

    /// <summary>In an address there are no accents and no spaces.</summary>
    private static string Plain(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();

    /// <summary>What they type into a form.</summary>
    public Dictionary<string, object?> Fields()
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["email"] = Email, ["firstName"] = FirstName, ["lastName"] = LastName, ["company"] = Company, ["jobTitle"] = JobTitle, ["employees"] = Employees,
            ["industry"] = Industry, ["country"] = Country, ["language"] = Country == "MX" && Email.Length % 9 == 0 ? "en" : "es",
        };
        if (Consents)
        {
            fields["consent"] = "true";
        }

        if (Phone is not null)
        {
            fields["phone"] = Phone;
        }

        return fields;
    }
}
