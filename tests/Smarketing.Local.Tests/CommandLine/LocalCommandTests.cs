using Smarketing.Local.CommandLine;
using Smarketing.Local.Sample;
using Smarketing.Local.Tests.Storage;

namespace Smarketing.Local.Tests.CommandLine;

public sealed class LocalCommandTests
{
    [Fact]
    public void Without_arguments_everything_is_as_documented()
    {
        var options = Assert.IsType<LocalCommand.Start>(LocalCommand.Parse([])).Options;
        Assert.Equal("http://127.0.0.1:7071/", options.Urls.Single().AbsoluteUri);
        Assert.Equal(".smarketing", options.Data);
        Assert.Equal("config/smarketing.json", options.ConfigurationFile);
        Assert.Null(options.Start);
        Assert.Null(options.FunctionKey);
    }

    [Fact]
    public void Every_argument_is_taken_with_a_space_or_an_equals_sign()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), "{}");
        var options = Assert.IsType<LocalCommand.Start>(LocalCommand.Parse(
            ["--urls", "http://127.0.0.1:8080;http://[::1]:8080", "--data=:memory:", "--config", folder.File("c.json"), "--start=2026-01-05T09:00:00-06:00", "--key", "a=b"])).Options;
        Assert.Equal(["http://127.0.0.1:8080/", "http://[::1]:8080/"], options.Urls.Select(url => url.AbsoluteUri));
        Assert.Equal(":memory:", options.Data);
        Assert.Equal(folder.File("c.json"), options.ConfigurationFile);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(-6)), options.Start);
        Assert.Equal("a=b", options.FunctionKey);
    }

    [Theory]
    [InlineData("--frob")]
    [InlineData("frob")]
    [InlineData("--data")]
    [InlineData("--data", "")]
    [InlineData("--data", "--key", "k")]
    [InlineData("--key", "a", "--key", "b")]
    [InlineData("--start", "2026-01-05")]
    [InlineData("--start", "2026-01-05T09:00:00")]
    [InlineData("--urls", "7071")]
    [InlineData("--urls", "https://127.0.0.1:7071")]
    [InlineData("--urls", "http://127.0.0.1:7071/path")]
    [InlineData("--urls", ";")]
    [InlineData("--config", "no-such-file.json")]
    [InlineData("--seed", "1")]
    [InlineData("--people", "0", "--sample")]
    [InlineData("--seed", "-1", "--sample")]
    public void A_wrong_argument_is_named(params string[] arguments)
    {
        var wrong = Assert.IsType<LocalCommand.Wrong>(LocalCommand.Parse(arguments));
        Assert.Contains(arguments[0], wrong.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_is_of_a_configuration_and_of_nothing_else()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), "{}");

        Assert.Equal(new LocalCommand.Check("config/smarketing.json"), LocalCommand.Parse(["check"]));
        Assert.Equal(new LocalCommand.Check(folder.File("c.json")), LocalCommand.Parse(["check", "--config", folder.File("c.json")]));
        Assert.Equal("--data: check takes --config only.", Assert.IsType<LocalCommand.Wrong>(LocalCommand.Parse(["check", "--data", "x"])).Fault);
        Assert.Equal("check is no argument of this program.", Assert.IsType<LocalCommand.Wrong>(LocalCommand.Parse(["check", "check"])).Fault);
    }

    [Fact]
    public void A_sample_is_of_the_usual_year_or_of_the_one_that_is_named()
    {
        Assert.Equal(SampleWish.Usual, Assert.IsType<LocalCommand.Start>(LocalCommand.Parse(["--sample", "--data", "x"])).Options.Sample);
        Assert.Equal("--sample takes no value.", Assert.IsType<LocalCommand.Wrong>(LocalCommand.Parse(["--sample=yes"])).Fault);
        Assert.Equal(new SampleWish(7, 90), Assert.IsType<LocalCommand.Start>(LocalCommand.Parse(["--people", "90", "--seed=7", "--sample"])).Options.Sample);
    }

    [Fact]
    public void Help_is_given_whatever_else_is_said() =>
        Assert.IsType<LocalCommand.Help>(LocalCommand.Parse(["--frob", "--help"]));
}
