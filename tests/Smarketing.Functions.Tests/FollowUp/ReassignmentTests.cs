using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Tests.FollowUp;

public sealed class ReassignmentTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly Rep Bruno = Mexico.Configuration.Team.Find("bruno")!;

    [Fact]
    public void A_contact_with_nothing_open_gets_the_rep_and_the_timeline_says_from_whom()
    {
        var change = Reassignment.Of(Lead() with { Rep = new RepAssignment("ana", "Ana Torres", []) }, Bruno, Monday)!;

        Assert.Equal(("bruno", "Bruno Salas"), (change.Contact.Rep!.Id, change.Contact.Rep.Name));
        var entry = Assert.Single(change.Timeline);
        Assert.Equal((TimelineKind.Assigned, "bruno", "ana"), (entry.Kind, entry.Details["rep"], entry.Details["from"]));
    }

    [Fact]
    public void The_same_again_changes_nothing() => Assert.Null(Reassignment.Of(Lead() with { Rep = new RepAssignment("bruno", "Bruno Salas", []) }, Bruno, Monday));

    [Fact]
    public void An_open_follow_up_is_not_parted_from_its_rep() =>
        Assert.Null(Reassignment.Of(Lead() with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday } }, Bruno, Monday));

    private static Contact Lead() => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Lead, CreatedAt = Monday, UpdatedAt = Monday,
    };
}
