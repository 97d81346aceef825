using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Sla;

/// <param name="Marks">All versions, oldest first.</param>
public sealed record AgreementFound(AgreementVersion Version, IReadOnlyList<AgreementMark> Marks);

/// <summary>Keeps the agreement of the running configuration, and finds what was agreed when.</summary>
public sealed class AgreementActivities(AgreementStore store, SmarketingConfiguration configuration, TimeProvider clock)
{
    /// <summary>Twelve hex digits tell apart more versions than a company ever agrees on.</summary>
    private const int IdLength = 12;

    /// <summary>Keeps a version where it says anything else than the last one did.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        var marks = await store.ListAsync(cancellation);
        var last = marks.LastOrDefault();
        var now = clock.GetUtcNow();

        // Versions are kept in order of time: a clock that stands still, or went back, must not put the new one before the old.
        var version = Running(last is not null && now <= last.Since ? last.Since.AddTicks(1) : now);
        if (last?.Id != version.Id)
        {
            await store.AddAsync(version, cancellation);
        }
    }

    /// <param name="id">Null for the newest, which is the running configuration's; of a version that came back, the last time.</param>
    /// <returns>Null where there is no such version.</returns>
    public async Task<AgreementFound?> FindAsync(string? id, CancellationToken cancellation)
    {
        var marks = await store.ListAsync(cancellation);
        return marks.LastOrDefault(mark => id is null || mark.Id == id) is { } mark && await store.FindAsync(mark, cancellation) is { } version
            ? new AgreementFound(version, marks)
            : null;
    }

    private AgreementVersion Running(DateTimeOffset since)
    {
        var (spanish, english) = (AgreementWriter.Write(configuration, "es"), AgreementWriter.Write(configuration, "en"));
        var said = string.Concat(JsonSerializer.Serialize(spanish, StoredJson.Compact.Agreement), JsonSerializer.Serialize(english, StoredJson.Compact.Agreement));
        return new AgreementVersion(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..IdLength], since, spanish, english);
    }
}
