using Smarketing.Functions.Import;

namespace Smarketing.Functions.Tests.Import;

public sealed class ImportJobTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    private static readonly ImportJob Job = new()
    {
        Id = "job", State = ImportState.Running, Header = ["email"], Rows = 400, Batches = 2, CreatedAt = Now, Since = Now,
    };

    [Fact]
    public void Each_batch_counts_once()
    {
        var tally = new ImportTally(100, 50, 40, 10);
        var once = Job.Begin(0)!.Finish(0, tally)!;

        Assert.Null(once.Finish(0, tally));
        Assert.Null(once.Begin(0));
        Assert.Equal((200, 1, false), (once.Tally.Rows, once.NextBatch, once.IsWorkedThrough));
        Assert.True(once.Finish(1, tally)!.IsWorkedThrough);
    }

    [Fact]
    public void Only_what_runs_is_stopped_and_only_what_is_stopped_goes_on()
    {
        var stopped = Job.Turn(ImportState.Running, ImportState.Stopped, Now)!;

        Assert.Null(stopped.Turn(ImportState.Running, ImportState.Stopped, Now));
        Assert.Equal(ImportState.Running, stopped.Turn(ImportState.Stopped, ImportState.Running, Now)!.State);
        Assert.Null(Job.Turn(ImportState.Stopped, ImportState.Running, Now));
    }

    [Theory]
    [InlineData(ImportState.Receiving, 1.0 / 24)]
    [InlineData(ImportState.Running, null)]
    [InlineData(ImportState.Stopped, 30.0)]
    [InlineData(ImportState.Done, 30.0)]
    public void What_rests_is_forgotten_on_its_day(ImportState state, double? days) =>
        Assert.Equal(days is { } count ? Now.AddDays(count) : null, (Job with { State = state }).ForgottenAt);
}
