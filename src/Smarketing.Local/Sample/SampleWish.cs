namespace Smarketing.Local.Sample;

/// <summary>Which year somebody wants made up.</summary>
/// <param name="People">How many come in.</param>
public sealed record SampleWish(int Seed, int People)
{
    public static readonly SampleWish Usual = new(SampleYear.SeedUsual, SampleYear.PeopleUsual);
}
