namespace Smarketing.Functions.Reports;

/// <summary>Where both teams find what they share.</summary>
public sealed record DashboardPageModel(string Language, string CompanyName, string PlanPath, string AgreementPath);
