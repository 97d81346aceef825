using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Configuration;

/// <summary>All that must be right before anything starts: the settings, the configuration, the mails.</summary>
public sealed record CompanySetup(
    SmarketingOptions Options, SmarketingConfiguration Configuration, RunningConfiguration Running, ContentLibrary Library, WebhookOptions Webhooks, CaptchaOptions Captcha, SendGridWebhookOptions SendGrid,
    TelemetryOptions Telemetry)
{
    /// <summary>Everything, or every fault in it: each with its setting, or with its file and the place in it.</summary>
    public static (CompanySetup? Setup, IReadOnlyList<string> Faults) Read(IConfiguration settings)
    {
        var (options, faults) = SmarketingOptions.Read(settings);
        var all = new List<string>(faults);
        var document = File.Exists(options.ConfigurationFile)
            ? ConfigurationDocument.Read(File.ReadAllText(options.ConfigurationFile), settings, new ConfigReading(options.ConfigurationFile))
            : null;
        var content = ContentLibrary.Load(options.ContentFolder);
        if (document?.Configuration is { } configuration)
        {
            foreach (var (path, problem) in RequiredContent.OfConfiguration(configuration, content.Names))
            {
                document.Reading.Fault(path, problem);
            }
        }

        all.AddRange(document?.Reading.Faults ?? []);
        all.AddRange(content.Faults.Concat(RequiredContent.OfProgram(content.Names)).Select(fault => fault.In(options.ContentFolder)));
        var (webhooks, inSettings) = WebhookOptions.Read(settings, [.. (document?.Configuration?.Webhooks ?? []).Where(endpoint => endpoint.Id.Length > 0).DistinctBy(endpoint => endpoint.Id)]);
        all.AddRange(inSettings);
        var (captcha, ofCaptcha) = CaptchaOptions.Read(settings, document?.Configuration?.Forms.Values ?? []);
        all.AddRange(ofCaptcha);
        var (sendGrid, inKeys) = SendGridWebhookOptions.Read(settings);
        all.AddRange(inKeys);
        var (telemetry, ofTelemetry) = TelemetryOptions.Read(settings);
        all.AddRange(ofTelemetry);
        return all.Count == 0
            ? (new CompanySetup(options, document!.Configuration!, RunningConfiguration.Of(document.Json), content.Library!, webhooks, captcha, sendGrid, telemetry), all)
            : (null, all);
    }
}
