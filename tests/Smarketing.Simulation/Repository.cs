namespace Smarketing.Simulation;

/// <summary>Finds the files of the repository that the simulation runs in.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Smarketing.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The simulation runs outside the repository.");
        }

        return folder;
    }
}
