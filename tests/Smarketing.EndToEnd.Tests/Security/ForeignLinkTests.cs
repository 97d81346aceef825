using System.Net;

namespace Smarketing.EndToEnd.Tests.Security;

/// <summary>Links that were made for something else, and put together from others.</summary>
[Collection(AttackCollection.Name)]
public sealed class ForeignLinkTests(AttackedProgram attacked)
{
    private static readonly string[] Kinds = ["tasks", "deals", "unsubscribe", "confirm", "work", "dashboard"];

    public static TheoryData<string, string> Pairs => [.. from made in Kinds from used in Kinds where made != used select (made, used)];

    public static TheoryData<string> EachKind => [.. Kinds];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_link_opens_only_what_it_was_made_for(string made, string used)
    {
        var address = $"/{used}/{TokenOf(attacked.Links[made][0])}";
        using var shown = await attacked.Program.BrowseAsync(HttpMethod.Get, address);
        using var posted = await attacked.Program.BrowseAsync(HttpMethod.Post, address, [new("outcome", "voicemail"), new("move", "won"), new("choice", "none")]);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, posted.StatusCode));
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public async Task The_signature_of_one_subject_holds_for_no_other(string kind)
    {
        // A dashboard has one link and no subject: there, the deal's stands in.
        var tokens = attacked.Links[kind].Concat(attacked.Links["deals"]).Select(TokenOf).Distinct().Take(2).ToList();
        var mixed = $"/{kind}/{tokens[0].Split('.')[0]}.{tokens[1].Split('.')[1]}";
        using var shown = await attacked.Program.BrowseAsync(HttpMethod.Get, mixed);
        using var posted = await attacked.Program.BrowseAsync(HttpMethod.Post, mixed, [new("outcome", "voicemail")]);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, posted.StatusCode));
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public async Task A_refused_link_does_not_say_whether_there_is_what_it_names(string kind)
    {
        var (payload, signature) = (TokenOf(attacked.Links[kind][0]).Split('.')[0], new string('A', 43));

        Assert.Equal(await AnswerAsync($"/{kind}/bm8.{signature}"), await AnswerAsync($"/{kind}/{payload}.{signature}"));
    }

    private async Task<string> AnswerAsync(string address)
    {
        using var answer = await attacked.Program.BrowseAsync(HttpMethod.Get, address);
        return $"{answer.StatusCode} {answer.Headers}{await answer.Content.ReadAsStringAsync()}";
    }

    private static string TokenOf(string link) => link.Split('/')[2].Split('?')[0];
}
