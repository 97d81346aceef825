using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Http;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Tests.Pages;

public sealed class OtherPageTests
{
    [Fact]
    public async Task A_refused_form_keeps_every_field_seen_and_unseen()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await PageSamples.Render<FormProblemPage, FormProblemPageModel>(PageSamples.Form("en")));
        var form = (IHtmlFormElement)page.QuerySelector("form")!;

        Assert.Equal("/api/forms/demo", form.GetAttribute("action"));
        Assert.Equal(
            PageSamples.Form("en").Fields.Select(field => (field.Name, field.Value)),
            form.Elements.Where(element => element is not IHtmlButtonElement).Select(element => element switch
            {
                IHtmlTextAreaElement area => (area.Name!, area.Value),
                IHtmlInputElement input => (input.Name!, input.Value),
                _ => throw new InvalidOperationException(element.LocalName),
            }));
        Assert.Equal("email-error", page.QuerySelector("#email")!.GetAttribute("aria-describedby"));
        Assert.Equal("hidden", page.QuerySelector("[name=utm_source]")!.GetAttribute("type"));
    }

    [Theory]
    [InlineData("en", "I agree to receive mail from Andamio. I can unsubscribe at any time.")]
    [InlineData("es", "Acepto recibir correos de Andamio. Puedo darme de baja en cualquier momento.")]
    public async Task A_refused_form_asks_for_consent_in_its_own_words(string language, string words)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await PageSamples.All["form-problem"](language));

        Assert.Equal(words, page.QuerySelector("label[for=consent]")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    [InlineData("", false)]
    public async Task The_box_of_a_refused_form_is_as_it_was_posted(string posted, bool isTicked)
    {
        var model = PageSamples.Form("es") with { Fields = [new TypedField("consent", posted)] };

        var page = await new HtmlParser().ParseDocumentAsync(await PageSamples.Render<FormProblemPage, FormProblemPageModel>(model));

        Assert.Equal(isTicked, ((IHtmlInputElement)page.QuerySelector("#consent")!).IsChecked);
    }

    [Theory]
    [InlineData("unsubscribe", "fewer", "none")]
    [InlineData("confirm", "yes")]
    public async Task Opening_the_unsubscribe_or_confirm_page_only_asks(string name, params string[] values)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await PageSamples.All[name]("en"));

        Assert.Equal(values, page.QuerySelectorAll("form[method=post] button").Select(button => button.GetAttribute("value")));
        Assert.DoesNotContain("lucia.herrera", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("lu•••@constructora-alba.example", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_unsubscribe_only_a_new_consent_brings_mail_back()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await PageSamples.All["unsubscribed"]("en"));
        var forGood = await new HtmlParser().ParseDocumentAsync(await PageSamples.All["unsubscribed-for-good"]("en"));

        Assert.Equal("all", Assert.Single(page.QuerySelectorAll("form[method=post] button")).GetAttribute("value"));
        Assert.Equal("agree-error", page.QuerySelector("input[name=agree]")!.GetAttribute("aria-describedby"));
        Assert.Contains("I agree to receive mail", page.QuerySelector("label[for=agree]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(forGood.QuerySelectorAll("form"));
    }

    [Theory]
    [InlineData("ab@example.com", "ab•••@example.com")]
    [InlineData("a@example.com", "a•••@example.com")]
    [InlineData("@example.com", "•••")]
    [InlineData("nothing", "•••")]
    public void An_address_is_shown_only_as_far_as_its_owner_needs(string address, string shown) =>
        Assert.Equal(shown, MaskedAddress.Of(address));

    [Fact]
    public async Task A_page_is_answered_with_its_status_and_type_and_without_a_cookie()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("leads.andamio.example");
        using var body = new MemoryStream();
        context.Response.Body = body;

        await Page.Show<ProblemPage, ProblemPageModel>(new ProblemPageModel("es", "Andamio", Problem.LinkOver.Spanish.Title, Problem.LinkOver.Spanish.Detail), StatusCodes.Status410Gone).ExecuteAsync(context);

        Assert.Equal(410, context.Response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
        Assert.DoesNotContain("Set-Cookie", context.Response.Headers.Keys);
        Assert.Contains("Este enlace ya no está vigente", System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(body.ToArray())), StringComparison.Ordinal);
    }
}
