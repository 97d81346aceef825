using System.Globalization;

namespace Smarketing.Tables;

/// <summary>Tells how far a table has come; several may add to it at once.</summary>
internal sealed class Progress(string table)
{
    private const int ToldEach = 20_000;
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(int rows)
    {
        var count = Interlocked.Add(ref _count, rows);
        if (count / ToldEach > (count - rows) / ToldEach)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {count:N0} …"));
        }
    }

    public void End() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table,-14}{Count,14:N0}"));
}
