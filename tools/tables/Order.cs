using Azure.Data.Tables;
using Azure.Identity;

namespace Smarketing.Tables;

/// <summary>What the command line asks for.</summary>
/// <param name="IsOver">Whether tables that hold something are loaded, too.</param>
internal sealed record Order(bool IsSave, string Folder, TableServiceClient Tables, bool IsOver)
{
    public const string Usage = """
        dotnet run --project tools/tables -- save FOLDER ACCOUNT          copies the app's tables into a folder, which is made
        dotnet run --project tools/tables -- load FOLDER ACCOUNT [--over] copies them back; with --over also into tables that hold something
        ACCOUNT: --account https://NAME.table.core.windows.net, as whoever has signed in with az, or as the machine's managed identity;
                 --connection CONNECTION-STRING, for an emulator, say.
        """;

    /// <summary>Null where the arguments are none that are known.</summary>
    public static Order? Parse(string[] arguments) => arguments switch
    {
        ["save", var folder, var way, var place] when Open(way, place) is { } tables => new Order(IsSave: true, folder, tables, IsOver: false),
        ["load", var folder, var way, var place] when Open(way, place) is { } tables => new Order(IsSave: false, folder, tables, IsOver: false),
        ["load", var folder, var way, var place, "--over"] when Open(way, place) is { } tables => new Order(IsSave: false, folder, tables, IsOver: true),
        _ => null,
    };

    private static TableServiceClient? Open(string way, string place) => way switch
    {
        "--account" when Uri.TryCreate(place, UriKind.Absolute, out var account) && account.Scheme == Uri.UriSchemeHttps => new TableServiceClient(account, new DefaultAzureCredential()),
        "--connection" => Connect(place),
        _ => null,
    };

    private static TableServiceClient? Connect(string connection)
    {
        try
        {
            return new TableServiceClient(connection);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
