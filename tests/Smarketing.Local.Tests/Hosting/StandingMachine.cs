namespace Smarketing.Local.Tests.Hosting;

/// <summary>A machine whose clock the test sets.</summary>
internal sealed class StandingMachine(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
