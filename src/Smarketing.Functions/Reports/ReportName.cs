using System.Text.Json.Serialization;

namespace Smarketing.Functions.Reports;

[JsonConverter(typeof(WordConverter<ReportName>))]
public enum ReportName
{
    Funnel,
    Sla,
    Channels,
    Campaigns,
    Reps,
    Recycling,
    Quality,
    Speed,
}
