namespace Smarketing.Functions.FollowUp;

/// <summary>The words of a rep's page.</summary>
public sealed partial record TaskPageTexts
{
    /// <summary>With the attempt's number and how many there are.</summary>
    public required string CallAttempt { get; init; }

    /// <summary>With the attempt's number and how many there are.</summary>
    public required string MailAttempt { get; init; }

    public required string Due { get; init; }

    public required string Overdue { get; init; }

    public required string Closes { get; init; }

    /// <summary>With the day.</summary>
    public required string EndOf { get; init; }

    /// <summary>With the zone's name.</summary>
    public required string TimesIn { get; init; }

    public required string Phone { get; init; }

    public required string Address { get; init; }

    public required string Country { get; init; }

    /// <summary>With the number.</summary>
    public required string CallNow { get; init; }

    public required string OpenDraft { get; init; }

    public required string OutcomeOfCall { get; init; }

    public required string OutcomeOfMail { get; init; }

    public required string NotOpen { get; init; }

    public required string SinceThen { get; init; }

    public required string Script { get; init; }

    public required string Draft { get; init; }

    public required string Message { get; init; }

    public required string Why { get; init; }

    public required string History { get; init; }

    /// <summary>With what was recorded and when.</summary>
    public required string Recorded { get; init; }

    /// <summary>With the time.</summary>
    public required string CorrectUntil { get; init; }

    public required string NoticeRecorded { get; init; }

    public required string NoticeUnchanged { get; init; }

    public required string NoticeTooLate { get; init; }

    public required string NoticeOver { get; init; }

    public required string Verdict { get; init; }

    public required string VerdictHint { get; init; }

    public required string Accept { get; init; }

    public required string AcceptHint { get; init; }

    public required string Qualify { get; init; }

    public required string QualifyHint { get; init; }

    public required string SendQualify { get; init; }

    public required string Budget { get; init; }

    public required string BudgetHint { get; init; }

    public required string Authority { get; init; }

    public required string AuthorityHint { get; init; }

    public required string Need { get; init; }

    public required string NeedHint { get; init; }

    public required string Timeline { get; init; }

    public required string TimelineHint { get; init; }

    public required string Executive { get; init; }

    public required string ExecutiveMe { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Unknown { get; init; }

    public required string Reject { get; init; }

    public required string RejectHint { get; init; }

    public required string SendReject { get; init; }

    public required string Reason { get; init; }

    public required string ChooseReason { get; init; }

    public required string ResumeOn { get; init; }

    public required string ResumeOnHint { get; init; }

    public required string More { get; init; }

    public required string CallBack { get; init; }

    public required string CallBackAt { get; init; }

    public required string CallBackHint { get; init; }

    public required string SendCallBack { get; init; }

    public required string Note { get; init; }

    public required string SendNote { get; init; }

    public required string Away { get; init; }

    public required string AwayHint { get; init; }

    public required string AwayUntil { get; init; }

    public required string SendAway { get; init; }

    public required string DoNotContact { get; init; }

    public required string DoNotContactHint { get; init; }

    public required string SendDoNotContact { get; init; }

    public required string Connected { get; init; }

    public required string ConnectedHint { get; init; }

    public required string Voicemail { get; init; }

    public required string VoicemailHint { get; init; }

    public required string NoAnswer { get; init; }

    public required string NoAnswerHint { get; init; }

    public required string WrongNumber { get; init; }

    public required string WrongNumberHint { get; init; }

    public required string Sent { get; init; }

    public required string SentHint { get; init; }

    public required string Replied { get; init; }

    public required string RepliedHint { get; init; }

    public required string Bounced { get; init; }

    public required string BouncedHint { get; init; }

    public required string Accepted { get; init; }

    public required string Qualified { get; init; }

    public required string Rejected { get; init; }

    public required string NotReady { get; init; }

    public required string NoBudget { get; init; }

    public required string NoAuthority { get; init; }

    public required string NoNeed { get; init; }

    public required string NoTiming { get; init; }

    public required string InaccurateData { get; init; }

    public required string NoFit { get; init; }

    public static IReadOnlyList<string> Reasons { get; } = ["not-ready", "no-budget", "no-authority", "no-need", "no-timing", "inaccurate-data", "no-fit"];

    public static TaskPageTexts In(string language) => language == "es" ? Spanish : English;
}
