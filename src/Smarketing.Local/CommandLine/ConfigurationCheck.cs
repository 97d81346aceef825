using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Configuration;
using Smarketing.Local.Hosting;

namespace Smarketing.Local.CommandLine;

/// <summary>Reads what the program would start with, and says what is wrong with it.</summary>
public static class ConfigurationCheck
{
    /// <returns>Whether the program would start.</returns>
    public static bool Run(string configurationFile, TextWriter output, TextWriter errors)
    {
        var (setup, faults) = CompanySetup.Read(Settings(configurationFile));
        if (setup is null)
        {
            foreach (var fault in faults)
            {
                errors.WriteLine(fault);
            }

            errors.WriteLine(faults.Count == 1 ? "1 mistake." : $"{faults.Count} mistakes.");
            return false;
        }

        output.WriteLine($"{configurationFile} and {setup.Options.ContentFolder} are right:");
        output.WriteLine($"  {Found(setup)}");
        output.WriteLine($"  version {setup.Running.Version}");
        return true;
    }

    private static string Found(CompanySetup setup)
    {
        var (company, rules) = (setup.Configuration, setup.Configuration.Rules);
        return string.Join(", ",
            Several(company.Forms.Count, "form"),
            Several(rules.FitRules.Count + rules.Exclusions.Count + company.Team.Rules.Count, "rule"),
            Several(company.Team.Reps.Count, "rep"),
            Several(company.Nurture.Tracks.Count, "track"),
            $"{Several(setup.Library.Names.Count(), "mail")} in 2 languages");
    }

    private static string Several(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>The environment's settings, as at a start. The keys and the address, which a start takes from the data folder and the command line, are any.</summary>
    private static IConfigurationRoot Settings(string configurationFile)
    {
        var keys = LocalKeys.Make();
        return new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(
            [
                new("ConfigurationFile", configurationFile),
                new("PublicBaseUrl", "http://127.0.0.1:7071"),
                new("Links:Keys", keys.LinkKeys),
                new("IdentityKey", keys.IdentityKey),
            ])
            .Build();
    }
}
