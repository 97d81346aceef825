using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Pages;

public sealed class DealPageTests
{
    [Fact]
    public async Task Moves_amount_currency_and_reasons_have_the_names_of_the_interface()
    {
        var page = await Read(PageSamples.Deal("es"));

        Assert.Equal(["opportunity", "won", "lost"], page.QuerySelectorAll("button[name=move]").Select(button => button.GetAttribute("value")!));
        Assert.Equal(("decimal", ""), (page.QuerySelector("input[name=amount]")!.GetAttribute("inputmode"), page.QuerySelector<IHtmlInputElement>("#amount")!.Value));
        Assert.Equal("MXN", page.QuerySelector<IHtmlInputElement>("input[name=currency]")!.Value);
        Assert.Equal(["", "not-ready", "no-budget", "no-authority", "no-need", "no-timing", "inaccurate-data", "no-fit"], page.QuerySelectorAll("select[name=reason] option").Select(option => option.GetAttribute("value")!));
        Assert.Empty(page.QuerySelectorAll("[selected], details[open]"));
    }

    [Fact]
    public async Task An_open_opportunity_shows_its_amount_and_takes_another()
    {
        var page = await Read(PageSamples.Deal("en") with { Standing = DealMove.Opportunity, Money = new Money(12500m, "USD") });

        Assert.Contains("12,500.00 USD", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("12500.00", "Save the amount"), (page.QuerySelector<IHtmlInputElement>("#amount")!.Value, page.QuerySelector("button[value=opportunity] strong")!.TextContent));
    }

    [Fact]
    public async Task A_closed_deal_offers_the_way_back_while_there_is_one()
    {
        var closed = PageSamples.Deal("en") with { Standing = DealMove.Won, IsClosed = true };
        var page = await Read(closed with { CorrectableUntil = closed.Since.AddMinutes(15) });

        Assert.Contains("won, Jan 5, 12:05 PM", page.QuerySelector(".recorded")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12:20 PM", page.QuerySelector("#move > details > summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("#move > details button[name=move]").Length);
        Assert.Empty((await Read(closed)).QuerySelectorAll("form"));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_what_is_wrong()
    {
        var page = await Read(PageSamples.DealWithErrors("en"));

        Assert.Equal(("1.500", "peso"), (page.QuerySelector<IHtmlInputElement>("#amount")!.Value, page.QuerySelector<IHtmlInputElement>("#currency")!.Value));
        Assert.Equal("true", page.QuerySelector("#amount")!.GetAttribute("aria-invalid"));
        Assert.Contains("amount-error", page.QuerySelector("#amount")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(["#amount", "#currency"], page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Whatever_a_stranger_typed_is_text()
    {
        const string Hostile = "<script>alert(1)</script>\" onmouseover=\"alert(1)";
        var harmless = await Read(PageSamples.DealWithErrors("en"));
        var hostile = await Read(PageSamples.DealWithErrors("en") with
        {
            Contact = new MailContact { Email = Hostile, FirstName = Hostile, LastName = Hostile, Company = Hostile, JobTitle = Hostile, Phone = "+1 5" + Hostile },
            History = [Hostile, Hostile],
            Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["amount"] = Hostile, ["currency"] = Hostile, ["reason"] = Hostile },
        });

        Assert.Equal(harmless.All.Select(element => element.LocalName), hostile.All.Select(element => element.LocalName));
        Assert.DoesNotContain(hostile.All.SelectMany(element => element.Attributes), attribute => attribute.Name == "onmouseover");
    }

    private static async Task<IHtmlDocument> Read(DealPageModel model) =>
        await new HtmlParser().ParseDocumentAsync(await PageSamples.Render<DealPage, DealPageModel>(model));
}
