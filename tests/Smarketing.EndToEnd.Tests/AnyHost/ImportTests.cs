using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Contacts out of a file, through the program as a company would use it.</summary>
[Trait("Host", "any")]
public sealed class ImportTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task A_dry_run_counts_and_names_faults_and_stores_nothing()
    {
        using var response = await ImportAsync(PeopleOf("dry.mx"), dryRun: true);

        var preview = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(
            (HttpStatusCode.OK, 5, 2, 1, 0, 2),
            (response.StatusCode, (int)preview["rows"]!, (int)preview["created"]!, (int)preview["updated"]!, (int)preview["unchanged"]!, (int)preview["failed"]!));
        Assert.Equal(["3 email", "5 stage"], preview["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["errors"]!.AsObject().Single().Key}"));
        Assert.Equal((";", "phone"), ((string)preview["separator"]!, (string)preview["columns"]![3]!["field"]!));
        Assert.Null(await Program.FindContactAsync(Program.Person("lucia@dry.mx")));
    }

    [Theory]
    [InlineData("True", HttpStatusCode.OK)]
    [InlineData("1", HttpStatusCode.OK)]
    [InlineData("ture", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_dry_run_stores_nothing_however_it_is_written(string dryRun, HttpStatusCode status)
    {
        using var response = await Program.Http.PostAsync($"/api/contacts/import?dryRun={dryRun}", new StringContent(PeopleOf("written.mx"), Encoding.UTF8, "text/csv"));

        Assert.Equal(status, response.StatusCode);
        Assert.Null(await Program.FindContactAsync(Program.Person("lucia@written.mx")));
    }

    [Fact]
    public async Task A_file_is_taken_in_and_what_failed_comes_back_with_the_reason()
    {
        using var accepted = await ImportAsync(PeopleOf("taken.mx"));
        var job = await DoneAsync(accepted);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal((5, 5, 2, 1, 0, 2), ((int)job["rows"]!, (int)job["done"]!, (int)job["created"]!, (int)job["updated"]!, (int)job["unchanged"]!, (int)job["failed"]!));
        var lucia = await Program.ContactAsync(Program.Person("lucia@taken.mx"));
        Assert.Equal(("Lucía", "customer", "verde", "sales"), ((string)lucia["firstName"]!, (string)lucia["stage"]!, (string)lucia["attributes"]!["Color"]!, (string)lucia["owner"]!));
        Assert.True((bool)lucia["consent"]!["given"]!);
        Assert.Equal("lead", (string)(await Program.ContactAsync(Program.Person("ines@taken.mx")))["stage"]!);
        Assert.DoesNotContain(await Program.OutboxAsync(), mail => mail.Contact == (string)lucia["id"]!);

        var spanish = await FailedAsync(accepted, "es");
        var english = await FailedAsync(accepted, "en");
        Assert.Equal("_line,_reason,Correo,Nombre,Puesto,Teléfono,Etapa,Fecha,Consentimiento,Color", spanish[0]);
        Assert.Equal(["3", "5"], spanish.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("No es una dirección", spanish[1], StringComparison.Ordinal);
        Assert.Contains("not an e-mail address", english[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var people = PeopleOf("same.mx");
        people = people[..people.LastIndexOf('\n')];
        using var first = await ImportAsync(people);
        await DoneAsync(first);
        var before = await Program.ContactAsync(Program.Person("lucia@same.mx"));

        using var second = await ImportAsync(people);
        var job = await DoneAsync(second);

        Assert.Equal((0, 0, 2, 2), ((int)job["created"]!, (int)job["updated"]!, (int)job["unchanged"]!, (int)job["failed"]!));
        Assert.Equal(before.ToJsonString(), (await Program.ContactAsync(Program.Person("lucia@same.mx"))).ToJsonString());
    }

    [Theory]
    [InlineData("text/csv", "nombre\nLucía\n", 400)]
    [InlineData("text/csv", "email\n", 400)]
    [InlineData("text/csv", "", 400)]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--", 400)]
    public async Task What_is_no_file_of_contacts_is_refused(string type, string body, int status)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await Program.Http.PostAsync("/api/contacts/import", content);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private string PeopleOf(string domain) => $"""
        Correo;Nombre;Puesto;Teléfono;Etapa;Fecha;Consentimiento;Color
        {Program.Person($"lucia@{domain}")};Lucía;Directora;+52 55 1234 5678;cliente;2024-03-01;sí;azul
        nadie;Nadie;;;;;;
        {Program.Person($"ines@{domain}")};Inés;;;;;;
        {Program.Person($"eva@{domain}")};Eva;;;amiga;;;
        LUCIA{Program.Person($"@{domain}")};;;;;;;verde
        """;

    private Task<HttpResponseMessage> ImportAsync(string file, bool dryRun = false) =>
        Program.Http.PostAsync($"/api/contacts/import{(dryRun ? "?dryRun=true" : "")}", new StringContent(file, Encoding.UTF8, "text/csv"));

    private Task<JsonNode> DoneAsync(HttpResponseMessage accepted) =>
        Program.EventuallyAsync(() => Program.GetJsonAsync(accepted.Headers.Location!.ToString()), job => (string)job["state"]! == "done");

    private async Task<string[]> FailedAsync(HttpResponseMessage accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{accepted.Headers.Location}/failed");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await Program.Http.SendAsync(request);
        return (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
