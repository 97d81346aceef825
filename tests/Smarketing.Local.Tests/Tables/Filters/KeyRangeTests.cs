using Smarketing.Local.Tables;
using Smarketing.Local.Tables.Filters;

namespace Smarketing.Local.Tests.Tables.Filters;

/// <summary>That a filter finds the right entities is the contract's; here, that it need not look at all others.</summary>
public sealed class KeyRangeTests
{
    [Theory]
    [InlineData(null, "", "", null, null)]
    [InlineData("Name eq 'x'", "", "", null, null)]
    [InlineData("PartitionKey eq 'p'", "p", "", "p", null)]
    [InlineData("PartitionKey eq 'p' and RowKey eq 'r'", "p", "r", "p", "r")]
    [InlineData("RowKey lt 'task}' and PartitionKey eq 'p' and RowKey ge 'task|'", "p", "task|", "p", "task}")]
    [InlineData("PartitionKey eq 'p' and RowKey gt 'a' and RowKey ge 'b' and RowKey le 'd' and RowKey lt 'c'", "p", "b", "p", "c")]
    [InlineData("PartitionKey eq 'p' and RowKey ge 'a' and Name eq 'x'", "p", "a", "p", null)]
    [InlineData("PartitionKey ge '2026-01' and PartitionKey lt '2026-02'", "2026-01", "", "2026-02", null)]
    [InlineData("PartitionKey ge 'a' and RowKey eq 'r'", "a", "", null, null)]
    [InlineData("PartitionKey eq 'p' and (RowKey eq 'a' or RowKey eq 'b')", "p", "a", "p", "b")]
    [InlineData("PartitionKey eq 'p' and (RowKey eq 'c' or (RowKey ge 'a' and RowKey lt 'b'))", "p", "a", "p", "c")]
    [InlineData("PartitionKey eq 'p' and (RowKey eq 'c' or RowKey ge 'a')", "p", "a", "p", null)]
    [InlineData("PartitionKey eq 'p' and (RowKey eq 'c' or Name eq 'x')", "p", "", "p", null)]
    [InlineData("PartitionKey eq 'p' or PartitionKey eq 'q'", "p", "", "q", null)]
    [InlineData("not (PartitionKey eq 'p')", "", "", null, null)]
    [InlineData("PartitionKey ne 'p'", "", "", null, null)]
    public void A_filter_on_keys_narrows_what_is_read(string? filter, string partition, string row, string? lastPartition, string? lastRow) =>
        Assert.Equal(new KeyRange(new EntityKey(partition, row), lastPartition, lastRow), KeyRange.Of(FilterParser.Parse(filter)));
}
