namespace Smarketing.Functions.Nurture;

/// <param name="Address">Of the contact; the page shows as much of it as its owner needs to know it by.</param>
public sealed record UnsubscribePageModel(string Language, string CompanyName, string Address, bool IsDone);
