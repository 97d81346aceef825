using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

/// <summary>
/// What the app may rely on in a table, whoever keeps it: the Table service's documented rules. It knows the clients'
/// base types only, so that it can be held against the service's emulator too.
/// </summary>
public abstract partial class TableClientContract : IAsyncLifetime
{
    protected abstract TableServiceClient Service { get; }

    /// <summary>Where the implementation is known to answer otherwise than the service documents.</summary>
    protected virtual IReadOnlyDictionary<string, Departure> Departures { get; } = new Dictionary<string, Departure>(StringComparer.Ordinal);

    /// <summary>A table of the test's own, empty when it begins.</summary>
    protected TableClient Table { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Table = Service.GetTableClient("t" + TestContext.Current.Test!.UniqueID[..40]);
        await Table.CreateAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Service.DeleteTableAsync(Table.Name);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_table_is_made_once()
    {
        await Refused(409, TableErrorCode.TableAlreadyExists, () => Table.CreateAsync());
        Assert.Equal(409, (await Table.CreateIfNotExistsAsync()).GetRawResponse().Status);
        Assert.Equal(Table.Name, (await Service.CreateTableIfNotExistsAsync(Table.Name)).Value.Name);
    }

    [Fact]
    public async Task The_names_of_tables_disregard_case()
    {
        await Table.AddEntityAsync(Entity("a"));

        Assert.Equal(["a"], await RowsAsync(Service.GetTableClient(Table.Name.ToUpperInvariant())));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("with-dash")]
    [InlineData("tables")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_table_name_has_3_to_63_letters_and_digits(string name)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Service.CreateTableAsync(name));
        Assert.Equal(400, refused.Status);
    }

    [Fact]
    public async Task Tables_are_listed()
    {
        var names = new List<string>();
        await foreach (var table in Service.QueryAsync())
        {
            names.Add(table.Name);
        }

        Assert.Contains(Table.Name, names);
    }

    [Fact]
    public async Task A_deleted_table_takes_its_entities_along()
    {
        await Table.AddEntityAsync(Entity("a"));
        Assert.Equal(204, (await Table.DeleteAsync()).Status);
        Assert.Equal(404, (await Service.DeleteTableAsync(Table.Name)).Status);

        await Refused(404, TableErrorCode.TableNotFound, () => Table.AddEntityAsync(Entity("a")));
        await Refused(404, TableErrorCode.TableNotFound, () => Table.UpsertEntityAsync(Entity("a")));
        await Refused(404, TableErrorCode.TableNotFound, () => Table.UpdateEntityAsync(Entity("a"), ETag.All));
        await Refused(404, TableErrorCode.TableNotFound, () => Table.UpdateEntityAsync(Entity("a"), ETag.All, TableUpdateMode.Replace));
        await Refused(404, TableErrorCode.TableNotFound, () => Table.GetEntityAsync<TableEntity>("p", "a"));
        await Refused(404, TableErrorCode.TableNotFound, () => RowsAsync(Table));
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "a")).Status);
        await RefusedAt(0, 404, TableErrorCode.TableNotFound, [Add("a"), Add("b")]);

        await Table.CreateAsync();
        Assert.Empty(await RowsAsync(Table));
    }

    /// <summary>An entity of the partition "p".</summary>
    protected static TableEntity Entity(string row, string? name = null, object? value = null)
    {
        var entity = new TableEntity("p", row);
        if (name is not null)
        {
            entity[name] = value;
        }

        return entity;
    }

    /// <summary>That the service refuses <paramref name="call"/>; a case names one of several that the rule is about.</summary>
    protected async Task Refused(int status, TableErrorCode code, Func<Task> call, string? ofCase = null, [CallerMemberName] string rule = "") =>
        Answered($"{status} {code}", await AnswerAsync(call), ofCase, rule);

    /// <summary>That the service refuses a transaction, and tells which action is at fault.</summary>
    protected async Task RefusedAt(
        int index, int status, TableErrorCode code, IEnumerable<TableTransactionAction> actions, string? ofCase = null, [CallerMemberName] string rule = "")
    {
        int? failed = null;
        var answer = await AnswerAsync(async () =>
        {
            try
            {
                await Table.SubmitTransactionAsync(actions);
            }
            catch (TableTransactionFailedException failure)
            {
                failed = failure.FailedTransactionActionIndex;
                throw;
            }
        });
        Answered($"{status} {code} at {index}", failed is null ? answer : $"{answer} at {failed}", ofCase, rule);
    }

    /// <summary>That what was answered is what the service documents, or what the implementation is known to answer instead.</summary>
    protected void Answered(string documented, string answer, string? ofCase = null, [CallerMemberName] string rule = "") =>
        Assert.Equal(Departures.TryGetValue(ofCase is null ? rule : $"{rule}: {ofCase}", out var departure) ? departure.Answer : documented, answer);

    private static async Task<string> AnswerAsync(Func<Task> call)
    {
        try
        {
            await call();
            return Departure.Accepted;
        }
        catch (RequestFailedException refused)
        {
            return $"{refused.Status} {refused.ErrorCode}";
        }
        catch (InvalidOperationException unreadable)
        {
            return unreadable.GetType().Name;
        }
    }

    protected async Task<TableEntity> GetAsync(string row) => await Table.GetEntityAsync<TableEntity>("p", row);

    protected static TableTransactionAction Add(string row) => new(TableTransactionActionType.Add, Entity(row));

    protected Task<Response<IReadOnlyList<Response>>> SubmitAsync(params TableTransactionAction[] actions) => Table.SubmitTransactionAsync(actions);

    protected static async Task<List<string>> RowsAsync(TableClient table, string? filter = null)
    {
        var rows = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(entity.RowKey);
        }

        return rows;
    }
}
