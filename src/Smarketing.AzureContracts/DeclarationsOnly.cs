namespace Smarketing.AzureContracts;

/// <summary>What a declaration answers that cannot do its work here.</summary>
internal static class DeclarationsOnly
{
    public static InvalidOperationException Failure() => new(
        "This build stands on the declarations of Smarketing.AzureContracts, which cannot run on Azure. "
        + "Build it with the real packages: dotnet build -p:AzurePackages=true");
}
