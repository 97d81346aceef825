using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Smarketing.Functions.Pages;

/// <summary>A page as the answer of an HTTP function. Pages are components with one parameter, <c>Model</c>.</summary>
public static class Page
{
    public static IResult Show<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : IComponent, IPage<TModel> =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(IPage<>.Model)] = model })
        {
            StatusCode = status,
            ContentType = "text/html; charset=utf-8",
            PreventStreamingRendering = true,
        };
}

/// <summary>What a page shows is one record, so that a page can be rendered, and tested, without a server.</summary>
public interface IPage<TModel>
{
    TModel Model { get; set; }
}
