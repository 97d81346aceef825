namespace Smarketing.Simulation.Plans;

/// <summary>All that is decided of a world before it begins. What its people do about mails follows from the seed, the mail and the person.</summary>
/// <param name="Days">For so long something new comes in; the world goes on until all of it must be over.</param>
/// <param name="ProviderTells">Whether the mail provider delivers by itself and can say what it took, as one's own server; else it only takes mails, as SendGrid.</param>
internal sealed record WorldPlan(int Seed, DateTimeOffset Start, int Days, bool ProviderTells, IReadOnlyList<Persona> People, IReadOnlyList<PlanItem> Items)
{
    /// <summary>A follow-up and its grace, the tracks' first mails, and two days in which nothing happens.</summary>
    private const int DaysAfter = 21;

    /// <summary>Noon of a day, when nothing waits for the hours in which mail may go out.</summary>
    public DateTimeOffset End => Start.AddDays(Days + DaysAfter);

    /// <summary>From then on nothing goes wrong any more: what was left behind must be done by the end.</summary>
    public DateTimeOffset QuietFrom => End.AddDays(-1.5);
}

/// <summary>A person who may come by.</summary>
/// <param name="IsReal">Whether there is such a mailbox.</param>
internal sealed record Persona(int Index, string Email, string Name, string Company, string? JobTitle, string? Phone, string Country, int? Employees, bool IsReal);
