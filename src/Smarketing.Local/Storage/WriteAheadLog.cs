using System.Buffers.Binary;

namespace Smarketing.Local.Storage;

/// <summary>
/// What SQLite's log beside a database file holds (https://www.sqlite.org/walformat.html). SQLite takes a frame that is broken for the end
/// of a log that was cut off by a crash, and passes over all that follows, without a word. But the index beside the log still says how far
/// it had been committed: it is written only after the log is on disk.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint Magic = 0x377F0682;

    /// <summary>Of the index: the header that tells what was committed, twice, and how much of it the database file has taken over.</summary>
    private const int IndexHeaderBytes = 48;

    /// <summary>Whether the log beside <paramref name="database"/> lacks something that had been committed to it.</summary>
    public static bool HasLost(string database)
    {
        var index = ReadBeginning(database + "-shm", (2 * IndexHeaderBytes) + sizeof(uint));
        if (index is null || !index.AsSpan(0, IndexHeaderBytes).SequenceEqual(index.AsSpan(IndexHeaderBytes, IndexHeaderBytes)))
        {
            // Never written, or in the middle of it: it tells nothing.
            return false;
        }

        var committed = BitConverter.ToUInt32(index, 16);
        var takenOver = BitConverter.ToUInt32(index, 2 * IndexHeaderBytes);
        if (committed <= takenOver)
        {
            return false;
        }

        var header = ReadBeginning(database + "-wal", HeaderBytes);

        // A log that was begun anew has other salts, and its index is of the one before.
        return header is null || (header.AsSpan(16, 8).SequenceEqual(index.AsSpan(32, 8)) && WholeFrames(database + "-wal", header, committed) < committed);
    }

    /// <summary>How many frames, up to <paramref name="most"/>, are as they were written: each has a sum over itself and all before it.</summary>
    private static uint WholeFrames(string log, byte[] header, uint most)
    {
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if ((magic & ~1u) != Magic)
        {
            return 0;
        }

        var sums = new Sums((magic & 1) == 1);
        sums.Add(header.AsSpan(0, 24));
        if (!sums.Are(header.AsSpan(24)))
        {
            return 0;
        }

        var frame = new byte[FrameHeaderBytes + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(8))];
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = HeaderBytes;
        for (var whole = 0u; whole < most; whole++)
        {
            if (stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) < frame.Length || !frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8)))
            {
                return whole;
            }

            sums.Add(frame.AsSpan(0, 8));
            sums.Add(frame.AsSpan(FrameHeaderBytes));
            if (!sums.Are(frame.AsSpan(16, 8)))
            {
                return whole;
            }
        }

        return most;
    }

    /// <summary>Null where there is no such file, or it is shorter.</summary>
    private static byte[]? ReadBeginning(string file, int length)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var bytes = new byte[length];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : null;
    }

    /// <summary>The log's running sums, over words in the byte order of the machine that wrote it.</summary>
    private sealed class Sums(bool isBigEndian)
    {
        private uint _first;
        private uint _second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var at = 0; at < bytes.Length; at += 8)
            {
                _first = unchecked(_first + Word(bytes[at..]) + _second);
                _second = unchecked(_second + Word(bytes[(at + 4)..]) + _first);
            }
        }

        public bool Are(ReadOnlySpan<byte> stored) =>
            BinaryPrimitives.ReadUInt32BigEndian(stored) == _first && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == _second;

        private uint Word(ReadOnlySpan<byte> bytes) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
