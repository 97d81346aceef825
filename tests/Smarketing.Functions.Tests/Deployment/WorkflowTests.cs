using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>azure.yaml and the workflows: YAML that parses, and commands that are there.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathTo(".github", "workflows")).Append(Repository.PathTo("azure.yaml")).Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_parses(string file) => Assert.NotEmpty(Open(file).Children);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_command_of_the_repository_is_there_and_can_be_run(string file)
    {
        foreach (var command in Command().Matches(File.ReadAllText(Repository.PathTo(file))).Select(match => match.Groups["path"].Value))
        {
            var path = Repository.PathTo(command.Split('/'));
            Assert.True(Path.Exists(path), command);
            Assert.True(OperatingSystem.IsWindows() || Directory.Exists(path) || path.EndsWith(".ps1", StringComparison.Ordinal) || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), $"{command} can't be run");
        }
    }

    [Fact]
    public void The_service_of_azd_is_the_function_app()
    {
        var service = (YamlMappingNode)((YamlMappingNode)Open("azure.yaml")["services"])["app"];

        Assert.Equal("function", (string?)service["host"]);
        Assert.True(File.Exists(Repository.PathTo([.. ((string)service["project"]!).Split('/').Skip(1), "host.json"])));
    }

    [Fact]
    public void The_real_packages_are_built_tested_and_deployed()
    {
        var azure = (YamlMappingNode)((YamlMappingNode)Open(".github/workflows/ci.yml")["jobs"])["azure"];
        var deploy = (YamlMappingNode)((YamlMappingNode)Open(".github/workflows/deploy.yml")["jobs"])["deploy"];

        Assert.Equal("true", (string?)azure["env"]["AzurePackages"]);
        Assert.Equal("true", (string?)deploy["env"]["AzurePackages"]);
    }

    [Fact]
    public void A_deployment_signs_in_by_federation_and_holds_no_secret()
    {
        var text = File.ReadAllText(Repository.PathTo(".github", "workflows", "deploy.yml"));

        Assert.Equal("write", (string?)Open(".github/workflows/deploy.yml")["permissions"]["id-token"]);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    private static YamlMappingNode Open(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Repository.PathTo(file));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    [GeneratedRegex(@"(?<=[\s'""])\./(?<path>[\w./-]*\w)")]
    private static partial Regex Command();
}
