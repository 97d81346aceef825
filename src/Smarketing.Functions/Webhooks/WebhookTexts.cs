using System.Globalization;

namespace Smarketing.Functions.Webhooks;

/// <summary>What is wrong with a question about deliveries.</summary>
public sealed record WebhookTexts(string State, string Limit, string NotANext)
{
    private static readonly WebhookTexts English = new("Must be pending or dead.", "Must be a number from 1 to {0}.", "Must be the \"next\" of an earlier answer.");

    private static readonly WebhookTexts Spanish = new("Debe ser pending o dead.", "Debe ser un número de 1 a {0}.", "Debe ser el \"next\" de una respuesta anterior.");

    public static WebhookTexts In(string language) => language == "es" ? Spanish : English;

    public string LimitUpTo(int max) => string.Format(CultureInfo.InvariantCulture, Limit, max);
}
