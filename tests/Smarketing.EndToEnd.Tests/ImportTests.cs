using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Contacts out of a file, through the program as a company would use it.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string People = """
        Correo;Nombre;Puesto;Teléfono;Etapa;Fecha;Consentimiento;Color
        lucia@alba.mx;Lucía;Directora;+52 55 1234 5678;cliente;2024-03-01;sí;azul
        nadie;Nadie;;;;;;
        ines@norte.mx;Inés;;;;;;
        eva@sur.mx;Eva;;;amiga;;;
        LUCIA@alba.mx;;;;;;;verde
        """;

    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task A_dry_run_counts_and_names_faults_and_stores_nothing()
    {
        using var response = await ImportAsync(People, dryRun: true);

        var preview = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(
            (HttpStatusCode.OK, 5, 2, 1, 0, 2),
            (response.StatusCode, (int)preview["rows"]!, (int)preview["created"]!, (int)preview["updated"]!, (int)preview["unchanged"]!, (int)preview["failed"]!));
        Assert.Equal(["3 email", "5 stage"], preview["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["errors"]!.AsObject().Single().Key}"));
        Assert.Equal((";", "phone"), ((string)preview["separator"]!, (string)preview["columns"]![3]!["field"]!));
        Assert.Null(await _program.FindContactAsync("lucia@alba.mx"));
    }

    [Theory]
    [InlineData("True", HttpStatusCode.OK)]
    [InlineData("1", HttpStatusCode.OK)]
    [InlineData("ture", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_dry_run_stores_nothing_however_it_is_written(string dryRun, HttpStatusCode status)
    {
        using var response = await _program.Http.PostAsync($"/api/contacts/import?dryRun={dryRun}", new StringContent(People, Encoding.UTF8, "text/csv"));
        await _program.SettleAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Null(await _program.FindContactAsync("lucia@alba.mx"));
    }

    [Fact]
    public async Task A_file_is_taken_in_and_what_failed_comes_back_with_the_reason()
    {
        using var accepted = await ImportAsync(People);
        var job = await DoneAsync(accepted);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal((5, 5, 2, 1, 0, 2), ((int)job["rows"]!, (int)job["done"]!, (int)job["created"]!, (int)job["updated"]!, (int)job["unchanged"]!, (int)job["failed"]!));
        var lucia = await _program.ContactAsync("lucia@alba.mx");
        Assert.Equal(("Lucía", "customer", "verde", "sales"), ((string)lucia["firstName"]!, (string)lucia["stage"]!, (string)lucia["attributes"]!["Color"]!, (string)lucia["owner"]!));
        Assert.True((bool)lucia["consent"]!["given"]!);
        Assert.Equal("lead", (string)(await _program.ContactAsync("ines@norte.mx"))["stage"]!);
        Assert.Empty(await _program.OutboxAsync());

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
        var people = People[..People.LastIndexOf('\n')];
        using var first = await ImportAsync(people);
        await DoneAsync(first);
        var before = await _program.GetJsonAsync("/api/contacts");

        using var second = await ImportAsync(people);
        var job = await DoneAsync(second);

        Assert.Equal((0, 0, 2, 2), ((int)job["created"]!, (int)job["updated"]!, (int)job["unchanged"]!, (int)job["failed"]!));
        Assert.Equal(before.ToJsonString(), (await _program.GetJsonAsync("/api/contacts")).ToJsonString());
    }

    [Fact]
    public async Task What_was_given_out_is_taken_in_in_any_encoding_and_as_a_form_field()
    {
        using var first = await ImportAsync(People);
        await DoneAsync(first);
        var export = await _program.Http.GetStringAsync("/api/contacts/export");
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(export.TrimStart('\uFEFF').Replace("Inés", "Agnés", StringComparison.Ordinal));

        using var form = new MultipartFormDataContent { { new ByteArrayContent(latin), "file", "contacts.csv" } };
        using var second = await _program.Http.PostAsync("/api/contacts/import", form);
        var job = await DoneAsync(second);

        Assert.Equal((0, 1, 1, 0), ((int)job["created"]!, (int)job["updated"]!, (int)job["unchanged"]!, (int)job["failed"]!));
        Assert.Equal("Agnés", (string)(await _program.ContactAsync("ines@norte.mx"))["firstName"]!);
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
        using var response = await _program.Http.PostAsync("/api/contacts/import", content);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task An_import_is_stopped_watched_and_resumed_and_forgotten_after_a_month()
    {
        using var accepted = await ImportAsync(Many(5_000));
        using var stopped = await _program.Http.PostAsync($"{accepted.Headers.Location}/stop", null);
        await _program.SettleAsync();
        var resting = await _program.GetJsonAsync(accepted.Headers.Location!.ToString());

        using var resumed = await _program.Http.PostAsync($"{accepted.Headers.Location}/resume", null);
        var job = await DoneAsync(accepted);

        Assert.Equal(("stopped", "done"), ((string)resting["state"]!, (string)job["state"]!));
        Assert.True((int)resting["done"]! < 5_000);
        Assert.Equal((5_000, 5_000), ((int)job["done"]!, (int)job["created"]!));
        await _program.WindAsync("P31D");
        using var gone = await _program.Http.GetAsync(accepted.Headers.Location);
        using var unknown = await _program.Http.PostAsync("/api/contacts/imports/none/resume", null);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (gone.StatusCode, unknown.StatusCode));
    }

    private static string Many(int rows) =>
        "email,firstName,company\n" + string.Concat(Enumerable.Range(1, rows).Select(i => FormattableString.Invariant($"person{i}@many.mx,Person {i},Many\n")));

    private Task<HttpResponseMessage> ImportAsync(string file, bool dryRun = false) =>
        _program.Http.PostAsync($"/api/contacts/import{(dryRun ? "?dryRun=true" : "")}", new StringContent(file, Encoding.UTF8, "text/csv"));

    private async Task<JsonNode> DoneAsync(HttpResponseMessage accepted)
    {
        await _program.SettleAsync();
        return await _program.GetJsonAsync(accepted.Headers.Location!.ToString());
    }

    private async Task<string[]> FailedAsync(HttpResponseMessage accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{accepted.Headers.Location}/failed");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await _program.Http.SendAsync(request);
        return (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
