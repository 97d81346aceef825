using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Smarketing.Benchmarks.Load;

/// <summary>
/// Data folders with many follow-ups that sleep. One is made by the program itself; the others are copies of its rows under other ids,
/// written straight into the file: a bulk path, which says nothing of how fast they would come in. The mail in the outbox isn't copied.
/// </summary>
internal sealed class Sleepers : IDisposable
{
    private const int RowsPerTransaction = 50_000;
    private const string Number = "0000000";
    private const string Email = $"sleeper{Number}@firma{Number}.mx";

    private readonly SqliteConnection _connection;
    private readonly Copier[] _ofEngine;
    private readonly Copier[] _ofApp;
    private readonly string _contactId;
    private readonly string _subject;

    private Sleepers(string folder)
    {
        _connection = new SqliteConnection($"Data Source={LocalProgram.DatabaseIn(folder)};Pooling=false");
        _connection.Open();
        Execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
        _contactId = Text("SELECT partition_key FROM entities WHERE row_key = 'contact'");
        _subject = Text("SELECT substr(InstanceId, 10, length(InstanceId) - 11) FROM DurableInstances");

        // Markers are swept away five minutes after the change.
        var mention = $"(partition_key || row_key || CAST(properties AS TEXT)) LIKE '%{_contactId}%' OR (row_key || CAST(properties AS TEXT)) LIKE '%{_subject}%'";
        _ofApp = [new Copier(_connection, "entities", $"WHERE ({mention}) AND table_id <> (SELECT id FROM tables WHERE name = 'Outbox')")];
        _ofEngine = [new Copier(_connection, "DurableInstances", ""), new Copier(_connection, "DurableHistory", ""), new Copier(_connection, "DurableTimers", "")];
    }

    /// <param name="progress">Told now and then how many there are.</param>
    public static async Task<SleeperSize> FillAsync(string folder, int count, Action<string> progress)
    {
        await using (var program = await LocalProgram.StartAsync(folder))
        {
            using var response = await program.Http.PostAsJsonAsync(
                "/api/forms/demo", new { email = Email, firstName = "Lucía", lastName = "Herrera", company = "Alba", jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent = true });
            response.EnsureSuccessStatusCode();
            await program.SettleAsync();
        }

        using var sleepers = new Sleepers(folder);
        var before = sleepers.Size();
        sleepers.Copy(sleepers._ofEngine, count, _ => { });
        var between = sleepers.Size();
        sleepers.Copy(sleepers._ofApp, count, progress);
        return new SleeperSize((between - before) / (double)count, (sleepers.Size() - between) / (double)count);
    }

    public void Dispose()
    {
        foreach (var copier in _ofEngine.Concat(_ofApp))
        {
            copier.Dispose();
        }

        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        _connection.Dispose();
    }

    private void Copy(Copier[] copiers, int count, Action<string> progress)
    {
        for (var made = 1; made < count; made += RowsPerTransaction)
        {
            Copy(copiers, made, Math.Min(count, made + RowsPerTransaction));
            progress($"{Bench.Text(Math.Min(made + RowsPerTransaction, count))} follow-ups made");
        }
    }

    private void Copy(Copier[] copiers, int first, int end)
    {
        using var transaction = _connection.BeginTransaction();
        for (var number = first; number < end; number++)
        {
            foreach (var copier in copiers)
            {
                copier.Copy(transaction, number, text => text
                    .Replace(_contactId, Id(number, 0x9E3779B97F4A7C15, _contactId.Length), StringComparison.Ordinal)
                    .Replace(_subject, Id(number, 0xD1B54A32D192ED03, _subject.Length), StringComparison.Ordinal)
                    .Replace(Number, number.ToString("D7", CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }
        }

        transaction.Commit();
    }

    /// <summary>Spread as evenly as the hashes that it stands for.</summary>
    private static string Id(int number, ulong spread, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{(ulong)number * spread:x16}{number:x16}")[..length];

    private long Size() => long.Parse(Text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"), CultureInfo.InvariantCulture);

    private string Text(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows of one table, and the statement that writes them again.</summary>
    private sealed class Copier : IDisposable
    {
        private readonly List<object[]> _rows = [];
        private readonly SqliteCommand _insert;
        private readonly int _runAt;

        public Copier(SqliteConnection connection, string table, string where)
        {
            using var select = connection.CreateCommand();
            select.CommandText = $"SELECT * FROM {table} {where}";
            using var reader = select.ExecuteReader();
            while (reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                _rows.Add(values);
            }

            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            _runAt = names.IndexOf("Run");
            _insert = connection.CreateCommand();
            _insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"${i}"))})";
            for (var i = 0; i < names.Count; i++)
            {
                _insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }
        }

        public void Copy(SqliteTransaction transaction, int number, Func<string, string> renamed)
        {
            _insert.Transaction = transaction;
            foreach (var row in _rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    _insert.Parameters[i].Value = row[i] switch
                    {
                        string text => renamed(text),
                        byte[] bytes => Encoding.UTF8.GetBytes(renamed(Encoding.UTF8.GetString(bytes))),
                        long run when i == _runAt => run + number,
                        var other => other,
                    };
                }

                _insert.ExecuteNonQuery();
            }
        }

        public void Dispose() => _insert.Dispose();
    }
}

/// <summary>How many bytes of the file one takes.</summary>
/// <param name="OfEngine">The orchestration: its instance, history and alarm.</param>
/// <param name="OfApp">The contact with its timeline, facts, lists, and who got it why.</param>
internal sealed record SleeperSize(double OfEngine, double OfApp);
