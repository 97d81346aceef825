using System.Text.Json.Nodes;

namespace Smarketing.Functions.Tests.Configuration;

/// <summary>The shipped configuration with everything that may be said, and every default overruled.</summary>
internal static class CompleteFile
{
    private const string Comparisons = """{ "is": "VALUE", "in": ["VALUE"], "not": "VALUE", "exists": true }""";
    private const string TextComparisons = """{ "is": "VALUE", "in": ["VALUE"], "contains": ["VALUE"], "matchesWord": "VALUE", "not": "VALUE", "exists": true }""";

    private static readonly string Json = Make().ToJsonString();

    public static JsonObject Read() => JsonNode.Parse(Json)!.AsObject();

    private static JsonObject Make()
    {
        var file = ShippedFile.Read();
        Fill(file["forms"]![0]!, """
            { "language": "es", "required": ["email", "company"], "origins": ["https://andamio.example"], "redirect": "https://andamio.example/gracias", "doubleOptIn": true,
              "captcha": "hcaptcha", "campaign": "obra", "minimumFillTime": "PT3S",
              "asset": { "title": { "es": "Guía", "en": "Guide" }, "link": { "es": "https://andamio.example/es", "en": "https://andamio.example/en" } } }
            """);
        Fill(file["forms"]![0]!["consent"]!, """{ "earlier": [{ "version": "2025-01", "es": "Acepto.", "en": "I agree." }] }""");
        Fill(file["intake"]!["limits"]!, """{ "perClient": { "posts": 5, "per": "PT2M" }, "perAddress": { "posts": 6, "per": "PT3M" } }""");
        FillQualification(file["qualification"]!);
        FillTeam(file["team"]!);
        Fill(file["company"]!, """{ "replyDomain": "replies.andamio.example" }""");
        Fill(file["sla"]!["promise"]!, """{ "leadsPerMonth": 400, "shareAccepted": 0.8 }""");
        Fill(file["agreement"]!["stages"]!, """{ "lead": { "label": { "es": "Candidato", "en": "Lead" }, "meaning": "…" } }""");
        Fill(file["plan"]!, """{ "handOverAtMiss": 3 }""");
        Fill(file["plan"]!["attempts"]![1]!, """{ "automatic": true }""");
        Fill(file, """
            { "summary": { "at": "09:00" }, "mailHours": { "from": "09:00", "to": "20:00" }, "deals": { "remindAfterDays": 7, "currency": "EUR" },
              "campaigns": [{ "id": "spring", "channel": "paid-search", "cost": 90000, "currency": "MXN", "from": "2026-03-01", "to": "2026-05-31", "briefing": { "es": "Rentas.", "en": "Rentals." } }],
              "digest": { "directors": [{ "name": "Eva Soto", "email": "eva.soto@andamio.example", "language": "en" }], "news": [{ "text": { "es": "Nuevo.", "en": "New." }, "from": "2026-01-01", "to": "2026-02-01" }] },
              "webhooks": [{ "id": "crm", "url": "https://crm.example/hook", "types": ["contact.erased"] }] }
            """);
        return file;
    }

    private static void FillQualification(JsonNode qualification)
    {
        qualification["fit"]!["rules"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "everything", "points": 1, "group": "company", "when": {
                "all": [{ "language": "es" }], "any": [{ "language": ["es", "en"] }], "not": { "employees": 3 },
                "seniority": {{Comparisons.Replace("VALUE", "manager", StringComparison.Ordinal)}},
                "industry": {{Comparisons.Replace("VALUE", "construction", StringComparison.Ordinal)}},
                "country": "MX", "domain": "alba.mx",
                "language": {{Comparisons.Replace("VALUE", "es", StringComparison.Ordinal)}},
                "address": {{Comparisons.Replace("VALUE", "business", StringComparison.Ordinal)}},
                "channel": {{Comparisons.Replace("VALUE", "organic", StringComparison.Ordinal)}},
                "employees": { "is": 60, "atLeast": 50, "atMost": 200, "between": [50, 200], "not": 70, "exists": true },
                "company": {{TextComparisons.Replace("VALUE", "Alba", StringComparison.Ordinal)}}, "jobTitle": "obra", "campaign": ["obra"],
                "attributes.projects": {{TextComparisons.Replace("VALUE", "3", StringComparison.Ordinal).Replace("{ ", "{ \"atLeast\": 1, \"atMost\": 9, \"between\": [1, 9], ", StringComparison.Ordinal)}} } }
            """));
        Fill(qualification["fit"]!, """{ "caps": { "company": 40 } }""");
        Fill(qualification["interest"]!, """
            { "reply": 31, "quietDaysAfterRecycle": 29, "activities": { "page": 1, "webinar": 2, "social": 3, "call": 4, "other": 5 },
              "limits": [{ "id": "visits", "of": ["activity-page"], "onceInDays": 1, "cap": 20 }] }
            """);
        Fill(qualification, """
            { "dictionaries": { "seniority": { "specialist": ["a"], "assistant": ["b"], "manager": ["c"], "decision-maker": ["d"], "student": ["e"] }, "industry": { "rental": ["renta"] } } }
            """);
    }

    private static void FillTeam(JsonNode team)
    {
        Fill(team["manager"]!, """{ "language": "en" }""");
        Fill(team["reps"]![0]!, """
            { "language": "en", "capacity": 9, "goal": { "perMonth": 250000, "currency": "MXN" }, "weight": 2, "timeZone": "America/Bogota", "calendar": { "holidays": ["CO", "2026-12-24"], "hours": {
                "monday": ["09:00-18:00"], "tuesday": ["09:00-18:00"], "wednesday": ["09:00-18:00"], "thursday": ["09:00-18:00"], "friday": ["09:00-18:00"], "saturday": ["09:00-13:00"], "sunday": [] } } }
            """);
        Fill(team, """
            { "catchUp": true, "rules": [{ "id": "large", "reps": ["ana"], "when": {
                "country": ["MX"], "employeesAtLeast": 10, "employeesAtMost": 1000, "industry": ["construction"], "language": ["es"], "campaign": ["obra"] } }] }
            """);
    }

    private static void Fill(JsonNode place, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject().ToList())
        {
            place[name] = value?.DeepClone();
        }
    }
}
