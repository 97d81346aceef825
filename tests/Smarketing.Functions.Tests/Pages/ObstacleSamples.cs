using Smarketing.Functions.Obstacles;

namespace Smarketing.Functions.Tests.Pages;

/// <summary>The page of obstacles in every state that looks different.</summary>
internal static class ObstacleSamples
{
    public static ObstaclePageModel Some(string language) => new()
    {
        Language = language,
        CompanyName = "Andamio",
        Zone = Mexico.Calendar.Zone,
        DashboardPath = "/dashboard/AbC.xyz",
        Open =
        [
            new Obstacle("0123456789abcdef0123456789abcd", Mexico.At(2026, 1, 5, 23, 59), ObstacleSide.Sales, "Ana Torres", language == "es" ? "A los leads de la feria les faltan <teléfonos>." : "The fair's leads have no <phone numbers>."),
            new Obstacle("fedcba9876543210fedcba98765432", Mexico.At(2026, 1, 6, 8), ObstacleSide.Marketing, null, language == "es" ? "No sabemos por qué ventas rechaza los del ebook." : "We don't know why sales rejects those of the ebook."),
        ],
    };

    public static ObstaclePageModel WithErrors(string language)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "</textarea><script>alert(1)</script>", ["name"] = new string('x', ObstacleReader.NameLengthMax + 1) };
        return Some(language) with { Typed = typed, Errors = ObstacleReader.Read(typed, ObstacleTexts.In(language)).Errors };
    }
}
