namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>What programs with a key ask for, as it should be.</summary>
internal static class ApiRequests
{
    public static readonly (string Method, string Path, string Body)[] Bodies =
    [
        ("POST", "/api/contacts", """{"email": "eva@sur.mx", "firstName": "Eva", "stage": "lead", "owner": "ana", "consent": true, "attributes": {"a": "b"}}"""),
        ("POST", "/api/activities", """{"email": "person3@alba3.mx", "kind": "webinar", "campaign": "otoño", "value": "asistió", "at": "2026-01-05T15:00:00Z"}"""),
        ("POST", "/api/qualification/preview", """{"form": "ebook", "email": "eva@sur.mx", "jobTitle": "CEO", "employees": "51-200", "country": "MX"}"""),
        ("POST", "/api/qualification/tryout", """{"rules": {"thresholds": {"fit": 40, "interest": 30}}, "limit": 10}"""),
        ("POST", "/api/sla/plan", """{"goal": 100000, "averageDeal": 1000, "rates": {"prospectToLead": 0.5, "leadToMql": 0.5, "mqlToSql": 0.5, "sqlToOpportunity": 0.5, "opportunityToCustomer": 0.5}, "workingWeeks": 48, "capacity": 8, "maxLoad": 1.1, "leadsPerMonth": 100, "hoursPerMonth": 80, "minutesPerAttempt": 10}"""),
        ("POST", "/api/sla/plan", """{"goal": 100000, "averageDeal": 1000, "rates": "fromHistory", "from": "2025-01-01", "to": "2025-12-31"}"""),
        ("POST", "/api/sla/plan", """{"goal": 100000, "averageDeal": 1000, "rates": {"leadToCustomer": 0.02}}"""),
        ("POST", "/api/dashboard/links", """{"days": 7}"""),
        ("PUT", "/api/reps/ana", """{"capacity": 9, "weight": 2, "away": {"from": "2026-01-10", "to": "2026-01-12"}}"""),
        ("PUT", "/api/reps/nobody", """{"capacity": 9}"""),
        ("POST", "/api/contacts/{id}/stage", """{"stage": "opportunity", "amount": 1200, "currency": "MXN", "reason": "quiere comprar", "at": "2026-01-07T10:00:00-06:00"}"""),
        ("POST", "/api/contacts/{id}/stage", """{"stage": "sql", "lost": true, "reason": "precio"}"""),
        ("POST", "/api/contacts/{id}/disqualify", """{"reason": "no-fit"}"""),
        ("POST", "/api/contacts/{id}/reopen", "{}"),
        ("POST", "/api/contacts/{id}/reassign", """{"rep": "bruno"}"""),
        ("POST", "/api/contacts/{id}/merge", """{"into": "nobody"}"""),
        ("POST", "/api/contacts/wake", """{"after": "0123456789abcdef", "limit": 5}"""),
        ("POST", "/api/contacts/imports/nothing/stop", "{}"),
        ("POST", "/api/webhooks/deliveries/nothing/retry", "{}"),
        ("DELETE", "/api/suppressions/{id}", "{}"),
    ];

    public static readonly string[] Paths =
    [
        "/api/contacts", "/api/contacts/{id}", "/api/contacts/{id}/timeline", "/api/contacts/{id}/export", "/api/contacts/export", "/api/contacts/imports/nothing", "/api/contacts/imports/nothing/failed", "/api/reps", "/api/reps/ana",
        "/api/reps/ledger", "/api/suppressions", "/api/consent-texts", "/api/webhooks/deliveries", "/api/sla/agreement", "/api/mails", "/api/mails/alert", "/api/mails/tracks/educate/1", "/api/reports/funnel", "/api/reports/sla",
        "/api/reports/channels", "/api/reports/campaigns", "/api/reports/reps", "/api/reports/recycling", "/api/reports/quality", "/api/reports/speed", "/api/stages", "/api/config", "/api/openapi.json", "/health", "/assets/site.css",
        "/forms/demo", "/local/clock", "/nothing",
    ];

    public static readonly (string Name, string Value)[] Parameters =
    [
        ("email", "person3@alba3.mx"), ("stage", "mql"), ("owner", "sales"), ("rep", "ana"), ("after", "stage|lead~0"), ("limit", "10"), ("from", "2025-01-01"), ("to", "2026-12-31"), ("format", "csv"), ("lang", "es"), ("code", "wrong"),
        ("version", "2026-01-05T15:00:00Z"), ("why", "bounced"), ("endpoint", "crm"), ("state", "dead"), ("part", "html"), ("contact", "nobody"), ("dryRun", "true"), ("saved", ""), ("status", "running"), ("kind", "task"), ("since", "2026-01-05T00:00:00Z"),
        ("day", "2026-01-05"), ("months", "12"), ("returnUrl", "https://evil.example"), ("redirect", "//evil.example"),
    ];
}
