using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

public sealed class DictionariesTests
{
    [Theory]
    [InlineData("Construcción", "construction")]
    [InlineData("CONSTRUCTION", "construction")]
    [InlineData("Constructora e inmobiliaria", "construction real-estate")]
    [InlineData("Ingeniería civil", "construction")]
    [InlineData("Bienes raíces", "real-estate")]
    [InlineData("Real Estate & Property", "real-estate")]
    [InlineData("Software / SaaS", "technology")]
    [InlineData("T.I.", "technology")]
    [InlineData("Tecnologías de la información", "technology")]
    [InlineData("Manufactura", "manufacturing")]
    [InlineData("Comercio electrónico", "retail")]
    [InlineData("e-commerce", "retail")]
    [InlineData("Comercio al por mayor", "wholesale")]
    [InlineData("Transporte y logística", "logistics")]
    [InlineData("Oil & Gas", "energy")]
    [InlineData("Servicios financieros", "finance")]
    [InlineData("Seguros y fianzas", "insurance")]
    [InlineData("Salud", "healthcare")]
    [InlineData("Farmacéutica", "pharma")]
    [InlineData("Universidad", "education")]
    [InlineData("Hotelería y turismo", "hospitality")]
    [InlineData("Alimentos y bebidas", "food")]
    [InlineData("Agroindustria", "agriculture")]
    [InlineData("Minería", "mining")]
    [InlineData("Gobierno", "government")]
    [InlineData("ONG", "nonprofit")]
    [InlineData("Despacho jurídico", "legal")]
    [InlineData("Agencia de publicidad", "marketing")]
    [InlineData("Recursos Humanos", "human-resources")]
    [InlineData("Telecom", "telecommunications")]
    [InlineData("Automotriz", "automotive")]
    [InlineData("Consultoría", "consulting")]
    [InlineData("Medios y entretenimiento", "entertainment")]
    [InlineData("Astrology", "")]
    [InlineData(null, "")]
    public void An_industry_is_known_by_its_words_in_both_languages(string? text, string sectors) =>
        Assert.Equal(sectors, string.Join(' ', Dictionaries.Shipped.SectorsOf(text)));

    [Fact]
    public void A_company_adds_its_own_words_and_sectors()
    {
        var rules = Rules.Read("""
            "dictionaries": {
              "seniority": { "decision-maker": ["mandamás", "coordinadora"], "specialist": ["director de grupo scout"] },
              "industry": { "construction": ["andamiaje"], "scaffolding-rental": ["renta de andamios"] }
            }
            """);

        Assert.Equal(Seniority.DecisionMaker, JobTitle.Read("La mandamás", rules.Dictionaries.Seniority));
        Assert.Equal(Seniority.DecisionMaker, JobTitle.Read("Coordinadora de obra", rules.Dictionaries.Seniority));
        Assert.Equal(Seniority.Specialist, JobTitle.Read("Director de grupo scout", rules.Dictionaries.Seniority));
        Assert.Equal(Seniority.DecisionMaker, JobTitle.Read("Director", rules.Dictionaries.Seniority));
        Assert.Equal(["construction", "scaffolding-rental"], rules.Dictionaries.SectorsOf("Andamiaje y renta de andamios"));
    }

    [Theory]
    [InlineData("Dirección  Gral.", "direccion gral")]
    [InlineData("C.E.O.", "ceo")]
    [InlineData("V. P. of R&D", "vp of rd")]
    [InlineData("Dueñ\u200ba", "duena")]
    [InlineData("50% – 60%", "50 60")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Texts_are_compared_without_case_accents_and_punctuation(string? text, string plain) => Assert.Equal(plain, PlainText.Of(text));
}
