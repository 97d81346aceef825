namespace Smarketing.Functions.FollowUp;

/// <summary>What the words of the interface are called on the page.</summary>
public sealed partial record TaskPageTexts
{
    /// <summary>The label of an outcome, and a few words on what it means.</summary>
    public (string Label, string Hint) Outcome(string word) => word switch
    {
        "connected" => (Connected, ConnectedHint),
        "voicemail" => (Voicemail, VoicemailHint),
        "no-answer" => (NoAnswer, NoAnswerHint),
        "wrong-number" => (WrongNumber, WrongNumberHint),
        "sent" => (Sent, SentHint),
        "replied" => (Replied, RepliedHint),
        "bounced" => (Bounced, BouncedHint),
        _ => (word, string.Empty),
    };

    public string VerdictGiven(string word) => word switch
    {
        "accept" => Accepted,
        "qualify" => Qualified,
        "reject" => Rejected,
        _ => word,
    };

    public string ReasonOf(string word) => word switch
    {
        "not-ready" => NotReady,
        "no-budget" => NoBudget,
        "no-authority" => NoAuthority,
        "no-need" => NoNeed,
        "no-timing" => NoTiming,
        "inaccurate-data" => InaccurateData,
        "no-fit" => NoFit,
        _ => word,
    };

    /// <summary>The label of one of the form's fields.</summary>
    public string Field(string name) => name switch
    {
        "budget" => Budget,
        "authority" => Authority,
        "need" => Need,
        "timeline" => Timeline,
        "executive" => Executive,
        "reason" => Reason,
        "resumeOn" => ResumeOn,
        "away" => AwayUntil,
        "callBackAt" => CallBackAt,
        "note" => Note,
        "verdict" => Verdict,
        "outcome" => OutcomeOfCall,
        _ => name,
    };
}
