using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>The infrastructure as Bicep's own compiler sees it: what it has to say, what it makes of it, and what a deployment would leave behind.</summary>
internal static partial class BicepCompiler
{
    private static readonly string Folder = Repository.PathTo("infra");
    private static readonly Lazy<(string Template, string Said)> Built = new(() => Run(Folder, "build", "main.bicep", "--stdout"));

    /// <summary>Errors and warnings of the compiler and its linter.</summary>
    public static string Said => Built.Value.Said;

    /// <summary>main.bicep as an ARM template, its modules within.</summary>
    public static JsonNode Template => JsonNode.Parse(Built.Value.Template)!;

    /// <summary>
    /// What would be there after `azd provision`, as far as it can be told before: parameters as main.parameters.json has
    /// them, filled in from azd's environment. What Azure alone knows (an address, an id) stays an expression.
    /// </summary>
    public static PredictedDeployment Predict(params (string Variable, string Value)[] environment) => Predict(environment, more: "");

    /// <param name="more">Parameters that are no variables of azd's, in Bicep's words.</param>
    public static PredictedDeployment Predict((string Variable, string Value)[] environment, string more)
    {
        var folder = Directory.CreateTempSubdirectory("smarketing-infra-");
        try
        {
            Copy(new DirectoryInfo(Folder), folder);
            File.WriteAllText(Path.Combine(folder.FullName, "azd.bicepparam"), $"using 'main.bicep'\n{Parameters(environment, more)}\n{more}");
            var (_, said) = Run(
                folder.FullName, "snapshot", "azd.bicepparam", "--mode", "overwrite", "--deployment-name", "azd", "--location", "eastus2",
                "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002");
            var snapshot = Path.Combine(folder.FullName, "azd.snapshot.json");
            return File.Exists(snapshot) ? new PredictedDeployment(JsonNode.Parse(File.ReadAllText(snapshot))!) : throw new InvalidOperationException(said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>As azd does it: variables and their defaults go in, and a text becomes what the parameter's type asks for.</summary>
    private static string Parameters((string Variable, string Value)[] environment, string more)
    {
        var given = environment.ToDictionary(one => one.Variable, one => one.Value, StringComparer.Ordinal);
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "main.parameters.json")))!;
        return string.Join('\n', file["parameters"]!.AsObject().Where(parameter => !more.Contains($"param {parameter.Key} ", StringComparison.Ordinal)).Select(parameter =>
        {
            if (parameter.Value!["value"] is not JsonValue value)
            {
                var json = parameter.Value["value"]!.ToJsonString().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
                return $"param {parameter.Key} = json('{json}')";
            }

            var text = Variable().Replace((string)value!, match => given.GetValueOrDefault(match.Groups["name"].Value, match.Groups["default"].Value));
            var isText = (string?)Template["parameters"]![parameter.Key]!["type"] == "string";
            return $"param {parameter.Key} = {(isText ? $"'{text}'" : text)}";
        }));
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, to.CreateSubdirectory(folder.Name));
        }
    }

    private static (string Output, string Said) Run(string folder, params string[] arguments)
    {
        var compiler = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "BicepPath").Value!;
        using var process = Process.Start(new ProcessStartInfo(compiler, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, process.ExitCode == 0 ? said.Result : string.Create(CultureInfo.InvariantCulture, $"exit {process.ExitCode}: {said.Result}"));
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)(?:=(?<default>[^}]*))?\}")]
    private static partial Regex Variable();
}
