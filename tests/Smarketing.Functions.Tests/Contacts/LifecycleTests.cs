using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;

namespace Smarketing.Functions.Tests.Contacts;

/// <summary>Which ways lead from stage to stage.</summary>
public sealed class LifecycleTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Theory]
    [InlineData(Stage.Prospect, Stage.Lead, MoveKind.Forward, null)]
    [InlineData(Stage.Prospect, Stage.Customer, MoveKind.Forward, null)]
    [InlineData(Stage.Lead, Stage.Lead, MoveKind.Stands, null)]
    [InlineData(Stage.Lead, Stage.Sql, MoveKind.Forward, null)]
    [InlineData(Stage.Mql, Stage.Lead, MoveKind.Recycle, null)]
    [InlineData(Stage.Mql, Stage.Opportunity, MoveKind.Forward, null)]
    [InlineData(Stage.Sal, Stage.Lead, MoveKind.Recycle, null)]
    [InlineData(Stage.Sal, Stage.Sql, MoveKind.Forward, null)]
    [InlineData(Stage.Sql, Stage.Lead, MoveKind.Recycle, null)]
    [InlineData(Stage.Sql, Stage.Sql, MoveKind.Stands, null)]
    [InlineData(Stage.Sql, Stage.Opportunity, MoveKind.Forward, null)]
    [InlineData(Stage.Sql, Stage.Customer, MoveKind.Forward, null)]
    [InlineData(Stage.Opportunity, Stage.Lead, MoveKind.Refused, MoveObstacle.NotLost)]
    [InlineData(Stage.Opportunity, Stage.Sql, MoveKind.Refused, MoveObstacle.NotLost)]
    [InlineData(Stage.Opportunity, Stage.Opportunity, MoveKind.Stands, null)]
    [InlineData(Stage.Opportunity, Stage.Customer, MoveKind.Forward, null)]
    [InlineData(Stage.Customer, Stage.Lead, MoveKind.Refused, MoveObstacle.Customer)]
    [InlineData(Stage.Customer, Stage.Sql, MoveKind.Refused, MoveObstacle.Customer)]
    [InlineData(Stage.Customer, Stage.Opportunity, MoveKind.Refused, MoveObstacle.Customer)]
    [InlineData(Stage.Customer, Stage.Customer, MoveKind.Stands, null)]
    public void From_here_to_there(Stage from, Stage to, MoveKind kind, MoveObstacle? obstacle) =>
        Assert.Equal(new MoveJudgement(kind, obstacle), Lifecycle.Judge(At(from), Move(to)));

    [Theory]
    [InlineData(Stage.Lead, Stage.Lead, MoveKind.Refused, MoveObstacle.NoDeal)]
    [InlineData(Stage.Mql, Stage.Lead, MoveKind.Refused, MoveObstacle.NoDeal)]
    [InlineData(Stage.Sal, Stage.Sql, MoveKind.Refused, MoveObstacle.NoDeal)]
    [InlineData(Stage.Sql, Stage.Sql, MoveKind.Refused, MoveObstacle.NoDeal)]
    [InlineData(Stage.Sql, Stage.Lead, MoveKind.Loss, null)]
    [InlineData(Stage.Opportunity, Stage.Sql, MoveKind.Loss, null)]
    [InlineData(Stage.Opportunity, Stage.Lead, MoveKind.Loss, null)]
    [InlineData(Stage.Customer, Stage.Lead, MoveKind.Refused, MoveObstacle.Customer)]
    public void Lost_from_here_to_there(Stage from, Stage to, MoveKind kind, MoveObstacle? obstacle) =>
        Assert.Equal(new MoveJudgement(kind, obstacle), Lifecycle.Judge(At(from), Move(to) with { IsLost = true }));

    [Theory]
    [InlineData(Stage.Sql)]
    [InlineData(Stage.Lead)]
    public void What_was_lost_is_lost_once(Stage stage)
    {
        var lost = At(stage) with { Deal = new Deal { Number = 1, StartedAt = Now, MovedAt = Now, LostAt = Now } };

        Assert.Equal(MoveKind.Stands, Lifecycle.Judge(lost, Move(stage) with { IsLost = true }).Kind);
    }

    [Fact]
    public void A_disqualified_contact_is_re_opened_before_it_moves() =>
        Assert.Equal(
            new MoveJudgement(MoveKind.Refused, MoveObstacle.Disqualified),
            Lifecycle.Judge(At(Stage.Lead) with { Disqualified = new Disqualification(Functions.FollowUp.RejectReason.NoFit, Now) }, Move(Stage.Customer)));

    [Theory]
    [InlineData(Stage.Mql)]
    [InlineData(Stage.Sql)]
    public void The_way_back_to_marketing_needs_a_reason(Stage from) =>
        Assert.Equal(new MoveJudgement(MoveKind.Refused, MoveObstacle.ReasonMissing), Lifecycle.Judge(At(from), Move(Stage.Lead) with { Reason = null }));

    private static PostedStage Move(Stage to) => new(to, IsLost: false, Money: null, Reason: "no-budget", Now);

    private static Contact At(Stage stage) => new()
    {
        Id = "contact", Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = stage, CreatedAt = Now, UpdatedAt = Now,
    };
}
