using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Configuration;
using Smarketing.Simulation.Promises;

namespace Smarketing.Simulation.Lives;

/// <summary>A life in which a promise was broken, with as few deeds as it takes.</summary>
internal sealed record BrokenLife(LifePlan Plan, BrokenPromise Broken)
{
    public override string ToString() => string.Join(
        '\n', [$"Life {Plan.Seed} breaks a promise: {Broken.Message}", $"  from {Plan.Start:O}, {Plan.JobTitle ?? "no title"}, {(Plan.HasPhone ? "a telephone" : "no telephone")}", .. Plan.Deeds.Select(deed => $"  {deed}")]);
}

/// <summary>What many lives come to.</summary>
internal sealed record LivesTally(long Lives, long Steps, BrokenLife? Broken)
{
    public override string ToString() => FormattableString.Invariant($"{Lives} lives on the decisions alone, {Steps} steps");
}

/// <summary>Lives through many lives, one after the other, until one breaks a promise.</summary>
internal static class ManyLives
{
    /// <param name="tell">Takes the tally after each life.</param>
    /// <param name="isOver">Whether no further life is to be begun.</param>
    /// <param name="settings">What the company has otherwise than as shipped.</param>
    public static LivesTally Run(IEnumerable<int> seeds, Action<LivesTally>? tell = null, Func<bool>? isOver = null, params KeyValuePair<string, string?>[] settings)
    {
        var company = CompanyOf(settings);
        var (lives, steps) = (0L, 0L);
        foreach (var plan in seeds.Select(LifePlan.Make))
        {
            if (isOver?.Invoke() == true)
            {
                break;
            }

            if (Broken(plan, company, ref steps) is { } broken)
            {
                return new LivesTally(lives, steps, Shrink(new BrokenLife(plan, broken), company));
            }

            lives++;
            tell?.Invoke(new LivesTally(lives, steps, null));
        }

        return new LivesTally(lives, steps, null);
    }

    /// <summary>Leaves out whatever isn't needed for the same promise to break.</summary>
    private static BrokenLife Shrink(BrokenLife life, SmarketingConfiguration company)
    {
        var steps = 0L;
        foreach (var deed in life.Plan.Deeds.Skip(1))
        {
            var without = life.Plan with { Deeds = [.. life.Plan.Deeds.Where(other => other != deed)] };
            if (Broken(without, company, ref steps) is { } broken && broken.Promise == life.Broken.Promise)
            {
                life = new BrokenLife(without, broken);
            }
        }

        return life;
    }

    private static BrokenPromise? Broken(LifePlan plan, SmarketingConfiguration company, ref long steps)
    {
        try
        {
            steps += PureLife.Live(plan, company);
            return null;
        }
        catch (BrokenPromise broken)
        {
            return broken;
        }
    }

    private static SmarketingConfiguration CompanyOf(KeyValuePair<string, string?>[] others)
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConfigurationFile", Repository.PathTo("config", "smarketing.json")), new("PublicBaseUrl", "https://leads.example"), new("Links:Keys", $"k1:{key}"), new("IdentityKey", key),
            .. others,
        ]).Build();
        var (setup, faults) = CompanySetup.Read(settings);
        return setup?.Configuration ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
