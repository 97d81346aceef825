using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Deals;

/// <summary>The page behind a deal owner's link.</summary>
public sealed class DealPages(ContactStore contacts, MailComposer composer, SmarketingConfiguration configuration, TimeProvider clock)
{
    public string LanguageOf(Contact? contact) => (contact is null ? null : configuration.Team.Find(DealOwner.Of(contact)))?.Language ?? configuration.Company.Language;

    /// <param name="errors">What was wrong with an answer that could not be taken; <paramref name="typed"/> is that answer.</param>
    public async Task<IResult> ShowAsync(
        Contact contact, string language, DealNotice notice, int status, CancellationToken cancellation,
        IReadOnlyDictionary<string, string[]>? errors = null, IReadOnlyDictionary<string, string>? typed = null)
    {
        var deal = contact.Deal!;
        var now = clock.GetUtcNow();
        var mail = composer.ModelFor(contact, attempt: null, await contacts.TimelineAsync(contact.Id, cancellation), language);
        var model = new DealPageModel
        {
            Language = language,
            CompanyName = configuration.Company.Name,
            TimeZone = mail.TimeZone,
            Contact = mail.Contact!,
            Standing = deal.Standing,
            Since = deal.WonAt ?? deal.LostAt ?? deal.OpenedAt ?? deal.StartedAt,
            Money = deal.Money,
            Currency = deal.Money?.Currency ?? configuration.Deals.Currency,
            History = mail.History,
            IsClosed = deal.ClosedAt is not null,
            CorrectableUntil = deal.Undo is { } undo && now <= undo.Until ? undo.Until : null,
            Notice = notice,
            Typed = typed ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Errors = (errors ?? new Dictionary<string, string[]>(StringComparer.Ordinal)).ToDictionary(error => error.Key, error => (IReadOnlyList<string>)error.Value, StringComparer.Ordinal),
        };
        return Page.Show<DealPage, DealPageModel>(model, status);
    }
}
