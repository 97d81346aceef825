using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tests.Tables;

public abstract partial class TableClientContract
{
    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_succeeds_under_the_present_ETag_only(TableUpdateMode mode)
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));
        var first = (await GetAsync("r")).ETag;
        var second = (await Table.UpdateEntityAsync(Entity("r", "N", 2), first, mode)).Headers.ETag!.Value;

        await Refused(412, TableErrorCode.UpdateConditionNotSatisfied, () => Table.UpdateEntityAsync(Entity("r", "N", 3), first, mode));
        Assert.Equal(2, (await GetAsync("r"))["N"]);
        await Table.UpdateEntityAsync(Entity("r", "N", 4), second, mode);
        await Table.UpdateEntityAsync(Entity("r", "N", 5), ETag.All, mode);
        Assert.Equal(5, (await GetAsync("r"))["N"]);
    }

    [Fact]
    public async Task A_deletion_heeds_the_ETag_and_forgives_absence()
    {
        await Table.AddEntityAsync(Entity("r"));
        var stale = (await GetAsync("r")).ETag;
        await Table.UpsertEntityAsync(Entity("r"));

        await Refused(412, TableErrorCode.UpdateConditionNotSatisfied, () => Table.DeleteEntityAsync("p", "r", stale));
        Assert.Equal(204, (await Table.DeleteEntityAsync(await GetAsync("r"), (await GetAsync("r")).ETag)).Status);
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "r", stale)).Status);
        Assert.Empty(await RowsAsync(Table));
    }

    [Fact]
    public async Task An_update_says_which_ETag_it_expects() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(Entity("r"), default));

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task What_is_no_ETag_is_refused(TableTransactionActionType action)
    {
        await Table.AddEntityAsync(Entity("r"));
        var nonsense = new ETag("nonsense");

        await Refused(400, TableErrorCode.InvalidInput, () => WriteAsync(action, nonsense), action.ToString());
        await RefusedAt(1, 400, TableErrorCode.InvalidInput, [Add("other"), new(action, Entity("r"), nonsense)], $"{action} in a transaction");
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    public async Task What_is_absent_is_not_found_whatever_ETag_is_expected(TableTransactionActionType action)
    {
        await Table.AddEntityAsync(Entity("r"));
        var past = (await GetAsync("r")).ETag;
        await Table.DeleteEntityAsync("p", "r");

        await Refused(404, TableErrorCode.ResourceNotFound, () => WriteAsync(action, past));
        await Refused(404, TableErrorCode.ResourceNotFound, () => WriteAsync(action, ETag.All));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task An_ETag_says_nothing_of_the_entity_that_takes_its_place(TableTransactionActionType action)
    {
        await Table.AddEntityAsync(Entity("r"));
        var past = (await GetAsync("r")).ETag;
        await Table.DeleteEntityAsync("p", "r");
        await Table.AddEntityAsync(Entity("r"));

        await Refused(412, TableErrorCode.UpdateConditionNotSatisfied, () => WriteAsync(action, past));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task An_ETag_that_the_service_never_gave_is_not_the_present_one(TableTransactionActionType action)
    {
        await Table.AddEntityAsync(Entity("r"));

        foreach (var foreign in new[] { "W/\"1\"", "W/\"datetime'soon'\"", "W/\"\"" })
        {
            await Refused(412, TableErrorCode.UpdateConditionNotSatisfied, () => WriteAsync(action, new ETag(foreign)));
        }
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpsertMerge)]
    [InlineData(TableTransactionActionType.UpsertReplace)]
    public async Task An_upsert_expects_no_ETag(TableTransactionActionType action)
    {
        await Table.AddEntityAsync(Entity("r", "N", 1));
        var stale = (await GetAsync("r")).ETag;
        await Table.UpsertEntityAsync(Entity("r", "N", 2));

        await SubmitAsync(new TableTransactionAction(action, Entity("r", "N", 3), stale));

        Assert.Equal(3, (await GetAsync("r"))["N"]);
    }

    private Task WriteAsync(TableTransactionActionType action, ETag condition) => action switch
    {
        TableTransactionActionType.Delete => Table.DeleteEntityAsync("p", "r", condition),
        TableTransactionActionType.UpdateReplace => Table.UpdateEntityAsync(Entity("r", "N", 1), condition, TableUpdateMode.Replace),
        _ => Table.UpdateEntityAsync(Entity("r", "N", 1), condition),
    };
}
