using Azure;

namespace Smarketing.Local.Tables;

/// <summary>Pages read one by one, as they are asked for.</summary>
internal sealed class TablePages<T>(Func<string?, int?, Task<Page<T>>> read, int? maxPerPage, CancellationToken cancellation)
    : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            CancellationToken.ThrowIfCancellationRequested();
            var page = await read(continuationToken, pageSizeHint ?? maxPerPage);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
