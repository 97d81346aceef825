using Smarketing.Functions.Links;

namespace Smarketing.Functions.Tests.Links;

public sealed class SignedLinkTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly LinkKey First = new("k1", [.. Enumerable.Repeat((byte)1, 32)]);
    private static readonly LinkKey Second = new("k2", [.. Enumerable.Repeat((byte)2, 32)]);
    private readonly SignedLink _links = new([First]);

    [Fact]
    public void A_link_says_what_it_was_made_for()
    {
        var token = _links.Make(LinkPurpose.Task, "abc/1/2/ana", Now.AddDays(1));

        Assert.Equal(new LinkReading(LinkState.Valid, "abc/1/2/ana"), _links.Read(LinkPurpose.Task, token, Now));
    }

    [Fact]
    public void It_expires_at_its_second()
    {
        var token = _links.Make(LinkPurpose.Task, "abc", Now.AddDays(1));

        Assert.Equal(LinkState.Valid, _links.Read(LinkPurpose.Task, token, Now.AddDays(1).AddSeconds(-1)).State);
        Assert.Equal(LinkState.Expired, _links.Read(LinkPurpose.Task, token, Now.AddDays(1)).State);
    }

    [Fact]
    public void One_without_an_end_never_expires() =>
        Assert.Equal(LinkState.Valid, _links.Read(LinkPurpose.Unsubscribe, _links.Make(LinkPurpose.Unsubscribe, "abc", null), Now.AddYears(20)).State);

    [Fact]
    public void One_made_for_one_purpose_is_forged_for_another() =>
        Assert.Equal(LinkState.Forged, _links.Read(LinkPurpose.Unsubscribe, _links.Make(LinkPurpose.Task, "abc", null), Now).State);

    [Fact]
    public void Any_changed_character_makes_it_forged()
    {
        var token = _links.Make(LinkPurpose.Task, "abc/1/2/ana", Now.AddDays(1));
        for (var i = 0; i < token.Length; i++)
        {
            // The last character of a Base64 text holds unused bits, so another may mean the same bytes: change it by far.
            var changed = token[..i] + (token[i] == 'Q' ? 'g' : 'Q') + token[(i + 1)..];
            Assert.Equal(LinkState.Forged, _links.Read(LinkPurpose.Task, changed, Now).State);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("not base64!.at all!")]
    [InlineData("QUJD")]
    public void Nonsense_is_forged(string token) => Assert.Equal(LinkState.Forged, _links.Read(LinkPurpose.Task, token, Now).State);

    [Fact]
    public void An_endless_token_is_forged_without_being_read() =>
        Assert.Equal(LinkState.Forged, _links.Read(LinkPurpose.Task, new string('A', 1_000_000), Now).State);

    [Fact]
    public void Links_of_the_key_before_stay_valid_while_both_live()
    {
        var old = _links.Make(LinkPurpose.Task, "abc", null);
        var rotated = new SignedLink([Second, First]);

        Assert.Equal(LinkState.Valid, rotated.Read(LinkPurpose.Task, old, Now).State);
        Assert.Equal(LinkState.Forged, new SignedLink([Second]).Read(LinkPurpose.Task, old, Now).State);
        Assert.Equal(LinkState.Forged, _links.Read(LinkPurpose.Task, rotated.Make(LinkPurpose.Task, "abc", null), Now).State);
    }
}
