using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Qualification;
using Smarketing.Local.Hosting;
using Smarketing.Local.Time;

namespace Smarketing.Local.Sample;

/// <summary>Makes the year of a sample in a host that has just started, or what an interruption left of it.</summary>
internal static class SampleRun
{
    private const string KeyHeader = "x-functions-key";

    /// <summary>False when it was stopped before the end; the next start with <c>--sample</c> goes on.</summary>
    public static async Task<bool> MakeAsync(LocalHost host, SampleFile sample, LocalOptions options, TextWriter output)
    {
        if (sample.IsComplete || !sample.IsWanted)
        {
            output.WriteLine(sample.IsComplete ? "The data folder holds a sample year, complete." : "The data folder holds a sample year that was interrupted: --sample goes on with it.");
            return true;
        }

        var year = sample.Year;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Making up a year for you: {year.From:yyyy-MM-dd} to {year.To:yyyy-MM-dd}, {year.People} people, seed {year.Seed}. Ctrl-C stops it; --sample goes on."));
        try
        {
            await LiveAsync(host, sample, output, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stopped at {host.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm'Z'}."));
            return false;
        }

        (sample with { IsComplete = true }).Save(options);
        return true;
    }

    private static async Task LiveAsync(LocalHost host, SampleFile sample, TextWriter output, CancellationToken stopping)
    {
        var (year, services, now) = (sample.Year, host.Services, host.Clock.GetUtcNow());
        var configuration = services.GetRequiredService<SmarketingConfiguration>();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseUrl };
        http.DefaultRequestHeaders.Add(KeyHeader, host.FunctionKey);
        var hands = ActivatorUtilities.CreateInstance<SampleHands>(services, http);
        var winder = services.GetRequiredService<ClockWinder>();
        var agenda = new SampleAgenda();
        agenda.Add(SampleVisits.Of(year, configuration.Calendar, FormsOf(configuration)).Concat(SampleLeaves.Of(year, configuration.Team)).Where(deed => deed.At >= now));
        var driver = new SampleDriver(agenda, ActivatorUtilities.CreateInstance<SampleMailbox>(services, year), hands, winder, configuration);

        await driver.LiveAsync(now, year.To, output.WriteLine, stopping);
        if (!sample.IsHeld)
        {
            // Making it took a while: the clock goes on with the machine's.
            await winder.WindToAsync(TimeProvider.System.GetUtcNow(), stopping);
            await winder.RunAsync(stopping);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done; {hands.Refused} answers came too late to count, as they do."));
    }

    private static Dictionary<Offer, string> FormsOf(SmarketingConfiguration configuration) =>
        configuration.Forms.Values.DistinctBy(form => form.Offer).ToDictionary(form => form.Offer, form => form.Id);
}
