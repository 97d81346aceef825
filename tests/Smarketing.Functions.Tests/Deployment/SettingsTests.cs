using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>Every setting that the program reads, in the three places where an administrator looks for it.</summary>
public sealed partial class SettingsTests
{
    /// <summary>Read in <c>SmarketingServices.Tables</c>, where one of them stands for the other.</summary>
    private static readonly string[] OfStorage = ["AzureWebJobsStorage", "AzureWebJobsStorage__tableServiceUri"];

    /// <summary>What a deployment sets by itself, and what its parameters say can be added.</summary>
    private static readonly Lazy<HashSet<string>> OfTheDeployment = new(() =>
    [
        .. BicepCompiler.Predict(("AZURE_ENV_NAME", "leads"), ("AZURE_LOCATION", "eastus2")).AppSettings.Keys,
        .. new[] { "settings", "vaultSettings" }.SelectMany(parameter => WordsOf((string)BicepCompiler.Template["parameters"]![parameter]!["metadata"]!["description"]!)),
    ]);

    public static TheoryData<string> Names => [.. Asked()];

    [Fact]
    public void The_program_asks_for_settings() => Assert.Superset(new HashSet<string> { "IdentityKey", "Links__Keys", "PublicBaseUrl", "SendGrid__ApiKey", "Webhooks__{id}__Secret", "Captcha__Turnstile__Secret" }, Asked().ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_that_is_read_stands_in_the_Bicep(string name)
    {
        // On Azure the storage account is named by its addresses, and opened by the app's identity.
        if (name != "AzureWebJobsStorage")
        {
            Assert.Contains(name, OfTheDeployment.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_that_is_read_stands_in_the_example(string name)
    {
        // On one machine a connection string names the storage account.
        if (name != "AzureWebJobsStorage__tableServiceUri")
        {
            using var example = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("local.settings.example.json")));
            Assert.Contains(name, example.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_that_is_read_stands_in_the_documentation(string name) =>
        Assert.Contains(name, WordsOf(File.ReadAllText(Repository.PathTo("docs", "configuration.md"))));

    [Fact]
    public void The_example_has_no_setting_that_nobody_reads()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("local.settings.example.json")));
        var own = example.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name).Where(name => !name.StartsWith("Smarketing__", StringComparison.Ordinal) && name != "FUNCTIONS_WORKER_RUNTIME");

        Assert.Subset(Asked().ToHashSet(), own.ToHashSet());
    }

    [Fact]
    public void The_host_of_the_end_to_end_tests_is_told_no_setting_that_nobody_reads()
    {
        var names = File.ReadLines(Repository.PathTo("tests", "host", "settings.env")).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('=')[0]);

        Assert.Subset(Asked().ToHashSet(), names.Where(name => !name.StartsWith("Smarketing__", StringComparison.Ordinal)).ToHashSet());
    }

    /// <summary>What reading everything asks for: with a webhook and both CAPTCHA services, whose settings depend on the configuration.</summary>
    private static IReadOnlyList<string> Asked()
    {
        var settings = new AskedSettings();
        CompanySetup.Read(settings);
        SendGridOptions.Read(settings);
        WebhookOptions.Read(settings, [new WebhookEndpoint("{id}", new Uri("https://crm.example/hook"), [])]);
        var form = Mexico.Configuration.Forms.Values.First();
        CaptchaOptions.Read(settings, [form with { Captcha = CaptchaService.Turnstile }, form with { Captcha = CaptchaService.Hcaptcha }]);
        return [.. settings.Asked.Where(name => name != "Smarketing").Concat(OfStorage).Distinct().Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> WordsOf(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_{}]+")]
    private static partial Regex Word();

    /// <summary>Settings of which none is there, and which remember what they were asked for.</summary>
    private sealed class AskedSettings : IConfiguration
    {
        private readonly IConfiguration _none = new ConfigurationBuilder().Build();

        public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

        public string? this[string key]
        {
            get
            {
                Asked.Add(key.Replace(":", "__", StringComparison.Ordinal));
                return null;
            }
            set => throw new NotSupportedException();
        }

        public IConfigurationSection GetSection(string key)
        {
            Asked.Add(key);
            return _none.GetSection(key);
        }

        public IEnumerable<IConfigurationSection> GetChildren() => [];

        public IChangeToken GetReloadToken() => _none.GetReloadToken();
    }
}
