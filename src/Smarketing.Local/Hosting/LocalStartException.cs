namespace Smarketing.Local.Hosting;

/// <summary>The program cannot start, for reasons that whoever started it can mend.</summary>
public sealed class LocalStartException(params IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
