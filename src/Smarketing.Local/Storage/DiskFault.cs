using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Smarketing.Local.Storage;

/// <summary>Tells a fault of the disk, which goes by itself or is mended, from one of the program.</summary>
internal static class DiskFault
{
    /// <summary>Full, gone, read-only, or held by another program: the same may be stored later.</summary>
    public static bool Is(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY };
}
