using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Nurture;

internal static class UnsubscribePages
{
    public static IResult Show(SmarketingConfiguration configuration, string language, bool isDone) => Results.Text(isDone ? "done" : "confirm");
}
