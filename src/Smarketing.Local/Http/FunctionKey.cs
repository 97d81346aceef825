using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Smarketing.Local.Http;

/// <summary>The one key of the local program, for functions of the levels Function and Admin.</summary>
public sealed class FunctionKey
{
    private const string Header = "x-functions-key";
    private const string QueryValue = "code";

    private readonly byte[] _hash;

    public FunctionKey(string value)
    {
        Value = value;
        _hash = Hash(value);
    }

    public string Value { get; }

    /// <summary>Whether the request brings the key; how long this takes tells nothing about it.</summary>
    public bool IsIn(HttpRequest request)
    {
        var given = request.Headers[Header].ToString();
        if (given.Length == 0)
        {
            given = request.Query[QueryValue].ToString();
        }

        return given.Length > 0 && CryptographicOperations.FixedTimeEquals(Hash(given), _hash);
    }

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
