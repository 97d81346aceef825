using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Notices;

namespace Smarketing.Functions.Tests.Notices;

public sealed class DailySummaryTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void Reps_stand_in_the_teams_order_with_the_manager_last_and_each_ones_notices_by_time()
    {
        var groups = Groups(
            (Missed("carla", 2, Monday.AddHours(2)), Lead("ines")),
            (new Notice(NoticeKind.EverybodyAway, Monday, "c", "m", "manager", 1), Lead("marco")),
            (Missed("ana", 3, Monday.AddHours(1)), Lead("luis")),
            (Missed("ana", 2, Monday), Lead("lucia")));

        Assert.Equal(["Ana Torres", "Carla Méndez", "Marta Ríos"], groups.Select(group => group.Name));
        Assert.Equal(["lucia", "luis"], groups[0].Lines.Select(line => line.Contact));
    }

    [Fact]
    public void A_line_names_the_contact_what_happened_and_when()
    {
        var alba = Lead("lucia") with { Person = new Person { Email = "lucia@alba.mx", FirstName = "Lucía", Company = "Alba", Language = "es" } };

        var lines = Groups((Missed("ana", 2, Mexico.At(2026, 1, 6, 18)), alba), (new Notice(NoticeKind.OverCapacity, Mexico.At(2026, 1, 6, 18, 5), "c", "x", "ana", 1), alba))[0].Lines;

        Assert.Equal("Lucía (Alba)", lines[0].Contact);
        Assert.Equal("el intento 2 (correo) venció el martes 6 de enero, 18:00 sin respuesta", lines[0].What);
        Assert.Equal("asignado el martes 6 de enero, 18:05, por encima del cupo de la semana", lines[1].What);
    }

    [Fact]
    public void An_attempt_of_a_follow_up_that_has_gone_by_is_told_by_its_kind_all_the_same()
    {
        var again = Lead("lucia");
        again = again with { EarlierFollowUps = [again.FollowUp!], FollowUp = new FollowUpState { Number = 2, StartedAt = Monday } };

        Assert.StartsWith("el intento 3 (llamada)", Groups((Missed("ana", 3, Monday), again))[0].Lines[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_erased_is_not_spoken_of() => Assert.Empty(Groups((Missed("ana", 2, Monday), null)));

    [Fact]
    public void More_than_anybody_reads_is_counted()
    {
        var groups = Groups([.. Enumerable.Range(0, DailySummary.LinesMax + 3).Select(i => (Missed("ana", 2, Monday.AddMinutes(i)), (Contact?)Lead("lucia")))]);

        Assert.Equal((DailySummary.LinesMax, "y 3 más", 0), (groups[0].Lines.Count, groups[1].Name, groups[1].Lines.Count));
        Assert.Equal("Ana Torres: 200", new MailSummary(Monday, groups).Counts);
    }

    private static IReadOnlyList<MailGroup> Groups(params (Notice Notice, Contact? Contact)[] notices) => DailySummary.Groups(notices, Mexico.Configuration, (_, _) => null);

    private static Notice Missed(string rep, int attempt, DateTimeOffset at) => new(NoticeKind.Missed, at, $"missed-{attempt}", "contact", rep, 1, attempt);

    private static Contact Lead(string name) => new()
    {
        Id = name, Subject = name, Person = new Person { Email = $"{name}@gmail.com", FirstName = name, Language = "es" }, Stage = Stage.Mql, CreatedAt = Monday, UpdatedAt = Monday,
        FollowUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", Mexico.Configuration.Plan, Mexico.Calendar),
    };
}
