namespace Smarketing.Functions.Contacts;

/// <summary>
/// Which ways lead from stage to stage: forward by one or by a jump; back to lead by a recycle; from an opportunity back
/// only when it is lost; from a customer nowhere.
/// </summary>
public static class Lifecycle
{
    public static MoveJudgement Judge(Contact contact, PostedStage move) =>
        contact.Disqualified is not null ? Refused(MoveObstacle.Disqualified)
        : move.IsLost ? Loss(contact, move.To)
        : move.To == contact.Stage ? new MoveJudgement(MoveKind.Stands)
        : move.To > contact.Stage ? new MoveJudgement(MoveKind.Forward)
        : Back(contact.Stage, move);

    /// <summary>Lost can be what is open. An SQL has nothing to lose but its own stage.</summary>
    private static MoveJudgement Loss(Contact contact, Stage to) => contact.Stage switch
    {
        Stage.Customer => Refused(MoveObstacle.Customer),
        Stage.Opportunity => new MoveJudgement(MoveKind.Loss),
        Stage.Sql when to == Stage.Lead => new MoveJudgement(MoveKind.Loss),
        var stage when stage == to && contact.Deal is { LostAt: not null } => new MoveJudgement(MoveKind.Stands),
        _ => Refused(MoveObstacle.NoDeal),
    };

    private static MoveJudgement Back(Stage from, PostedStage move) => from switch
    {
        Stage.Customer => Refused(MoveObstacle.Customer),
        Stage.Opportunity => Refused(MoveObstacle.NotLost),
        _ when move.Reason is null => Refused(MoveObstacle.ReasonMissing),
        _ => new MoveJudgement(MoveKind.Recycle),
    };

    private static MoveJudgement Refused(MoveObstacle obstacle) => new(MoveKind.Refused, obstacle);
}
