namespace Smarketing.Functions.Intake;

/// <summary>Where a visit came from.</summary>
public sealed record Touch(Channel Channel, string? Campaign, string? Source, string? Medium, string? Term, string? Content, string? Page, string? Referrer, DateTimeOffset At);
