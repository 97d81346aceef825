namespace Smarketing.Functions.Pages;

/// <summary>The answer to a browser's form post that names no page of its own. It tells nothing about the person.</summary>
public sealed record ThankYouPageModel(string Language, string CompanyName);
