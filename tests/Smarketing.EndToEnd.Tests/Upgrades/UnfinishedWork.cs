using System.Net;
using System.Text;

namespace Smarketing.EndToEnd.Tests.Upgrades;

/// <summary>Lives a week of a company and is killed in the middle of everything that takes time.</summary>
internal static class UnfinishedWork
{
    /// <summary>An MQL whose first attempt was answered and whose second is due.</summary>
    public const string Unanswered = "lucia.herrera@alba.mx";

    /// <summary>Recycled with a reason, in nurture.</summary>
    public const string Rejected = "bruno.diaz@norte.mx";

    /// <summary>Qualified a moment before: the verdict may still be corrected.</summary>
    public const string Settling = "diego.luna@sur.mx";

    /// <summary>An SQL with a deal.</summary>
    public const string Buying = "carla.rios@este.mx";

    /// <summary>A prospect of the newsletter, after the track's first mail.</summary>
    public const string Nurtured = "elena.paz@oeste.mx";

    public static async Task LeaveAsync(string dataFolder)
    {
        var program = await LocalProgram.StartProcessAsync(dataFolder);
        try
        {
            await LiveAsync(program);
        }
        finally
        {
            await program.KillAsync();
        }
    }

    private static async Task LiveAsync(LocalProgram program)
    {
        using var newsletter = await program.PostFormAsync("newsletter", new { email = Nurtured, firstName = "Elena", jobTitle = "CEO", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, newsletter.StatusCode);
        await AskForADemoAsync(program, Rejected, "Bruno", "Norte");
        await AskForADemoAsync(program, Buying, "Carla", "Este");
        await program.PostJsonAsync(await program.TaskLinkAsync("Bruno"), new { verdict = "reject", reason = "no-need" });
        await program.PostJsonAsync(await program.TaskLinkAsync("Carla"), new { verdict = "qualify", budget = "yes", authority = "yes", need = "yes" });
        await program.WindAsync("P3D");
        var deal = (await program.OutboxAsync()).First(mail => mail.Kind == "deal").Link("/deals/");
        await program.PostJsonAsync(deal, new { move = "opportunity", amount = 12500, currency = "USD" });
        await ImportAsync(program);

        await AskForADemoAsync(program, Unanswered, "Lucía", "Alba");
        await program.PostJsonAsync(await program.TaskLinkAsync("Lucía"), new { outcome = "no-answer" });
        await program.WindAsync("P4D");
        await AskForADemoAsync(program, Settling, "Diego", "Sur");
        await program.PostJsonAsync(await program.TaskLinkAsync("Diego"), new { verdict = "qualify", budget = "yes", authority = "yes", need = "yes" });
    }

    private static async Task AskForADemoAsync(LocalProgram program, string email, string firstName, string company)
    {
        using var response = await program.PostFormAsync(
            "demo", new { email, firstName, lastName = "Ejemplo", company, jobTitle = "Gerente de obra", phone = "+52 55 1234 5678", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await program.SettleAsync();
    }

    private static async Task ImportAsync(LocalProgram program)
    {
        using var file = new StringContent("email,firstName\nines@centro.mx,Inés\n", Encoding.UTF8, "text/csv");
        using var accepted = await program.Http.PostAsync("/api/contacts/import", file);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        await program.SettleAsync();
    }
}
