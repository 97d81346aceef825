using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("MX", "MX")]
    [InlineData(" mx ", "MX")]
    [InlineData("Mexico", "MX")]
    [InlineData("MÉXICO", "MX")]
    [InlineData("Spain", "ES")]
    [InlineData("España", "ES")]
    [InlineData("Perú", "PE")]
    [InlineData("EE.UU.", "US")]
    [InlineData("ee. uu.", "US")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("costa de marfil", "CI")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("Países Bajos", "NL")]
    [InlineData("UK", "GB")]
    [InlineData("Atlantis", null)]
    [InlineData("", null)]
    public void A_country_is_known_by_code_and_by_name_in_English_and_Spanish(string text, string? code) => Assert.Equal(code, Countries.Code(text));

    [Fact]
    public void What_is_no_character_makes_no_country() => Assert.Null(Countries.Code("M\uFFFEX"));

    [Theory]
    [InlineData("MX", "en", "Mexico")]
    [InlineData("MX", "es", "México")]
    [InlineData("US", "es", "Estados Unidos")]
    [InlineData("??", "es", "??")]
    public void A_reader_is_told_the_name(string code, string language, string name) => Assert.Equal(name, Countries.NameOf(code, language));

    [Fact]
    public void Every_name_leads_back_to_its_code()
    {
        var codes = Enumerable.Range('A', 26).SelectMany(first => Enumerable.Range('A', 26).Select(second => $"{(char)first}{(char)second}")).Where(code => Countries.Code(code) == code).ToList();

        Assert.Equal(249, codes.Count);
        Assert.All(codes, code => Assert.Equal((code, code), (Countries.Code(Countries.NameOf(code, "en")), Countries.Code(Countries.NameOf(code, "es")))));
    }
}
