using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Smarketing.EndToEnd.Tests;

/// <summary>The tests for any host, on one that runs elsewhere: here the local program in a process of its own, its clock running.</summary>
public sealed partial class AttachedTests
{
    /// <summary>Fewer would mean that the filter finds them no more.</summary>
    private const int TestsMin = 100;

    private const int ShownLinesMax = 60;

    private static readonly TimeSpan RunsWithin = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Every_test_for_any_host_passes_on_a_program_that_was_started_elsewhere()
    {
        await using var program = await LocalProgram.StartUnwoundAsync(HostSettings.All);
        var log = program.Listen();
        using var run = Process.Start(new ProcessStartInfo("dotnet", [typeof(AttachedTests).Assembly.Location, "-trait", "Host=any", "-noColor", "-noLogo"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [AttachedProgram.HostVariable] = program.Http.BaseAddress!.ToString(), [AttachedProgram.KeyVariable] = LocalProgram.Key },
        })!;
        using var patience = new CancellationTokenSource(RunsWithin);
        await using var impatience = patience.Token.Register(run.Kill);
        var output = await run.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await run.WaitForExitAsync(CancellationToken.None);

        var shown = string.Join('\n', output.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(ShownLinesMax).Concat(log.TakeLast(ShownLinesMax)));
        Assert.True(run.ExitCode == 0, shown);
        Assert.True(int.Parse(Total().Match(output).Groups[1].Value, CultureInfo.InvariantCulture) >= TestsMin, shown);
    }

    [Fact]
    public void Whatever_asks_for_the_running_program_is_for_any_host_and_nothing_else_is()
    {
        var classes = typeof(AttachedTests).Assembly.GetTypes();
        var asking = classes.Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(RunningProgram))));
        var marked = classes.Where(type => type.GetCustomAttributes(typeof(TraitAttribute), inherit: false).Cast<TraitAttribute>().Any(trait => trait is { Name: "Host", Value: "any" }));

        Assert.NotEmpty(marked);
        Assert.Equal(asking.Select(type => type.FullName), marked.Select(type => type.FullName));
    }

    [GeneratedRegex(@"Total: (\d+)")]
    private static partial Regex Total();
}
