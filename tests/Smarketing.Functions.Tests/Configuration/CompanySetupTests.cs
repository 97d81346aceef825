using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Tests.Configuration;

public sealed class CompanySetupTests : IDisposable
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly string _folder = Directory.CreateTempSubdirectory("smarketing-setup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_files_are_right()
    {
        var (setup, faults) = CompanySetup.Read(Settings(ShippedFile.Path, ("IdentityKey", Key), ("Links:Keys", $"k1:{Key}"), ("PublicBaseUrl", "https://leads.example")));

        Assert.Empty(faults);
        Assert.NotNull(setup);
    }

    [Fact]
    public void Faults_of_settings_file_and_mails_are_one_list()
    {
        var file = ShippedFile.Read();
        file["company"]!["timeZone"] = "Mexico City";
        file["tracks"]!["educate"]!["mails"]![0]!["content"] = "tracks/educate/1-cost-in-tmie";
        file["webhooks"] = new JsonArray(new JsonObject { ["id"] = "crm", ["url"] = "https://crm.example" });
        var path = Write(file);
        CopyContent(name => name is not ("en/alert.md" or "en/deal.md" or "es/deal.md"));
        File.AppendAllText(Path.Combine(_folder, "content", "es", "moved.md"), "\n{{contact.nmae}}\n");

        var (setup, faults) = CompanySetup.Read(Settings(path, ("PublicBaseUrl", "leads.example"), ("Smarketing:team:reps:0:capacity", "0")));

        Assert.Null(setup);
        Assert.Equal(
            [
                "setting PublicBaseUrl: must be an absolute http or https address",
                "setting Links__Keys: must have at least one key",
                "setting IdentityKey: a key must be at least 32 bytes in base64",
                $"{path}: $.company.timeZone: must be an IANA time zone such as America/Mexico_City",
                "setting Smarketing__team__reps__0__capacity: must be a whole number from 1 to 1000",
                $"{path}: $.tracks.educate.mails[0].content: the content folder has no mail \"tracks/educate/1-cost-in-tmie\"; did you mean \"tracks/educate/1-cost-in-time\"?",
                $"{ContentFile("es/moved.md")}:{File.ReadAllLines(ContentFile("es/moved.md")).Length}: {{{{contact.nmae}}}} is not known here",
                $"{ContentFile("en/alert.md")}: is missing; the other language has it",
                $"{ContentFile("en/deal.md")}: is missing; the program itself sends this mail",
                $"{ContentFile("es/deal.md")}: is missing; the program itself sends this mail",
                "setting Webhooks__crm__Secret: must be whsec_ and 24 to 64 bytes in base64; while one secret replaces another, both with a space between them",
            ],
            faults);
    }

    [Fact]
    public void The_question_to_who_has_unsubscribed_must_be_written_whatever_the_forms_ask()
    {
        var path = Write(ShippedFile.Read());
        CopyContent(name => !name.EndsWith("/confirm.md", StringComparison.Ordinal));

        var (_, faults) = CompanySetup.Read(Settings(path, ("IdentityKey", Key), ("Links:Keys", $"k1:{Key}"), ("PublicBaseUrl", "https://leads.example")));

        Assert.StartsWith($"{path}: $.forms: the content folder has no mail \"confirm\"", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_content_folder_only_that_is_said()
    {
        var path = Write(ShippedFile.Read());

        var (_, faults) = CompanySetup.Read(Settings(path, ("IdentityKey", Key), ("Links:Keys", $"k1:{Key}"), ("PublicBaseUrl", "https://leads.example")));

        Assert.Equal([$"{Path.Combine(_folder, "content")}: the content folder is missing"], faults);
    }

    [Fact]
    public void Faults_of_settings_that_others_have_read_stand_in_the_same_list()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddSmarketing(Settings(ShippedFile.Path, ("IdentityKey", Key), ("Links:Keys", $"k1:{Key}")), "setting SendGrid__ApiKey: is missing"));

        Assert.Equal(["setting PublicBaseUrl: must be an absolute http or https address", "setting SendGrid__ApiKey: is missing"], failure.Failures);
    }

    private string Write(JsonNode file)
    {
        var path = Path.Combine(_folder, "smarketing.json");
        File.WriteAllText(path, file.ToJsonString());
        return path;
    }

    private string ContentFile(string name) => Path.Combine(_folder, "content", name);

    private void CopyContent(Predicate<string> isWanted)
    {
        var content = Repository.PathTo("config", "content");
        foreach (var name in Directory.EnumerateFiles(content, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(content, path).Replace('\\', '/')).Where(isWanted.Invoke))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ContentFile(name))!);
            File.Copy(Path.Combine(content, name), ContentFile(name));
        }
    }

    private static IConfiguration Settings(string file, params (string Name, string Value)[] others) => new ConfigurationBuilder()
        .AddInMemoryCollection(others.Append(("ConfigurationFile", file)).Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)))
        .Build();
}
