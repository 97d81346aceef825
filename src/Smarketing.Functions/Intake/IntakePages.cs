using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Intake;

internal static class IntakePages
{
    public static IResult Thanks(HttpRequest request, PostedFields posted, Form form) => Results.Text("ok");

    public static IResult FieldProblem(
        HttpRequest request, PostedFields posted, Form form, IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, string[]> errors, string language) =>
        Replies.Problem(request, Problem.Fields, language, errors: errors);
}
