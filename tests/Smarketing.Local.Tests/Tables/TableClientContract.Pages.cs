using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    [Fact]
    public async Task Pages_follow_one_another_by_their_token()
    {
        await SubmitAsync([.. Enumerable.Range(0, 10).Select(i => Add(i.ToString(CultureInfo.InvariantCulture)))]);

        var query = Table.QueryAsync<TableEntity>("PartitionKey eq 'p' and RowKey ne '4'", maxPerPage: 3);
        var pages = await PagesAsync(query.AsPages());

        Assert.Equal(["0 1 2", "3 5 6", "7 8 9"], pages.Select(page => string.Join(' ', page.Values.Select(entity => entity.RowKey))));
        Assert.Null(pages[^1].ContinuationToken);
        var resumed = await PagesAsync(query.AsPages(pages[0].ContinuationToken, pageSizeHint: 10));
        Assert.Equal(["3", "5", "6", "7", "8", "9"], resumed.SelectMany(page => page.Values).Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_page_has_at_most_1000_entities()
    {
        for (var hundred = 100; hundred < 111; hundred++)
        {
            await SubmitAsync([.. Enumerable.Range(hundred * 100, 100).Select(i => Add(i.ToString(CultureInfo.InvariantCulture)))]);
        }

        var pages = await PagesAsync(Table.QueryAsync<TableEntity>(select: ["RowKey"]).AsPages());

        Assert.Equal([1000, 100], pages.Select(page => page.Values.Count));
        Assert.Equal(1100, pages.SelectMany(page => page.Values).Select(entity => entity.RowKey).Distinct().Count());
        await Refused(400, TableErrorCode.InvalidInput, () => PagesAsync(Table.QueryAsync<TableEntity>(maxPerPage: 1001).AsPages()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Pages_together_have_every_entity_once_whatever_its_keys(int size)
    {
        string[] keys = ["", "%20&+=", "O'Hara", "a b", "a|b", "z", "ñ", "☎", "😀"];
        foreach (var partition in keys)
        {
            await SubmitAsync([.. keys.Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, row)))]);
        }

        var pages = await PagesAsync(Table.QueryAsync<TableEntity>(maxPerPage: size).AsPages());

        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, size));
        Assert.Equal(
            keys.SelectMany(partition => keys.Select(row => new EntityName(partition, row))),
            pages.SelectMany(page => page.Values).Select(entity => new EntityName(entity.PartitionKey, entity.RowKey)));
    }

    [Fact]
    public async Task Pages_together_have_every_match_once_however_rare()
    {
        await SubmitAsync([.. Enumerable.Range(10, 90).Select(i => new TableTransactionAction(
            TableTransactionActionType.Add, Entity(i.ToString(CultureInfo.InvariantCulture), "Rare", i % 9 == 0)))]);

        var pages = await PagesAsync(Table.QueryAsync<TableEntity>("RowKey gt '18' and Rare eq true", maxPerPage: 2, select: ["RowKey"]).AsPages());

        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 2));
        Assert.Equal(["27", "36", "45", "54", "63", "72", "81", "90", "99"], pages.SelectMany(page => page.Values).Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_page_goes_on_behind_the_last_one_whatever_was_written_meanwhile()
    {
        await SubmitAsync(Add("1"), Add("2"), Add("4"), Add("6"), Add("7"));
        var query = Table.QueryAsync<TableEntity>(maxPerPage: 2);
        await using var pages = query.AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        await SubmitAsync(Add("0"), new(TableTransactionActionType.Delete, Entity("2")), new(TableTransactionActionType.Delete, Entity("4")), Add("5"));

        await pages.MoveNextAsync();

        Assert.Equal(["5", "6"], pages.Current.Values.Select(entity => entity.RowKey));
    }

    private static async Task<List<Page<TableEntity>>> PagesAsync(IAsyncEnumerable<Page<TableEntity>> pages)
    {
        var read = new List<Page<TableEntity>>();
        await foreach (var page in pages)
        {
            read.Add(page);
        }

        return read;
    }
}
