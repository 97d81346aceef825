using Microsoft.AspNetCore.Http;

namespace Smarketing.Functions.Http;

/// <summary>The header by which a caller names a post, so that trying it again is safe.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int LengthMax = 200;

    public static readonly string TooLong = FormattableString.Invariant($"{Header} may have {LengthMax} characters.");

    /// <summary>False for a key that is too long; null where there is none.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        key = request.Headers[Header].ToString() is { Length: > 0 } sent ? sent : null;
        return key is null or { Length: <= LengthMax };
    }
}
