using Markdig.Syntax;

namespace Smarketing.Functions.Email;

/// <summary>
/// A list between <c>{{#each …}}</c> and <c>{{/each}}</c>: its items repeat, not the list.
/// </summary>
internal sealed record RepeatedList(string Open, ListBlock List, string Close)
{
    /// <summary>The blocks that it takes: the opening tag, the list, the closing tag.</summary>
    public const int Blocks = 3;

    public static RepeatedList? At(ContainerBlock container, int index) =>
        index + Blocks <= container.Count
        && container[index] is TagBlock open && TemplateTags.Content(open.Tag).StartsWith("#each ", StringComparison.Ordinal)
        && container[index + 1] is ListBlock list
        && container[index + 2] is TagBlock close && TemplateTags.Content(close.Tag) == "/each"
            ? new RepeatedList(open.Tag, list, close.Tag)
            : null;
}
