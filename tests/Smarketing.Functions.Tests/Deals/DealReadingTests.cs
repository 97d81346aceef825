using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Links;

namespace Smarketing.Functions.Tests.Deals;

/// <summary>What is posted of deals, by programs and from the page.</summary>
public sealed class DealReadingTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    [Fact]
    public void A_posted_stage_is_read_with_all_that_belongs_to_it()
    {
        var (move, errors) = Stage(("stage", "lead"), ("lost", "true"), ("amount", "12500.50"), ("currency", "usd"), ("reason", "no-budget"), ("at", "2026-01-04T10:00:00-06:00"));

        Assert.Empty(errors);
        Assert.Equal(new PostedStage(Functions.Contacts.Stage.Lead, IsLost: true, new Money(12500.5m, "USD"), "no-budget", Mexico.At(2026, 1, 4, 10)), move);
    }

    [Fact]
    public void What_is_not_said_is_now_and_in_the_currency_that_is_known() =>
        Assert.Equal(new PostedStage(Functions.Contacts.Stage.Customer, IsLost: false, new Money(1m, "MXN"), null, Now), Stage(("stage", "customer"), ("amount", "1")).Move);

    [Theory]
    [InlineData("stage", "mql", "stage")]
    [InlineData("stage", "", "stage")]
    [InlineData("lost", "perhaps", "lost")]
    [InlineData("lost", "true", "stage")]
    [InlineData("amount", "-5", "amount")]
    [InlineData("amount", "a lot", "amount")]
    [InlineData("currency", "MXN", "amount")]
    [InlineData("at", "2026-01-04", "at")]
    [InlineData("at", "2026-01-04T10:00:00", "at")]
    [InlineData("at", "2026-01-05T09:00:01-06:00", "at")]
    [InlineData("at", "2026-02-30T10:00:00Z", "at")]
    [InlineData("amuont", "5", "amuont")]
    public void Each_field_that_is_wrong_is_named(string name, string value, string field)
    {
        var posted = new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = "opportunity", [name] = value };

        var (move, errors) = PostedStageReader.Read(posted.Where(one => one.Value.Length > 0).ToDictionary(StringComparer.Ordinal), "MXN", Now, DealTexts.English);

        Assert.Null(move);
        Assert.Equal([field], errors.Keys);
    }

    [Fact]
    public void A_reason_is_bounded() => Assert.Equal(["reason"], Stage(("stage", "sql"), ("lost", "true"), ("reason", new string('x', 201))).Errors.Keys);

    [Fact]
    public void A_page_may_leave_the_amount_empty_beside_its_currency() =>
        Assert.Equal(new DealAnswer(DealMove.Won, null, null), Answer(("move", "won"), ("currency", "MXN")).Answer);

    [Fact]
    public void A_reason_counts_where_the_deal_was_lost() =>
        Assert.Equal((null, "no-need"), (Answer(("move", "won"), ("reason", "no-need")).Answer!.Reason, Answer(("move", "lost"), ("reason", "no-need")).Answer!.Reason));

    [Theory]
    [InlineData("move", "customer", "move")]
    [InlineData("stage", "won", "stage")]
    public void Another_word_is_refused(string name, string value, string field) => Assert.Contains(field, Answer((name, value)).Errors.Keys);

    [Fact]
    public void A_link_fits_its_deal_and_its_owner_and_names_no_address()
    {
        var sold = SoldContact.Sql("executive@partner.example");
        var links = new SignedLink([new LinkKey("k1", new byte[32])]);
        var reading = links.Read(LinkPurpose.Deal, DealLink.Token(links, sold.Contact, sold.Deal), Now);
        var link = DealLink.Parse(reading.Subject)!;

        Assert.DoesNotContain("partner", reading.Subject, StringComparison.Ordinal);
        Assert.True(link.Fits(sold.Contact));
        Assert.False(link.Fits(sold.Contact with { Deal = sold.Deal with { Executive = null } }));
        Assert.False(link.Fits(sold.Contact with { Deal = sold.Deal with { Number = 2 } }));
        Assert.False(link.Fits(null));
        Assert.Equal(LinkState.Forged, links.Read(LinkPurpose.Task, DealLink.Token(links, sold.Contact, sold.Deal), Now).State);
    }

    private static (PostedStage? Move, IReadOnlyDictionary<string, string[]> Errors) Stage(params (string Name, string Value)[] fields) =>
        PostedStageReader.Read(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal), "MXN", Now, DealTexts.English);

    private static (DealAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Answer(params (string Name, string Value)[] fields) =>
        DealAnswer.Read(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal), "MXN", DealTexts.English);
}
