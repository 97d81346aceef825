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
using Smarketing.Functions.Digests;
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
using Smarketing.Functions.Sla;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;
using Smarketing.Functions.Work;

namespace Smarketing.Functions;

/// <summary>Everything the functions need, for the Functions worker and the local program alike.</summary>
public static class SmarketingServices
{
    /// <param name="faults">What is wrong with settings that others have read: one list names everything.</param>
    /// <exception cref="OptionsValidationException">The settings, the configuration file or the content have faults: all of them are named.</exception>
    public static IServiceCollection AddSmarketing(this IServiceCollection services, IConfiguration settings, params IReadOnlyList<string> faults)
    {
        var (setup, own) = CompanySetup.Read(settings);
        if (setup is null || faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(CompanySetup), typeof(CompanySetup), [.. own, .. faults]);
        }

        services.AddSetup(setup);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Tables(settings));
        services.AddRazorComponents();
        services.AddContacts();
        services.AddPrivacy();
        services.AddStorage();
        services.AddSingleton<IFunctionsWorkerMiddleware, EdgeMiddleware>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<RepStore>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailActivities>();
        services.AddSingleton<ContactListActivities>();
        services.AddNotices();
        services.AddReports().AddDigests();
        services.AddWork();
        services.AddSla();
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

    private static void AddSetup(this IServiceCollection services, CompanySetup setup)
    {
        services.AddSingleton(setup.Options);
        services.AddSingleton(setup.Configuration);
        services.AddSingleton(setup.Running);
        services.AddSingleton(setup.Library);
        services.AddSingleton(new SignedLink(setup.Options.LinkKeys));
        services.AddSingleton<MailPreview>();
        services.AddWebhooks(setup.Webhooks);
        services.AddMailEvents(setup.SendGrid);
        services.AddIntake(setup.Captcha);
        services.AddSingleton(setup.Telemetry);
        services.AddHostedService<TelemetryStartup>();
    }

    /// <summary>By connection string (Azurite, tests) or by the app's own identity.</summary>
    private static TableServiceClient Tables(IConfiguration settings) => settings["AzureWebJobsStorage"] is { Length: > 0 } connection
        ? new TableServiceClient(connection)
        : new TableServiceClient(
            new Uri(settings["AzureWebJobsStorage:tableServiceUri"] ?? throw new InvalidOperationException("The setting AzureWebJobsStorage__tableServiceUri is missing.")),
            new DefaultAzureCredential());
}
