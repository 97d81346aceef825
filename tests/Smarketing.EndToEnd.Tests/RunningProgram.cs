namespace Smarketing.EndToEnd.Tests;

/// <summary>One running program for the tests of a class.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    internal LocalProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
