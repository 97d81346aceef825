using System.Text.Json.Nodes;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Storage;
using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Webhooks;

public sealed class StageAnnouncementTests
{
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private Contact? _stored;

    [Fact]
    public void A_new_contact_comes_from_nowhere() => Assert.Equal("null → lead", Told(Lead()));

    [Fact]
    public void What_leaves_the_stage_alone_is_told_to_nobody()
    {
        Told(Lead());

        Assert.Equal("", Told(_stored! with { UpdatedAt = Monday.AddDays(1) }));
    }

    [Fact]
    public void A_contact_from_before_anybody_was_told_goes_on_from_where_it_was()
    {
        _stored = Lead();

        Assert.Equal("lead → mql", Told(_stored.At(Stage.Mql, Monday)));
    }

    [Fact]
    public void A_verdict_is_told_when_it_can_not_be_corrected_any_more()
    {
        Told(Mql());

        Assert.Equal("", Told(Verdict(Stage.Sql, isSettled: false)));
        Assert.Equal("mql → sql", Told(Verdict(Stage.Sql, isSettled: true)));
        Assert.Equal("", Told(_stored! with { UpdatedAt = Monday.AddDays(1) }));
    }

    [Fact]
    public void A_verdict_that_was_corrected_was_none()
    {
        Told(Mql());

        Assert.Equal("", Told(Verdict(Stage.Lead, isSettled: false)));
        Assert.Equal("mql → sal", Told(_stored!.At(Stage.Sal, Monday) with { FollowUp = _stored.FollowUp! with { Ended = null } }));
    }

    [Fact]
    public void A_person_who_comes_again_before_the_verdict_settles_is_told_as_the_MQL_again_only_if_others_knew_of_another_stage()
    {
        Told(Mql());
        Told(Verdict(Stage.Lead, isSettled: false));

        Assert.Equal("", Told(_stored!.At(Stage.Mql, Monday) with { FollowUp = new FollowUpState { Number = 2, StartedAt = Monday } }));
    }

    [Fact]
    public void Who_is_disqualified_keeps_the_stage_and_others_hear_of_it()
    {
        Told(Mql());

        Assert.Equal("mql → mql (no-fit)", Told(Verdict(Stage.Mql, isSettled: true) with { Disqualified = new Disqualification(RejectReason.NoFit, Monday) }));
    }

    [Fact]
    public void A_message_says_no_more_than_what_changed_and_its_id_is_its_cause_s()
    {
        var (_, effects) = StageAnnouncement.Of(null, Lead());
        var (_, again) = StageAnnouncement.Of(null, Lead());
        var message = Assert.IsType<Effect.Publish>(Assert.Single(effects)).Message;

        Assert.Equal(effects, again);
        Assert.StartsWith("20260105T150000-", message.Id, StringComparison.Ordinal);
        Assert.DoesNotContain('.', message.Id);
        Assert.Equal(
            """{"type":"contact.stage_changed","timestamp":"2026-01-05T09:00:00-06:00","data":{"contact":"contact","from":null,"to":"lead","owner":"marketing","disqualified":null,"rep":null,"reason":null}}""",
            message.Body);
    }

    private string Told(Contact after)
    {
        var (contact, effects) = StageAnnouncement.Of(_stored, after with { Revision = (_stored?.Revision ?? 0) + 1 });
        _stored = contact;
        return string.Join(", ", effects.Cast<Effect.Publish>().Select(effect => Text(JsonNode.Parse(effect.Message.Body)!["data"]!)));
    }

    private static string Text(JsonNode data) => $"{data["from"] ?? "null"} → {data["to"]}{(data["disqualified"] is { } why ? $" ({why})" : "")}";

    private Contact Verdict(Stage stage, bool isSettled) => _stored!.At(stage, Monday) with
    {
        FollowUp = _stored.FollowUp! with { Ended = new FollowUpEnd(stage == Stage.Sql ? EndKind.Qualified : EndKind.Rejected, null, Monday), IsSettled = isSettled },
    };

    private static Contact Mql() => Lead().At(Stage.Mql, Monday) with { FollowUp = new FollowUpState { Number = 1, StartedAt = Monday } };

    private static Contact Lead() => new Contact
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Prospect, CreatedAt = Monday, UpdatedAt = Monday,
    }.At(Stage.Lead, Monday);
}
