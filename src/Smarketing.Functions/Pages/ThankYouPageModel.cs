namespace Smarketing.Functions.Pages;

/// <summary>The answer to a browser's form post that names no page of its own. It tells nothing about the person.</summary>
/// <param name="BackLink">One of the form's own addresses; never one that the post brought along.</param>
public sealed record ThankYouPageModel(string Language, string CompanyName, string? BackLink = null);
