namespace Smarketing.Functions.Email;

/// <summary>
/// Every mail that the company has written: the Markdown files of a content folder, one folder a language, the same names in each.
/// </summary>
public sealed class ContentLibrary
{
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    private readonly Dictionary<(string Language, string Name), MailTemplate> _templates;

    private ContentLibrary(Dictionary<(string Language, string Name), MailTemplate> templates) => _templates = templates;

    /// <summary>The names of the mails, such as <c>task-call</c> or <c>tracks/educate/1-start</c>.</summary>
    public IEnumerable<string> Names => _templates.Keys.Select(key => key.Name).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Reads the folder. A library comes out only where nothing at all is wrong.</summary>
    public static LoadedContent Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new LoadedContent(null, new HashSet<string>(StringComparer.Ordinal), [new ContentFault("", 0, "the content folder is missing")]);
        }

        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));
        return Parse(files);
    }

    /// <summary>The same, of files that have been read.</summary>
    public static LoadedContent Parse(IEnumerable<ContentFile> files)
    {
        var faults = new List<ContentFault>();
        var templates = new Dictionary<(string, string), MailTemplate>();
        var names = Languages.ToDictionary(language => language, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var slash = file.Path.IndexOf('/', StringComparison.Ordinal);
            var language = slash > 0 ? file.Path[..slash] : string.Empty;
            if (!names.TryGetValue(language, out var namesOfLanguage))
            {
                faults.Add(new ContentFault(file.Path, 0, $"a mail belongs in a language's folder: {string.Join(", ", Languages)}"));
                continue;
            }

            var name = file.Path[(slash + 1)..^Path.GetExtension(file.Path).Length];
            namesOfLanguage.Add(name);
            if (MailTemplate.Parse(file.Path, language, file.Text, faults) is { } template)
            {
                templates.Add((language, name), template);
                if (template.Audience != ProgramMails.AudienceOf(name))
                {
                    faults.Add(new ContentFault(file.Path, 0, ProgramMails.AudienceFault(name)));
                }
            }
        }

        faults.AddRange(MissingTwins(names));
        return new LoadedContent(faults.Count == 0 ? new ContentLibrary(templates) : null, names.Values.SelectMany(all => all).ToHashSet(StringComparer.Ordinal), faults);
    }

    public bool Has(string name) => _templates.ContainsKey((Languages[0], name));

    public RenderedMail Render(string name, string language, MailModel model) => Template(name, language).Render(model);

    /// <summary>What a rep may say or send to the contact: subject and bare text.</summary>
    public MailDraft RenderDraft(string name, string language, MailModel model) => Template(name, language).RenderDraft(model);

    private MailTemplate Template(string name, string language) =>
        _templates.TryGetValue((language, name), out var template)
            ? template
            : throw new KeyNotFoundException($"There is no mail \"{name}\" in language \"{language}\".");

    private static IEnumerable<ContentFault> MissingTwins(Dictionary<string, HashSet<string>> names) =>
        from language in Languages
        from name in names.Values.SelectMany(all => all).Distinct().Order(StringComparer.Ordinal)
        where !names[language].Contains(name)
        select new ContentFault($"{language}/{name}.md", 0, "is missing; the other language has it");
}

/// <param name="Path">Inside the content folder, with forward slashes.</param>
public sealed record ContentFile(string Path, string Text);

/// <param name="Library">Null where there are faults.</param>
/// <param name="Names">Of every mail that is there, right or wrong.</param>
public sealed record LoadedContent(ContentLibrary? Library, IReadOnlySet<string> Names, IReadOnlyList<ContentFault> Faults);
