using HandlebarsDotNet;
using Markdig;

namespace Smarketing.Functions.Email;

/// <summary>One content file in one language: parsed once, compiled at first use, rendered with values that can't be Markdown or HTML.</summary>
public sealed class MailTemplate
{
    /// <summary>More than any list of mails shows; whoever writes more has forgotten a line break.</summary>
    private const int SubjectLengthMax = 200;

    private static readonly IHandlebars HtmlEngine = Engine(HtmlValueEncoder.Instance);
    private static readonly IHandlebars TextEngine = Engine(TextValueEncoder.Instance);
    private static readonly IHandlebars LineEngine = Engine(LineValueEncoder.Instance);

    private readonly string _language;
    private readonly MailAudience _audience;
    private readonly Lazy<HandlebarsTemplate<object, object>> _subject;
    private readonly Lazy<HandlebarsTemplate<object, object>> _preview;
    private readonly Lazy<HandlebarsTemplate<object, object>> _html;
    private readonly Lazy<HandlebarsTemplate<object, object>> _text;

    private MailTemplate(string language, MailAudience audience, string subject, string preview, string html, string text)
    {
        _language = language;
        _audience = audience;
        _subject = Compiled(LineEngine, subject);
        _preview = Compiled(LineEngine, preview);
        _html = Compiled(HtmlEngine, html);
        _text = Compiled(TextEngine, text);
    }

    /// <summary>Whom it speaks to.</summary>
    internal MailAudience Audience => _audience;

    /// <returns>Null where the file has faults, which were added.</returns>
    public static MailTemplate? Parse(string file, string language, string source, ICollection<ContentFault> faults)
    {
        var found = new List<ContentFault>();
        var template = FrontMatter.Parse(file, source, found) is { } matter ? Parse(file, language, matter, found) : null;
        found.ForEach(faults.Add);
        return found.Count == 0 ? template : null;
    }

    public RenderedMail Render(MailModel model)
    {
        if (_audience == MailAudience.Draft)
        {
            throw new InvalidOperationException("A draft is for a rep to send, not a mail of its own.");
        }

        if (_audience == MailAudience.Contact && string.IsNullOrEmpty(model.UnsubscribeLink))
        {
            throw new ArgumentException("A mail to a contact needs the way out: UnsubscribeLink.", nameof(model));
        }

        var values = MailVariables.For(model, _language);
        var footer = MailFooter.For(_audience, _language, model);
        var subject = Line(_subject, values);
        var preview = Line(_preview, values);
        return new RenderedMail(
            subject,
            preview,
            MailLayout.Html(_language, subject, preview, _html.Value(values), footer),
            MailLayout.Text(MailText.Finish(_text.Value(values)), footer));
    }

    /// <summary>The subject and the bare text, for a rep to say or send.</summary>
    public MailDraft RenderDraft(MailModel model)
    {
        var values = MailVariables.For(model, _language);
        return new MailDraft(Line(_subject, values), MailText.Finish(_text.Value(values)));
    }

    private static MailTemplate? Parse(string file, string language, FrontMatter matter, List<ContentFault> faults)
    {
        var check = new TemplateCheck(file, matter.BodyLine, faults);
        var subject = Required(file, matter, "subject", faults);
        var preview = matter.Values.GetValueOrDefault("preview");
        check.Line(subject.Text, subject.Line);
        if (subject.Text.Length > SubjectLengthMax)
        {
            faults.Add(new ContentFault(file, subject.Line, $"`subject` has {subject.Text.Length} characters; at most {SubjectLengthMax} are read"));
        }

        check.Line(preview.Text ?? string.Empty, preview.Line);
        var audience = Required(file, matter, "audience", faults);
        if (!Enum.TryParse<MailAudience>(audience.Text, ignoreCase: true, out var reader) && audience.Line > 0)
        {
            faults.Add(new ContentFault(file, audience.Line, $"`audience` is contact, team or draft, not \"{audience.Text}\""));
        }

        foreach (var (key, value) in matter.Values.Where(pair => pair.Key is not ("subject" or "preview" or "audience")))
        {
            faults.Add(new ContentFault(file, value.Line, $"`{key}` is not known: subject, preview, audience"));
        }

        var document = Markdown.Parse(matter.Body, TemplateTags.Pipeline);
        check.Body(document);
        return faults.Count > 0
            ? null
            : new MailTemplate(language, reader, subject.Text, preview.Text ?? string.Empty, MailHtml.Write(document), MailText.Write(document));
    }

    private static FrontMatterValue Required(string file, FrontMatter matter, string key, List<ContentFault> faults)
    {
        if (matter.Values.TryGetValue(key, out var value) && value.Text.Length > 0)
        {
            return value;
        }

        faults.Add(new ContentFault(file, value.Line, $"`{key}` is missing"));
        return new FrontMatterValue(string.Empty, 0);
    }

    private static string Line(Lazy<HandlebarsTemplate<object, object>> template, Dictionary<string, object?> values) =>
        string.Join(' ', template.Value(values).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static Lazy<HandlebarsTemplate<object, object>> Compiled(IHandlebars engine, string source) => new(() => engine.Compile(source));

    private static IHandlebars Engine(ITextEncoder encoder) => Handlebars.Create(new HandlebarsConfiguration { TextEncoder = encoder });
}

public sealed record RenderedMail(string Subject, string PreviewText, string Html, string Text);
