namespace Smarketing.Functions.Pages;

/// <summary>What went wrong, for a person in a browser.</summary>
public sealed record ProblemPageModel(string Language, string CompanyName, string Title, string Detail);
