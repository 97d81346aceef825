using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Email;

/// <summary>Somebody invented, in whose life all has just happened that a mail may speak of: previews are about them.</summary>
internal static class SampleContact
{
    /// <summary>Nobody's, so the links of a preview lead nowhere, whoever follows them.</summary>
    public const string Id = "preview";

    /// <summary>Of the entry that an alert is about.</summary>
    public const string News = "news";

    private const decimal DealAmount = 184_000m;

    public static Contact Of(string language, DateTimeOffset now)
    {
        var person = language == "es"
            ? new Person { Email = "maria.rivas@constructora-encino.example", FirstName = "María", LastName = "Rivas", Company = "Constructora Encino", JobTitle = "Directora de Operaciones", Phone = "+52 55 5550 0147", Employees = 85, Country = "MX", Language = "es" }
            : new Person { Email = "john.carter@oakline-builders.example", FirstName = "John", LastName = "Carter", Company = "Oakline Builders", JobTitle = "Operations Director", Phone = "+1 212 555 0147", Employees = 85, Country = "US", Language = "en" };
        return Contact.Prospect(Id, Id, person, new Touch(Channel.Organic, null, null, null, null, null, null, null, now), now).At(Stage.Mql, now);
    }

    public static IReadOnlyList<TimelineEntry> Timeline(string language, Rep rep, DateTimeOffset now)
    {
        var isSpanish = language == "es";
        return
        [
            TimelineEntry.Of(now.AddDays(-13), TimelineKind.Submission, "guide", ("offer", Words.Of(Offer.Guide)), ("channel", Words.Of(Channel.Organic))),
            TimelineEntry.Of(now.AddDays(-3), TimelineKind.Activity, "page", ("activity", "page"), ("value", isSpanish ? "Precios" : "Pricing")),
            TimelineEntry.Of(now, TimelineKind.Submission, "demo", ("offer", Words.Of(Offer.Demo)), ("channel", Words.Of(Channel.Direct)), ("message", isSpanish
                ? "Llevamos cuatro obras y cada residente tiene su propia hoja de Excel.\n¿Se conecta con nuestro sistema contable?"
                : "We run four sites, and every site manager keeps a spreadsheet of his own.\nDoes it work with our accounting system?")),
            TimelineEntry.Of(now, TimelineKind.Assigned, "assigned", ("rep", rep.Id), ("name", rep.Name)),
        ];
    }

    /// <summary>What an alert tells beside; null for a mail that tells no news.</summary>
    public static TimelineEntry? NewsFor(string mail, string language, DateTimeOffset now) => mail switch
    {
        "alert" or "alert-deal" => TimelineEntry.Of(now, TimelineKind.Submission, News, ("offer", Words.Of(Offer.Pricing)), ("channel", Words.Of(Channel.Email)), ("message", language == "es"
            ? "¿Cuánto costaría para seis obras?"
            : "What would it cost for six sites?")),
        RequiredContent.Reply => TimelineEntry.Of(now, TimelineKind.Activity, News, ("activity", "reply"), ("message", language == "es"
            ? "La B. ¿Me puede mandar un ejemplo?"
            : "B. Could you send me an example?")),
        RequiredContent.MailRefused => TimelineEntry.Of(now, TimelineKind.Mail, News, ("reason", "550 5.7.26 This mail has been blocked because the sender is unauthenticated.")),
        _ => null,
    };

    public static FollowUpState FollowUp(Rep rep, FollowUpPlan plan, bool hasPhone, DateTimeOffset now) => FollowUpDecider.Assign(
        new FollowUpState { Number = 1, StartedAt = now, Why = ["raised-hand: demo", "fit 50 of 40", "fit: decision-maker +40", "fit: business-address +10", "interest 85 of 30", "interest: guide +35", "interest: demo +50"] },
        rep.Id, plan, rep.Calendar, hasPhone);

    public static Deal DealOf(DealPolicy policy, DateTimeOffset now) => new()
    {
        Number = 1,
        StartedAt = now - policy.RemindAfter,
        OpenedAt = now - policy.RemindAfter,
        MovedAt = now - policy.RemindAfter,
        Money = new Money(DealAmount, policy.Currency),
    };

    /// <summary>What a manager's summary tells of the contact: a term that went by, and a rep with too much.</summary>
    public static IReadOnlyList<Notice> Notices(Contact contact, FollowUpState followUp, DateTimeOffset now) =>
    [
        new(NoticeKind.Missed, followUp.Attempts[^1].DueAt, "missed", contact.Id, followUp.RepId!, followUp.Number, followUp.Attempts[^1].Number),
        new(NoticeKind.OverCapacity, now, "over-capacity", contact.Id, followUp.RepId!, followUp.Number),
    ];
}
