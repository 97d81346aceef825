using System.Text.Json;
using Microsoft.Data.Sqlite;
using Smarketing.Functions.Email;
using Smarketing.Local.Storage;

namespace Smarketing.Local.Outbox;

/// <summary>The mails taken, in the program's database.</summary>
public sealed class OutboxStore(LocalDatabase database)
{
    private const string Columns = "SELECT id, at, message FROM outbox";

    public Task CreateAsync() => database.WriteAsync(session =>
    {
        session.Execute(
            "CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, message_id TEXT NOT NULL, recipient TEXT NOT NULL, message BLOB NOT NULL)");
        session.Execute("CREATE INDEX IF NOT EXISTS outbox_by_message ON outbox (message_id)");
        session.Execute("CREATE INDEX IF NOT EXISTS outbox_by_recipient ON outbox (recipient, id)");
    });

    public async Task<OutboxMail> AddAsync(EmailMessage message, DateTimeOffset at)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(message, OutboxJson.Default.EmailMessage);
        var id = await database.WriteAsync(session =>
        {
            var row = session.Query(
                "INSERT INTO outbox (at, message_id, recipient, message) VALUES ($1, $2, $3, $4) RETURNING id",
                at.UtcTicks,
                message.Id,
                Recipient(message.To.Address),
                content);
            row.Read();
            return row.GetInt64(0);
        });
        return new OutboxMail(id, at, message);
    }

    public Task<bool> HasAsync(string messageId) => database.ReadAsync(session =>
        session.Query("SELECT 1 FROM outbox WHERE message_id = $1 LIMIT 1", messageId).Read());

    public Task<OutboxMail?> FindAsync(long id) => database.ReadAsync(session =>
        Read(session.Query($"{Columns} WHERE id = $1", id)).FirstOrDefault());

    /// <summary>The mails to <paramref name="to"/> (null: to anybody) after a mail and an instant, oldest first.</summary>
    public Task<List<OutboxMail>> ListAsync(string? to, long afterId, DateTimeOffset? after) => database.ReadAsync(session => Read(to is null
        ? session.Query($"{Columns} WHERE id > $1 AND at > $2 ORDER BY id", afterId, after?.UtcTicks ?? -1)
        : session.Query($"{Columns} WHERE id > $1 AND at > $2 AND recipient = $3 ORDER BY id", afterId, after?.UtcTicks ?? -1, Recipient(to))));

    /// <summary>The newest mails, the newest first.</summary>
    public Task<List<OutboxMail>> LatestAsync(string? to, int limit) => database.ReadAsync(session => Read(to is null
        ? session.Query($"{Columns} ORDER BY id DESC LIMIT $1", limit)
        : session.Query($"{Columns} WHERE recipient = $1 ORDER BY id DESC LIMIT $2", Recipient(to), limit)));

    /// <summary>The ids of the mails to a person or about them.</summary>
    public Task<IReadOnlyList<long>> ListAboutAsync(string contactId, string address) => database.ReadAsync<IReadOnlyList<long>>(session =>
    {
        var ids = new List<long>();
        var rows = session.Query("SELECT id FROM outbox WHERE recipient = $1 OR json_extract(CAST(message AS TEXT), '$.contactId') = $2", Recipient(address), contactId);
        while (rows.Read())
        {
            ids.Add(rows.GetInt64(0));
        }

        return ids;
    });

    public Task RemoveAsync(long id) => database.WriteAsync(session => session.Execute("DELETE FROM outbox WHERE id = $1", id));

    private static List<OutboxMail> Read(SqliteDataReader rows)
    {
        var mails = new List<OutboxMail>();
        while (rows.Read())
        {
            mails.Add(new OutboxMail(
                rows.GetInt64(0),
                new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero),
                JsonSerializer.Deserialize((byte[])rows.GetValue(2), OutboxJson.Default.EmailMessage)!));
        }

        return mails;
    }

    private static string Recipient(string address) => address.Trim().ToLowerInvariant();
}
