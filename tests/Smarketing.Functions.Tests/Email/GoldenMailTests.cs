using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

/// <summary>Every shipped mail as it arrives. After a deliberate change: SMARKETING_WRITE_GOLDEN=1, run these tests, read the diff.</summary>
public sealed class GoldenMailTests
{
    public static TheoryData<string, string> Mails =>
        [.. from name in MailSamples.Library.Names from language in new[] { "en", "es" } select (name, language)];

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_shipped_mail_is_the_one_that_was_checked_in(string name, string language) =>
        Golden.Matches($"{name.Replace('/', '-')}.{language}.txt", Rendered(name, language));

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var expected = Mails.Select(row => $"{row.Data.Item1.Replace('/', '-')}.{row.Data.Item2}.txt").ToHashSet(StringComparer.Ordinal);
        Assert.All(Directory.EnumerateFiles(Golden.Folder), path => Assert.Contains(Path.GetFileName(path), expected));
    }

    private static string Rendered(string name, string language)
    {
        if (name.StartsWith("drafts/", StringComparison.Ordinal))
        {
            var draft = MailSamples.Library.RenderDraft(name, language, MailSamples.Model(language));
            return $"Subject: {draft.Subject}\n\n{draft.Body}\n";
        }

        var mail = MailSamples.Library.Render(name, language, MailSamples.WithDraft(name, language));
        return $"Subject: {mail.Subject}\nPreview: {mail.PreviewText}\n\n{mail.Text}\n======== HTML\n{mail.Html}";
    }
}

internal static class Golden
{
    public static string Folder { get; } = Repository.PathTo("tests", "Smarketing.Functions.Tests", "Email", "Golden");

    public static void Matches(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("SMARKETING_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "(there is no such file)";
        Assert.True(expected == actual, $"{file} has changed.\n\n--- checked in\n{expected}\n\n--- rendered now\n{actual}");
    }
}
