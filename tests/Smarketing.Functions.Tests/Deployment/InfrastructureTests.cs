using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Smarketing.Functions.Tests.Deployment;

/// <summary>The infrastructure, held against Bicep's own compiler and against what azd, the hooks and the documentation say of it.</summary>
public sealed partial class InfrastructureTests
{
    private const string Deployer = "11111111-1111-1111-1111-111111111111";

    /// <summary>In place of what a company may have added to the parameters file.</summary>
    private const string NothingMore = "param settings = {}\nparam vaultSettings = {}\nparam alwaysReady = {}";

    private static readonly (string, string)[] Least = [("AZURE_ENV_NAME", "leads"), ("AZURE_LOCATION", "eastus2"), ("AZURE_PRINCIPAL_ID", Deployer)];
    private static readonly Lazy<PredictedDeployment> Plain = new(() => BicepCompiler.Predict(Least, NothingMore));
    private static readonly Lazy<PredictedDeployment> Full = new(() => BicepCompiler.Predict(
        [.. Least, ("ALERT_MAIL", "ops@alba.example"), ("SENDGRID_SANDBOX", "false"), ("MONTHLY_BUDGET", "80"), ("PUBLIC_BASE_URL", "https://leads.alba.example")],
        "param settings = { Intake__LimitsClients: 'false', PublicBaseUrl: 'https://elsewhere.example' }\nparam alwaysReady = { http: 2, durable: 1 }\nparam vaultSettings = { Webhooks__crm__Secret: 'webhook-crm' }"));
    private static readonly Lazy<PredictedDeployment> WithScheduler = new(() => BicepCompiler.Predict([.. Least, ("DURABLE_BACKEND", "DurableTaskScheduler")], NothingMore));

    /// <summary>By the names of Azure's documentation: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles</summary>
    private static readonly Dictionary<string, string> RoleNames = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    [Fact]
    public void The_compiler_has_nothing_to_say() => Assert.Empty(BicepCompiler.Said);

    [Fact]
    public void Every_parameter_is_described()
    {
        var parameters = Templates(BicepCompiler.Template).SelectMany(template => template["parameters"]?.AsObject() ?? []).ToList();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter.Value!["metadata"]?["description"]), parameter.Key));
    }

    [Fact]
    public void The_parameters_file_fills_in_what_has_no_default_and_nothing_that_is_not_asked()
    {
        var given = JsonNode.Parse(File.ReadAllText(Repository.PathTo("infra", "main.parameters.json")))!["parameters"]!.AsObject().Select(parameter => parameter.Key).ToHashSet();
        var asked = BicepCompiler.Template["parameters"]!.AsObject();

        Assert.Subset(asked.Select(parameter => parameter.Key).ToHashSet(), given);
        Assert.Superset(asked.Where(parameter => parameter.Value!["defaultValue"] is null).Select(parameter => parameter.Key).ToHashSet(), given);
    }

    [Fact]
    public void What_azd_its_hooks_and_the_workflow_use_is_an_output()
    {
        var hooks = string.Concat(Directory.EnumerateFiles(Repository.PathTo("infra", "hooks")).Select(File.ReadAllText));
        var deployment = File.ReadAllText(Repository.PathTo(".github", "workflows", "deploy.yml"));
        var used = HookVariable().Matches(hooks).Concat(GetValue().Matches(deployment)).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.Contains("AZURE_KEY_VAULT_NAME", used);
        Assert.Subset(Plain.Value.Outputs.ToHashSet(), used);
        Assert.Superset(new HashSet<string> { "AZURE_RESOURCE_GROUP", "SERVICE_APP_NAME", "SERVICE_APP_URI" }, Plain.Value.Outputs.ToHashSet());
    }

    [Fact]
    public void Azd_finds_its_environment_and_its_service_by_their_tags()
    {
        Assert.All(Full.Value.Resources.Where(resource => resource["location"] is not null), resource => Assert.Equal("leads", (string?)resource["tags"]?["azd-env-name"]));
        Assert.Equal("app", (string?)Full.Value.One("Microsoft.Web/sites")["tags"]!["azd-service-name"]);
        Assert.Contains("services:\n  app:\n", File.ReadAllText(Repository.PathTo("azure.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_do_what_is_what_the_documentation_says()
    {
        var documented = AccessRow().Matches(File.ReadAllText(Repository.PathTo("docs", "azure.md"))).SelectMany(row => row.Groups["roles"].Value.Split(", ")).Order(StringComparer.Ordinal);

        Assert.Equal(documented, WithScheduler.Value.Access.Select(access => RoleNames[access.Role]).Order(StringComparer.Ordinal));
        Assert.Equal([("Microsoft.KeyVault/vaults", "Key Vault Secrets Officer")], Full.Value.Access.Where(access => access.Principal == Deployer).Select(access => (access.On, RoleNames[access.Role])));
        Assert.Equal(
            ["Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor"],
            Full.Value.Access.Where(access => access.On == "Microsoft.Storage/storageAccounts").Select(access => RoleNames[access.Role]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_is_no_way_in_by_a_key_or_a_password()
    {
        var storage = Plain.Value.One("Microsoft.Storage/storageAccounts")["properties"]!;

        Assert.Equal((false, false, "TLS1_2", true), ((bool)storage["allowSharedKeyAccess"]!, (bool)storage["allowBlobPublicAccess"]!, (string?)storage["minimumTlsVersion"], (bool)storage["supportsHttpsTrafficOnly"]!));
        Assert.True((bool)Plain.Value.One("Microsoft.Storage/storageAccounts/blobServices")["properties"]!["deleteRetentionPolicy"]!["enabled"]!);
        Assert.True((bool)Plain.Value.One("Microsoft.Insights/components")["properties"]!["DisableLocalAuth"]!);
        Assert.True((bool)Plain.Value.One("Microsoft.KeyVault/vaults")["properties"]!["enableRbacAuthorization"]!);
        Assert.True((bool)Plain.Value.One("Microsoft.Web/sites")["properties"]!["httpsOnly"]!);
        Assert.Equal([false, false], Plain.Value.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(policy => (bool)policy["properties"]!["allow"]!));
        Assert.DoesNotContain("listKeys", BicepCompiler.Template.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_comes_out_of_the_vault_and_the_hooks_put_it_there()
    {
        var fromVault = Plain.Value.AppSettings.Where(setting => setting.Value.StartsWith("[format('@Microsoft.KeyVault(SecretUri=", StringComparison.Ordinal)).Select(setting => setting.Key);
        var secrets = Plain.Value.AppSettings.Values.SelectMany(value => VaultSecret().Matches(value)).Select(match => match.Groups["name"].Value).ToList();

        Assert.Equal(["IdentityKey", "Links__Keys", "SendGrid__ApiKey", "SendGrid__EventKeys", "SendGrid__InboundKeys"], fromVault.Order(StringComparer.Ordinal));
        Assert.Equal(5, secrets.Count);
        foreach (var hook in new[] { "secrets.sh", "secrets.ps1" })
        {
            var text = File.ReadAllText(Repository.PathTo("infra", "hooks", hook));
            Assert.All(secrets, secret => Assert.Contains(secret, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void More_settings_are_taken_and_none_of_them_stands_in_for_one_of_the_deployment()
    {
        var settings = Full.Value.AppSettings;

        Assert.Equal("false", settings["Intake__LimitsClients"]);
        Assert.Matches(@"^\[format\('@Microsoft.KeyVault\(SecretUri=.*'webhook-crm'\)\]$", settings["Webhooks__crm__Secret"]);
        Assert.Equal("https://leads.alba.example", settings["PublicBaseUrl"]);
        Assert.Matches(@"^https://func-\w+\.azurewebsites\.net$", Plain.Value.AppSettings["PublicBaseUrl"]);
    }

    [Fact]
    public void A_scheduler_alerts_and_a_budget_are_made_only_where_they_are_asked_for()
    {
        string[] extra = ["Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/webtests", "Microsoft.Consumption/budgets"];

        Assert.All(extra, type => Assert.Empty(Plain.Value.Of(type)));
        Assert.All(extra, type => Assert.NotEmpty(Full.Value.Of(type)));
        Assert.Empty(Full.Value.Of("Microsoft.DurableTask/schedulers"));
        Assert.Single(WithScheduler.Value.Of("Microsoft.DurableTask/schedulers"));
        Assert.DoesNotContain("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", Full.Value.AppSettings.Keys);
        Assert.Contains("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", WithScheduler.Value.One("Microsoft.Web/sites/config").ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(80, (int)Full.Value.One("Microsoft.Consumption/budgets")["properties"]!["amount"]!);
    }

    [Fact]
    public void A_budget_of_a_later_month_begins_in_that_month()
    {
        // Azure refuses one that begins in the past, and azd gives back what was an output.
        Assert.Equal("", Plain.Value.Output("BUDGET_FROM"));
        Assert.Equal("[utcNow('yyyy-MM-01')]", Full.Value.Output("BUDGET_FROM"));
        Assert.Equal(Full.Value.Output("BUDGET_FROM"), (string?)Full.Value.One("Microsoft.Consumption/budgets")["properties"]!["timePeriod"]!["startDate"]);
    }

    [Fact]
    public void The_site_is_given_only_what_Flex_Consumption_takes()
    {
        // What it refuses (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations), and what none of Azure's samples for it sets.
        Assert.Equal(["minTlsVersion"], Plain.Value.One("Microsoft.Web/sites")["properties"]!["siteConfig"]!.AsObject().Select(property => property.Key));
        Assert.DoesNotContain(Full.Value.AppSettings.Keys, name => name.StartsWith("WEBSITE_", StringComparison.Ordinal) || name.StartsWith("FUNCTIONS_", StringComparison.Ordinal) || name == "ENABLE_ORYX_BUILD");
    }

    [Fact]
    public void Instances_stay_awake_where_they_are_asked_to()
    {
        Assert.Empty(Plain.Value.One("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.AsArray());
        Assert.Equal(
            """[{"name":"durable","instanceCount":1},{"name":"http","instanceCount":2}]""",
            Full.Value.One("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.ToJsonString());
    }

    /// <summary>A template, and those of its modules.</summary>
    private static IEnumerable<JsonNode> Templates(JsonNode template) =>
        (template["resources"] switch { JsonObject named => named.Select(resource => resource.Value), JsonArray listed => listed, _ => [] })
            .Select(resource => (resource!["properties"] as JsonObject)?["template"]).OfType<JsonNode>().SelectMany(Templates).Prepend(template);

    [GeneratedRegex(@"(?:\$\{|\$env:)(?<name>AZURE_\w+)")]
    private static partial Regex HookVariable();

    [GeneratedRegex(@"azd env get-value (?<name>\w+)")]
    private static partial Regex GetValue();

    [GeneratedRegex(@"secrets/(?<name>[a-z-]+)\)")]
    private static partial Regex VaultSecret();

    [GeneratedRegex(@"^\| (?:the app's identity|who deploys)? ?\| (?<roles>[A-Z][\w ,]+?) \|", RegexOptions.Multiline)]
    private static partial Regex AccessRow();
}
