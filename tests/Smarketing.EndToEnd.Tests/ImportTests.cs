using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.EndToEnd.Tests;

/// <summary>A file of contacts that is given out and taken in again, and one that takes its time.</summary>
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

    private Task<HttpResponseMessage> ImportAsync(string file) =>
        _program.Http.PostAsync("/api/contacts/import", new StringContent(file, Encoding.UTF8, "text/csv"));

    private async Task<JsonNode> DoneAsync(HttpResponseMessage accepted)
    {
        await _program.SettleAsync();
        return await _program.GetJsonAsync(accepted.Headers.Location!.ToString());
    }
}
