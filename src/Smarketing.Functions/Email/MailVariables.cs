using System.Globalization;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Email;

/// <summary>The names that a template may use. One table: what is allowed, and where it comes from.</summary>
internal static class MailVariables
{
    private static readonly Dictionary<string, Func<MailModel, string, string?>> Texts = new(StringComparer.Ordinal)
    {
        ["company.name"] = (model, _) => model.Company.Name,
        ["company.postalAddress"] = (model, _) => model.Company.PostalAddress,
        ["contact.firstName"] = (model, _) => model.Contact?.FirstName,
        ["contact.lastName"] = (model, _) => model.Contact?.LastName,
        ["contact.fullName"] = (model, _) => model.Contact?.FullName,
        ["contact.company"] = (model, _) => model.Contact?.Company,
        ["contact.jobTitle"] = (model, _) => model.Contact?.JobTitle,
        ["contact.role"] = (model, _) => model.Contact?.Role,
        ["contact.email"] = (model, _) => model.Contact?.Email,
        ["contact.phone"] = (model, _) => model.Contact?.Phone,
        ["contact.country"] = (model, language) => model.Contact?.Country is { } country ? Countries.NameOf(country, language) : null,
        ["contact.message"] = (model, _) => model.Contact?.Message,
        ["rep.name"] = (model, _) => model.Rep?.Name,
        ["rep.firstName"] = (model, _) => model.Rep?.FirstName,
        ["rep.email"] = (model, _) => model.Rep?.Email,
        ["task.attemptNumber"] = (model, _) => model.Task?.AttemptNumber.ToString(CultureInfo.InvariantCulture),
        ["task.attemptCount"] = (model, _) => model.Task?.AttemptCount.ToString(CultureInfo.InvariantCulture),
        ["task.opens"] = (model, language) => Moment(model, model.Task?.OpensAt, language),
        ["task.due"] = (model, language) => Moment(model, model.Task?.DueAt, language),
        ["task.closes"] = (model, language) => model.Task is { } task ? DateTexts.LastDay(task.ClosesAt, model.TimeZone, language) : null,
        ["task.draftSubject"] = (model, _) => model.Task?.Draft?.Subject,
        ["task.draft"] = (model, _) => model.Task?.Draft?.Body,
        ["deal.amount"] = (model, _) => model.Deal?.Amount,
        ["deal.quietSince"] = (model, language) => model.Deal is { } deal ? DateTexts.Day(deal.QuietSince, model.TimeZone, language) : null,
        ["deal.givenBy"] = (model, _) => model.Deal?.GivenBy,
        ["asset.title"] = (model, _) => model.Asset?.Title,
        ["summary.day"] = (model, language) => model.Summary is { } summary ? DateTexts.Day(summary.At, model.TimeZone, language) : null,
        ["summary.counts"] = (model, _) => model.Summary?.Counts,
        ["digest.period"] = (model, _) => model.Digest?.Period,
        ["digest.headline"] = (model, _) => model.Digest?.Headline,
        ["campaign.briefing"] = (model, _) => model.Briefing,
    };

    private static readonly Dictionary<string, Func<MailModel, string?>> Links = new(StringComparer.Ordinal)
    {
        ["company.url"] = model => model.Company.Url,
        ["task.link"] = model => model.Task?.Link,
        ["deal.link"] = model => model.Deal?.Link,
        ["asset.link"] = model => model.Asset?.Link,
        ["links.dashboard"] = model => model.DashboardLink,
        ["links.demo"] = model => model.DemoLink,
        ["links.confirm"] = model => model.ConfirmLink,
        ["links.work"] = model => model.WorkLink,
        ["links.unsubscribe"] = model => model.UnsubscribeLink,
    };

    /// <summary>Links that open a program on the reader's device; a plain-text part has no use for them.</summary>
    private static readonly Dictionary<string, Func<MailModel, string?>> DeviceLinks = new(StringComparer.Ordinal)
    {
        ["contact.phoneLink"] = model => ContactLinks.Phone(model.Contact?.Phone),
        ["contact.mailLink"] = model => ContactLinks.Mail(model.Contact?.Email, model.Task?.Draft),
        ["rep.mailLink"] = model => ContactLinks.Mail(model.Rep?.Email, draft: null),
    };

    private static readonly Dictionary<string, Func<MailModel, IReadOnlyList<object>>> Lists = new(StringComparer.Ordinal)
    {
        ["why"] = model => model.Why,
        ["history"] = model => model.History,
        ["news"] = model => model.News,
        ["progress"] = model => model.Digest?.Progress ?? [],
        ["marketing"] = model => model.Digest?.Marketing ?? [],
        ["sales"] = model => model.Digest?.Sales ?? [],
        ["people"] = model => model.Digest?.People ?? [],
        ["successes"] = model => model.Digest?.Successes ?? [],
        ["campaigns"] = model => model.Digest?.Campaigns ?? [],
        ["obstacles"] = model => model.Digest?.Obstacles ?? [],
        ["announcements"] = model => model.Digest?.News ?? [],
        ["groups"] = model => [.. model.Summary?.Groups.Select(Values) ?? []],
    };

    /// <summary>What the items of a list are made of, inside of it; the items of any other list are texts: <c>this</c>.</summary>
    private static readonly Dictionary<string, ItemNames> Items = new(StringComparer.Ordinal)
    {
        ["groups"] = new(["this.name"], Lists: ["this.lines"]),
        ["this.lines"] = new(["this.contact", "this.what", "this.link"], Links: ["this.link"]),
    };

    /// <param name="list">The list in whose item the name stands; null for none.</param>
    public static bool IsText(string name, string? list) =>
        list is null ? Texts.ContainsKey(name) || IsLink(name, list)
        : Items.TryGetValue(list, out var item) ? item.Texts.Contains(name)
        : name == "this";

    /// <inheritdoc cref="IsText"/>
    public static bool IsLink(string name, string? list) =>
        list is null ? Links.ContainsKey(name) || IsDeviceLink(name) : Items.TryGetValue(list, out var item) && item.Links?.Contains(name) == true;

    /// <summary>All that may be asked for there.</summary>
    /// <inheritdoc cref="IsText"/>
    public static IEnumerable<string> Names(string? list) =>
        list is null ? [.. Texts.Keys, .. Links.Keys, .. DeviceLinks.Keys, .. Lists.Keys]
        : Items.TryGetValue(list, out var item) ? [.. item.Texts, .. item.Lists ?? []]
        : ["this"];

    public static bool IsDeviceLink(string name) => DeviceLinks.ContainsKey(name);

    /// <inheritdoc cref="IsText"/>
    public static bool IsList(string name, string? list) =>
        list is null ? Lists.ContainsKey(name) : Items.TryGetValue(list, out var item) && item.Lists?.Contains(name) == true;

    /// <summary>The values as the template engine walks them: a dictionary for each word before a dot.</summary>
    public static Dictionary<string, object?> For(MailModel model, string language)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, text) in Texts)
        {
            Put(values, name, text(model, language));
        }

        foreach (var (name, link) in Links.Concat(DeviceLinks))
        {
            Put(values, name, link(model));
        }

        foreach (var (name, list) in Lists)
        {
            values[name] = list(model);
        }

        return values;
    }

    private static string? Moment(MailModel model, DateTimeOffset? at, string language) =>
        at is { } moment ? DateTexts.DayAndTime(moment, model.TimeZone, language) : null;

    private static void Put(Dictionary<string, object?> values, string name, string? value)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var group = name[..dot];
        if (!values.TryGetValue(group, out var members))
        {
            values[group] = members = new Dictionary<string, object?>(StringComparer.Ordinal);
        }

        ((Dictionary<string, object?>)members!)[name[(dot + 1)..]] = value;
    }

    private static Dictionary<string, object?> Values(MailGroup group) => new(StringComparer.Ordinal)
    {
        ["name"] = group.Name,
        ["lines"] = group.Lines.Select(line => new Dictionary<string, object?>(StringComparer.Ordinal) { ["contact"] = line.Contact, ["what"] = line.What, ["link"] = line.Link }).ToList(),
    };

    private sealed record ItemNames(string[] Texts, string[]? Links = null, string[]? Lists = null);
}
