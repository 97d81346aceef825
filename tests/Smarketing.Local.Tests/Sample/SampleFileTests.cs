using Smarketing.Local.Hosting;
using Smarketing.Local.Sample;
using Smarketing.Local.Tests.Storage;

namespace Smarketing.Local.Tests.Sample;

/// <summary>When a sample is made, goes on, or is refused.</summary>
public sealed class SampleFileTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void In_a_new_folder_the_year_before_the_start_begins_and_the_clock_stays_held_after_it()
    {
        var sample = SampleFile.Of(Wanted())!;

        Assert.Equal((new SampleYear(1, Monday.AddYears(-1), Monday, 50), true, false, true), (sample.Year, sample.IsHeld, sample.IsComplete, sample.IsWanted));
        Assert.Equal(Monday.AddYears(-1), sample.Options(Wanted()).Start);
    }

    [Fact]
    public void An_interrupted_one_goes_on_as_it_was_begun_whatever_is_asked_for()
    {
        SampleFile.Of(Wanted())!.Options(Wanted());

        var again = SampleFile.Of(Wanted() with { Sample = new SampleWish(2, 99), Start = null })!;
        var plain = SampleFile.Of(Wanted() with { Sample = null })!;

        Assert.Equal((1, 50, true), (again.Year.Seed, again.Year.People, again.IsWanted));
        Assert.False(plain.IsWanted);
        Assert.Equal(Monday, plain.Options(Wanted()).Start);
    }

    [Fact]
    public void A_complete_one_is_left_as_it_is()
    {
        (SampleFile.Of(Wanted())! with { IsComplete = true }).Save(Wanted());

        Assert.Equal(Monday, SampleFile.Of(Wanted())!.Options(Wanted()).Start);
    }

    [Fact]
    public void A_folder_with_other_data_is_refused_and_left_alone()
    {
        File.WriteAllText(_folder.File("smarketing.db"), "");

        var refusal = Assert.Throws<LocalStartException>(() => SampleFile.Of(Wanted()));

        Assert.Contains("holds other data", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("sample.json")));
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        File.WriteAllText(_folder.File("sample.json"), "{}");

        Assert.Contains("sample.json", Assert.Throws<LocalStartException>(() => SampleFile.Of(Wanted())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "campaigns": [] /* none yet */, "deals": { "currency": "MXN" } }""", true)]
    [InlineData("""{ "deals": { "currency": "EUR" } }""", true)]
    [InlineData("{}", false)]
    [InlineData("""{ "campaigns": [{ "id": "own" }] }""", false)]
    [InlineData("[", false)]
    public void Campaigns_have_invented_costs_unless_the_company_has_its_own(string configuration, bool isInvented)
    {
        File.WriteAllText(_folder.File("c.json"), configuration);
        var options = Wanted() with { ConfigurationFile = _folder.File("c.json"), Data = LocalOptions.InMemory };

        Assert.Equal(isInvented, SampleFile.Of(options)!.Options(options).Settings.Any(setting => setting is { Key: "Smarketing:campaigns:0:cost", Value: "3100" }));
    }

    private LocalOptions Wanted() => new() { Data = Path.GetDirectoryName(_folder.File("x"))!, Start = Monday, Sample = new SampleWish(1, 50) };
}
