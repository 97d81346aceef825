using System.Text;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Csv;

namespace Smarketing.Functions.Reports;

/// <summary>Reports as files.</summary>
internal static class ReportReplies
{
    public static IResult Csv(Report report) =>
        Results.File(Encoding.UTF8.GetBytes(CsvText.ByteOrderMark + CsvText.Of(report.ToRows())), CsvText.ContentType, $"{Words.Of(report.Name)}-{FactKeys.Day(report.From)}-{FactKeys.Day(report.To)}.csv");
}
