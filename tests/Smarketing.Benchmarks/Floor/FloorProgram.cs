using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Smarketing.Benchmarks.Floor;

/// <summary>
/// The least that a durable intake can be: reads the same JSON, checks it, and keeps one contact an address in SQLite (WAL,
/// synchronous=FULL, one commit for all who wait). No rules, no duplicates, no follow-up, no mail.
/// </summary>
internal static class FloorProgram
{
    private const int ContactsPerCommit = 512;

    public static async Task RunAsync(string folder, string address)
    {
        Directory.CreateDirectory(folder);
        var writes = Channel.CreateUnbounded<Write>();
        new Thread(() => WriteAll(Path.Combine(folder, "floor.db"), writes.Reader)) { IsBackground = true }.Start();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapGet("/health", () => Results.Ok());
        app.MapPost("/api/forms/{form}", http => PostAsync(http, writes.Writer));
        await app.RunAsync();
    }

    private static async Task PostAsync(HttpContext http, ChannelWriter<Write> writes)
    {
        var contact = await JsonSerializer.DeserializeAsync(http.Request.Body, FloorJson.Default.FloorContact, http.RequestAborted);
        if (contact is not { Email: { Length: > 3 and < 255 } email } || email.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || email.IndexOf('.', at) < 0))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        writes.TryWrite(new Write(contact, stored));
        await stored.Task;
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"received":true}""");
    }

    private static void WriteAll(string file, ChannelReader<Write> writes)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE contacts (email TEXT PRIMARY KEY, contact TEXT NOT NULL) WITHOUT ROWID");
        using var upsert = connection.CreateCommand();
        upsert.CommandText = "INSERT INTO contacts VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET contact = excluded.contact";
        var (email, contact) = (upsert.Parameters.Add("$1", SqliteType.Text), upsert.Parameters.Add("$2", SqliteType.Text));
        var batch = new List<Write>(ContactsPerCommit);
        while (writes.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < ContactsPerCommit && writes.TryRead(out var write))
            {
                batch.Add(write);
            }

            using (var transaction = connection.BeginTransaction())
            {
                upsert.Transaction = transaction;
                foreach (var write in batch)
                {
                    (email.Value, contact.Value) = (write.Contact.Email!.Trim().ToLowerInvariant(), JsonSerializer.Serialize(write.Contact, FloorJson.Default.FloorContact));
                    upsert.ExecuteNonQuery();
                }

                transaction.Commit();
            }

            batch.ForEach(write => write.Stored.SetResult());
            batch.Clear();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record Write(FloorContact Contact, TaskCompletionSource Stored);
}

internal sealed record FloorContact(string? Email, string? FirstName, string? LastName, string? Company, string? JobTitle, string? Phone, string? Country, string? Message, bool? Consent);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FloorContact))]
internal sealed partial class FloorJson : JsonSerializerContext;
