using Microsoft.Extensions.DependencyInjection;
using Smarketing.Functions;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Local.Pages;

/// <summary>What the console shows of Smarketing.</summary>
internal static class SmarketingConsole
{
    public static ConsoleSettings Of(IServiceProvider services)
    {
        var company = services.GetRequiredService<SmarketingConfiguration>();
        var index = services.GetRequiredService<ContactIndexStore>();
        var contacts = services.GetRequiredService<ContactStore>();
        return new ConsoleSettings
        {
            Forms = [.. company.Forms.Values.Select(form => new SampleForm(form.Id, form.Required, form.Consent.In))],
            Zone = company.Company.Zone,
            Meter = Telemetry.Name,
            NextWorkingDay = now => NextWorkingDay(company.Calendar, now),
            Deliveries = company.Webhooks.Count == 0 ? null : (limit, cancellation) => ListAsync(services.GetRequiredService<WebhookStore>(), company.Webhooks, limit, cancellation),
            Mails = MailsOf(services.GetRequiredService<MailPreview>(), services.GetRequiredService<TimeProvider>()),
            Contacts = (limit, cancellation) => ListAsync(index, contacts, limit, cancellation),
        };
    }

    private static DateTimeOffset NextWorkingDay(WorkingCalendar calendar, DateTimeOffset now) =>
        calendar.WorkBeginsOn(calendar.WorkingDayFrom(calendar.DayOf(now).AddDays(1)));

    private static IReadOnlyList<MailSample> MailsOf(MailPreview preview, TimeProvider clock) =>
        [.. preview.List().Select(listed => new MailSample(
            listed.Name, Words.Of(listed.Mail.Kind), language => preview.Of(listed.Name, language, contact: null, timeline: [], clock.GetUtcNow())))];

    private static async Task<IReadOnlyList<DeliveryLine>> ListAsync(WebhookStore webhooks, IReadOnlyList<WebhookEndpoint> endpoints, int limit, CancellationToken cancellation)
    {
        var lines = new List<DeliveryLine>();
        foreach (var prefix in new[] { WebhookKeys.DeadPrefix, WebhookKeys.DuePrefix })
        {
            foreach (var endpoint in endpoints.TakeWhile(_ => lines.Count < limit))
            {
                var listed = await webhooks.ListAsync(endpoint.Id, prefix, after: null, limit - lines.Count, cancellation);
                lines.AddRange(listed.Select(one => one.Delivery).Select(delivery => new DeliveryLine(
                    WebhookKeys.Delivery(delivery.Endpoint, delivery.Message.Id), delivery.Message.Type, Words.Of(delivery.State), delivery.Tries, delivery.LastResult)));
            }
        }

        return lines;
    }

    private static async Task<IReadOnlyList<ContactLine>> ListAsync(ContactIndexStore index, ContactStore contacts, int limit, CancellationToken cancellation)
    {
        var lines = new List<ContactLine>();
        foreach (var entry in await index.ListAsync([.. ContactIndex.OwnedBy(null).Reverse()], after: null, limit, cancellation))
        {
            if (await contacts.FindAsync(entry.ContactId, cancellation) is { } contact)
            {
                lines.Add(new ContactLine(contact.Person.Email, Words.Of(contact.Stage), Words.Of(contact.Owner)));
            }
        }

        return lines;
    }
}
