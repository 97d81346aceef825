using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

/// <summary>The table of domain.md, section 3, with the shipped configuration.</summary>
public sealed class QualifierTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Theory]
    [InlineData("MX")]
    [InlineData("CO")]
    [InlineData("AR")]
    public void An_ebook_for_a_large_company_in_Latin_America_is_an_MQL(string country)
    {
        var result = Weigh(Offer.Ebook, "gmail.com", employees: 20_000, country: country);

        Assert.Equal(QualificationDecision.Mql, result.Decision);
    }

    [Theory]
    [InlineData("VP")]
    [InlineData("Director")]
    [InlineData("Directora de Compras")]
    [InlineData("CEO")]
    [InlineData("Gerente General")]
    [InlineData("Owner")]
    [InlineData("Dueña")]
    [InlineData("Co-founder")]
    [InlineData("Vice President, Operations")]
    [InlineData("Presidenta")]
    public void An_ebook_for_a_decision_maker_is_an_MQL(string title) =>
        Assert.Equal(QualificationDecision.Mql, Weigh(Offer.Ebook, "gmail.com", title).Decision);

    [Theory]
    [InlineData("Assistant to the Director")]
    [InlineData("Asistente de Dirección")]
    [InlineData("Secretaria del Director General")]
    public void An_ebook_for_whoever_assists_one_is_a_lead_for_the_policy(string title)
    {
        var result = Weigh(Offer.Ebook, "gmail.com", title, employees: 4);

        Assert.Equal((QualificationDecision.Nurture, Stage.Lead), (result.Decision, result.Stage));
        Assert.False(result.FitIsHigh);
        Assert.True(result.InterestIsHigh);
    }

    [Theory]
    [InlineData(Offer.Demo, null)]
    [InlineData(Offer.Demo, "Coordinator of nothing in particular")]
    [InlineData(Offer.BuyingGuide, "Manager")]
    [InlineData(Offer.Pricing, null)]
    [InlineData(Offer.Contact, null)]
    [InlineData(Offer.Advice, null)]
    public void A_raised_hand_is_an_MQL_at_once(Offer offer, string? title)
    {
        var result = Weigh(offer, "alba.mx", title);

        Assert.Equal((QualificationDecision.Mql, Stage.Mql), (result.Decision, result.Stage));
    }

    [Fact]
    public void A_newsletter_for_a_CEO_is_a_prospect_to_be_nurtured()
    {
        var result = Weigh(Offer.Newsletter, "alba.mx", "CEO");

        Assert.Equal((QualificationDecision.Nurture, Stage.Prospect), (result.Decision, result.Stage));
        Assert.True(result.FitIsHigh);
        Assert.False(result.InterestIsHigh);
    }

    [Theory]
    [InlineData(Offer.Ebook)]
    [InlineData(Offer.Demo)]
    public void A_student_stays_a_lead_whatever_they_ask_for(Offer offer)
    {
        var result = Weigh(offer, "gmail.com", "Estudiante", employees: 3);

        Assert.Equal((QualificationDecision.Nurture, Stage.Lead), (result.Decision, result.Stage));
    }

    [Fact]
    public void Own_staff_raise_no_hands() =>
        Assert.NotEqual(QualificationDecision.Mql, Weigh(Offer.Demo, "andamio.example", "Director").Decision);

    [Theory]
    [InlineData(-1, 35)]
    [InlineData(0, 35)]
    [InlineData(7, 30)]
    [InlineData(8, 29)]
    [InlineData(30, 18)]
    [InlineData(60, 9)]
    [InlineData(183, 1)]
    [InlineData(184, 0)]
    [InlineData(365, 0)]
    public void Interest_halves_every_thirty_days(int days, int points) =>
        Assert.Equal(points, Qualifier.Interest(Mexico.Configuration.Rules, [new InterestEvent("ebook", 35, Now.AddDays(-days))], Now).Points);

    [Theory]
    [InlineData(7, QualificationDecision.Mql)]
    [InlineData(8, QualificationDecision.Nurture)]
    public void Interest_that_has_decayed_below_the_threshold_is_low(int days, QualificationDecision decision)
    {
        var contact = Rules.Contact();
        contact = contact with { Person = contact.Person with { JobTitle = "CEO" }, Interest = [new InterestEvent("ebook", 35, Now.AddDays(-days))] };

        Assert.Equal(decision, Qualifier.Weigh(Mexico.Configuration.Rules, contact, submitted: null, Now).Decision);
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 2)]
    public void One_offer_counts_once_in_thirty_days(int days, int events) =>
        Assert.Equal(events, Qualifier.With(Mexico.Configuration.Rules, [new InterestEvent("ebook", 35, Now.AddDays(-days))], new InterestEvent("ebook", 35, Now)).Count);

    [Fact]
    public void Every_score_is_the_sum_of_its_reasons()
    {
        var result = Weigh(Offer.Ebook, "alba.mx", "Director", 5000, "MX");

        Assert.Equal(90, result.Fit.Points);
        Assert.Equal(result.Fit.Points, result.Fit.Reasons.Sum(reason => reason.Points));
        Assert.Equal(["decision-maker", "large-company", "latin-america", "business-address"], result.Fit.Reasons.Select(reason => reason.Rule));
    }

    private static QualificationResult Weigh(Offer offer, string domain, string? title = null, int? employees = null, string? country = null)
    {
        var contact = new Contact
        {
            Id = "contact",
            Subject = "subject",
            Person = new Person { Email = $"x@{domain}", JobTitle = title, Employees = employees, Country = country, Language = "es" },
            Stage = Stage.Prospect,
            Interest = [new InterestEvent(Words.Of(offer), Mexico.Configuration.Forms[Words.Of(offer)].InterestPoints, Now)],
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        return Qualifier.Weigh(Mexico.Configuration.Rules, contact, offer, Now);
    }
}
