using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.Engagement;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Http;
using Smarketing.Functions.Intake;
using Smarketing.Functions.Links;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Notices;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;
using Smarketing.Functions.Work;

namespace Smarketing.Functions;

/// <summary>Everything the functions need, for the Functions worker and the local program alike.</summary>
public static class SmarketingServices
{
    /// <exception cref="OptionsValidationException">The settings, the configuration file or the content have faults: all of them are named.</exception>
    public static IServiceCollection AddSmarketing(this IServiceCollection services, IConfiguration settings)
    {
        var (options, company, library, webhooks, captcha) = Load(settings);
        services.AddSingleton(options);
        services.AddSingleton(company);
        services.AddSingleton(library);
        services.AddSingleton(new SignedLink(options.LinkKeys));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Tables(settings));
        services.AddRazorComponents();
        services.AddWebhooks(webhooks);
        services.AddPrivacy();
        services.AddIntake(captcha);

        services.AddSingleton<TablesStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<TablesStartup>());
        services.AddSingleton<IFunctionsWorkerMiddleware, EdgeMiddleware>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ContactIndexStore>();
        services.AddSingleton<FactStore>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<RepStore>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailActivities>();
        services.AddSingleton<ContactListActivities>();
        services.AddSingleton<EffectActivities>();
        services.AddSingleton<OutboxDrain>();
        services.AddNotices();
        services.AddWork();
        services.AddSingleton<EngagementActivities>();
        services.AddSingleton<FollowUpActivities>();
        services.AddSingleton<DealActivities>();
        services.AddSingleton<DealPages>();
        services.AddSingleton<TaskActivities>();
        services.AddSingleton<TaskPages>();
        services.AddSingleton<TryOutActivities>();
        services.AddSingleton<PostLimits>();
        services.AddSingleton<Problems>();
        return services;
    }

    private static (SmarketingOptions Options, SmarketingConfiguration Company, ContentLibrary Library, WebhookOptions Webhooks, CaptchaOptions Captcha) Load(IConfiguration settings)
    {
        var (options, faults) = SmarketingOptions.Read(settings);
        var all = new List<string>(faults);
        if (!File.Exists(options.ConfigurationFile))
        {
            throw new OptionsValidationException(nameof(SmarketingOptions), typeof(SmarketingOptions), all);
        }

        var (company, inFile) = SmarketingConfiguration.Parse(File.ReadAllText(options.ConfigurationFile));
        var content = ContentLibrary.Load(options.ContentFolder);
        all.AddRange(inFile.Select(fault => $"{options.ConfigurationFile}: {fault}"));
        all.AddRange(content.Faults.Select(fault => fault.ToString()));
        var (webhooks, inSettings) = WebhookOptions.Read(settings, company?.Webhooks ?? []);
        all.AddRange(inSettings);
        var (captcha, ofCaptcha) = CaptchaOptions.Read(settings, company?.Forms.Values ?? []);
        all.AddRange(ofCaptcha);
        if (company is not null && content.Library is not null)
        {
            all.AddRange(RequiredContent.Missing(company, content.Library).Select(fault => $"{options.ConfigurationFile}: {fault}"));
        }

        return all.Count == 0
            ? (options, company!, content.Library!, webhooks, captcha)
            : throw new OptionsValidationException(nameof(SmarketingOptions), typeof(SmarketingOptions), all);
    }

    /// <summary>By connection string (Azurite, tests) or by the app's own identity.</summary>
    private static TableServiceClient Tables(IConfiguration settings) => settings["AzureWebJobsStorage"] is { Length: > 0 } connection
        ? new TableServiceClient(connection)
        : new TableServiceClient(
            new Uri(settings["AzureWebJobsStorage:tableServiceUri"] ?? throw new InvalidOperationException("The setting AzureWebJobsStorage__tableServiceUri is missing.")),
            new DefaultAzureCredential());
}
