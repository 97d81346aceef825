using System.Text.Json;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>The infrastructure, as far as it can be read without the compiler: everything that is referred to is there, and is used.</summary>
public sealed partial class BicepTests
{
    private static readonly string Folder = Repository.PathTo("infra");
    private static readonly string Main = Path.Combine(Folder, "main.bicep");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Brackets_agree(string file) => Assert.Null(BicepFile.UnbalancedIn(Open(file).Text));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_referred_to_is_declared(string file)
    {
        var bicep = Open(file);
        var declared = bicep.Declarations.Select(declaration => declaration.Name).Concat(LoopVariable().Matches(bicep.Text).Select(match => match.Groups["name"].Value)).ToHashSet();

        Assert.All(bicep.Declarations, declaration => Assert.Subset(
            declared, BicepFile.ReferencesIn(declaration.Text).Except(LambdaVariable().Matches(declaration.Text).Select(match => match.Groups["name"].Value)).ToHashSet()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_declared_is_used(string file)
    {
        var bicep = Open(file);
        var used = bicep.Declarations.SelectMany(one => BicepFile.ReferencesIn(one.Text.Replace($"{one.Kind} {one.Name}", "", StringComparison.Ordinal))).ToHashSet();

        Assert.All(bicep.Of("param").Concat(bicep.Of("var")), declaration => Assert.Contains(declaration.Name, used));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_is_described(string file) =>
        Assert.All(Open(file).Of("param"), parameter => Assert.Contains("@description('", parameter.Decorators, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_resource_has_a_type_and_a_version(string file) =>
        Assert.All(Open(file).Of("resource").Where(resource => resource.Text.StartsWith("resource", StringComparison.Ordinal)), resource => Assert.Matches(@"^Microsoft\.[A-Za-z.]+(/[A-Za-z]+)+@\d{4}-\d\d-\d\d(-preview)?$", resource.What));

    [Fact]
    public void A_module_gets_what_it_asks_for_and_nothing_else()
    {
        var main = Open("main.bicep");

        Assert.NotEmpty(main.Of("module"));
        Assert.All(main.Of("module"), module =>
        {
            var asked = Open(module.What).Of("param").ToList();
            var given = Given().Matches(Params().Match(module.Text).Groups["body"].Value).Select(match => match.Groups["name"].Value).ToList();
            Assert.Subset(asked.Select(parameter => parameter.Name).ToHashSet(), given.ToHashSet());
            Assert.Superset(asked.Where(parameter => !parameter.Text.Contains('=')).Select(parameter => parameter.Name).ToHashSet(), given.ToHashSet());
        });
    }

    [Fact]
    public void What_is_taken_from_a_module_is_one_of_its_outputs()
    {
        var main = Open("main.bicep");
        var outputs = main.Of("module").ToDictionary(module => module.Name, module => Open(module.What).Of("output").Select(output => output.Name).ToHashSet());
        var taken = Taken().Matches(main.Text).Select(match => (Module: match.Groups["module"].Value, Output: match.Groups["output"].Value)).ToList();

        Assert.NotEmpty(taken);
        Assert.All(taken, one => Assert.Contains(one.Output, outputs[one.Module]));
    }

    [Fact]
    public void The_parameters_file_fills_in_what_has_no_default_and_nothing_that_is_not_asked()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "main.parameters.json")));
        var given = file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).ToHashSet();
        var asked = Open("main.bicep").Of("param").ToList();

        Assert.Subset(asked.Select(parameter => parameter.Name).ToHashSet(), given);
        Assert.Superset(asked.Where(parameter => !parameter.Text.Contains('=')).Select(parameter => parameter.Name).ToHashSet(), given);
    }

    [Fact]
    public void What_azd_its_hooks_and_the_workflow_use_is_an_output()
    {
        var outputs = Open("main.bicep").Of("output").Select(output => output.Name).ToHashSet();
        var hooks = string.Concat(Directory.EnumerateFiles(Path.Combine(Folder, "hooks")).Select(File.ReadAllText));
        var deployment = File.ReadAllText(Repository.PathTo(".github", "workflows", "deploy.yml"));

        Assert.Subset(outputs, HookVariable().Matches(hooks).Select(match => match.Groups["name"].Value).ToHashSet());
        Assert.Subset(outputs, GetValue().Matches(deployment).Select(match => match.Groups["name"].Value).ToHashSet());
        Assert.Contains("'azd-service-name': 'app'", Open("app/functions.bicep").Text, StringComparison.Ordinal);
        Assert.Contains("services:\n  app:\n", File.ReadAllText(Repository.PathTo("azure.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_secret_stands_in_the_deployment()
    {
        // Secrets are made in the vault, and the app reads them there.
        var all = string.Concat(Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.Contains("allowSharedKeyAccess: false", all, StringComparison.Ordinal);
        Assert.DoesNotContain("listKeys", all, StringComparison.Ordinal);
        Assert.DoesNotContain("@secure", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_secret_that_the_app_refers_to_is_one_that_the_hooks_set()
    {
        var secrets = VaultSecret().Matches(Open("app/functions.bicep").Text).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(secrets);
        foreach (var hook in new[] { "secrets.sh", "secrets.ps1" })
        {
            var text = File.ReadAllText(Path.Combine(Folder, "hooks", hook));
            Assert.All(secrets, secret => Assert.Contains(secret, text, StringComparison.Ordinal));
        }
    }

    private static BicepFile Open(string file) => BicepFile.Read(Path.Combine(Path.GetDirectoryName(Main)!, file));

    [GeneratedRegex(@"\[for (?<name>\w+) in ")]
    private static partial Regex LoopVariable();

    [GeneratedRegex(@"(?<name>\w+) =>")]
    private static partial Regex LambdaVariable();

    [GeneratedRegex(@"params: \{(?<body>.*?)\n  \}", RegexOptions.Singleline)]
    private static partial Regex Params();

    [GeneratedRegex(@"^    (?<name>\w+):", RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"(?<module>\w+)!?\.outputs\.(?<output>\w+)")]
    private static partial Regex Taken();

    [GeneratedRegex(@"(?:\$\{|\$env:)(?<name>AZURE_\w+)")]
    private static partial Regex HookVariable();

    [GeneratedRegex(@"azd env get-value (?<name>\w+)")]
    private static partial Regex GetValue();

    [GeneratedRegex(@"\$\{vaultUri\}secrets/(?<name>[a-z-]+)\)")]
    private static partial Regex VaultSecret();
}
