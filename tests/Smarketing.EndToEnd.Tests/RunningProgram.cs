namespace Smarketing.EndToEnd.Tests;

/// <summary>One running program for the tests of a class that any host can run: the one that the environment names, else a local one.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    internal SmarketingProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Program = await SmarketingProgram.OpenAsync();

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
