using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>What the rules make of somebody, asked over HTTP: the table of domain.md, section 3, with the shipped configuration.</summary>
[Trait("Host", "any")]
public sealed class QualificationTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Theory]
    [InlineData("ebook", "ana@gmail.com", null, "20000", "México", "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", null, "20,000", "CO", "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", null, "10000-20000", "Argentina", "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "VP", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "Director", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "Directora de Compras", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "CEO", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "Gerente General", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "Owner", null, null, "mql", "mql")]
    [InlineData("ebook", "ana@gmail.com", "Assistant to the Director", "4", null, "nurture", "lead")]
    [InlineData("demo", "ana@alba.mx", null, null, null, "mql", "mql")]
    [InlineData("demo", "ana@alba.mx", "Coordinadora", null, null, "mql", "mql")]
    [InlineData("buying-guide", "ana@alba.mx", "Arquitecta", null, null, "mql", "mql")]
    [InlineData("newsletter", "ana@alba.mx", "CEO", null, null, "nurture", "prospect")]
    [InlineData("ebook", "ana@gmail.com", "Student", "3", null, "nurture", "lead")]
    [InlineData("demo", "ana@gmail.com", "Estudiante", null, null, "nurture", "lead")]
    [InlineData("newsletter", "ana@gmail.com", null, null, null, "prospect", "prospect")]
    [InlineData("demo", "ana@andamio.example", "Directora", null, null, "nurture", "lead")]
    public async Task A_submission_is_weighed_as_agreed(string form, string email, string? jobTitle, string? employees, string? country, string decision, string stage)
    {
        var result = await Program.PostJsonAsync("/api/qualification/preview", new { form, email, jobTitle, employees, country });

        Assert.Equal((decision, stage), ((string)result["decision"]!, (string)result["stage"]!));
        Assert.All(new[] { result["fit"]!, result["interest"]! }, score =>
            Assert.Equal((int)score["score"]!, score["reasons"]!.AsArray().Sum(reason => (int)reason!["points"]!)));
    }

    [Fact]
    public async Task The_answer_says_which_rules_gave_how_much()
    {
        var result = await Program.PostJsonAsync("/api/qualification/preview", new { form = "ebook", correo = "ana@alba.mx", puesto = "Directora de Compras", país = "Perú", empleados = "1.200" });

        Assert.Equal("""{"score":90,"high":true,"reasons":[{"rule":"decision-maker","points":40},{"rule":"large-company","points":30},{"rule":"latin-america","points":10},{"rule":"business-address","points":10}]}""", result["fit"]!.ToJsonString());
        Assert.Equal("""{"score":35,"high":true,"reasons":[{"rule":"ebook","points":35}]}""", result["interest"]!.ToJsonString());
        Assert.Equal("fit-high, interest-high", (string)result["reasons"]![0]!);
    }

    [Fact]
    public async Task A_preview_stores_nothing()
    {
        await Program.PostJsonAsync("/api/qualification/preview", new { form = "demo", email = Program.Person("nobody@alba.mx") });

        Assert.Null(await Program.FindContactAsync(Program.Person("nobody@alba.mx")));
        Assert.DoesNotContain(await Program.OutboxAsync(), mail => mail.Text.Contains(Program.Person("nobody@alba.mx"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"email": "ana@alba.mx"}""", "form")]
    [InlineData("""{"form": "e-book", "email": "ana@alba.mx"}""", "form")]
    [InlineData("""{"form": "ebook"}""", "email")]
    [InlineData("""{"form": "ebook", "email": "ana", "country": "Atlantis", "employees": "many"}""", "country email employees")]
    [InlineData("[]", "")]
    public async Task What_cannot_be_weighed_is_refused_with_the_fields_at_fault(string body, string fields)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Program.Http.PostAsync("/api/qualification/preview", content);

        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(fields, string.Join(' ', (problem["errors"]?.AsObject() ?? []).Select(error => error.Key).Order(StringComparer.Ordinal)));
    }
}
