using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Smarketing.Local.Sample;

/// <summary>Chance that a text decides: whoever asks in the same order is answered alike.</summary>
public sealed class SampleChance(string matter)
{
    private readonly Random _random = new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(matter))));

    public bool Is(double share) => _random.NextDouble() < share;

    public double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    /// <summary>So many hours, to the minute.</summary>
    public TimeSpan Hours(double least, double most) => TimeSpan.FromMinutes(Math.Ceiling(Between(least, most) * 60));

    /// <summary>Both ends included.</summary>
    public int Whole(int least, int most) => _random.Next(least, most + 1);

    public T One<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    /// <summary>One of several, each as often as its weight says.</summary>
    public T One<T>(IReadOnlyList<(T Item, double Weight)> among)
    {
        var at = _random.NextDouble() * among.Sum(one => one.Weight);
        foreach (var (item, weight) in among)
        {
            at -= weight;
            if (at < 0)
            {
                return item;
            }
        }

        return among[^1].Item;
    }
}
