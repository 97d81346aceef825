using System.Text;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Email;

public sealed class InboundMailTests
{
    private const string ContactId = "0123456789abcdef0123456789abcd";
    private const string Domain = "replies.andamio.example";
    private static readonly DateTimeOffset Monday = Mexico.At(2026, 1, 5, 9);
    private static readonly DateTimeOffset Tuesday = Mexico.At(2026, 1, 6, 9);
    private static readonly SignedLink Links = new([new LinkKey("k1", new byte[32])]);

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, 2)]
    [InlineData(9999, 999)]
    public void An_address_to_answer_to_says_whose_answer_it_is_and_fits_a_mailbox(int? followUp, int? attempt)
    {
        var address = new ReplyAddress(ContactId, followUp, attempt);
        var written = address.At(Domain, Links);

        Assert.True(written.IndexOf('@', StringComparison.Ordinal) <= 64, written);
        Assert.Equal(address, ReplyAddress.Read(written, Domain, Links));
        Assert.Equal(address, ReplyAddress.Read(written.ToUpperInvariant(), Domain, Links));
        Assert.Null(ReplyAddress.Read(written, "elsewhere.example", Links));
        Assert.Null(ReplyAddress.Read(written, Domain, new SignedLink([new LinkKey("k1", [.. Enumerable.Repeat((byte)1, 32)])])));
        Assert.Null(ReplyAddress.Read(written.Replace("reply+0", "reply+1", StringComparison.Ordinal), Domain, Links));
    }

    [Fact]
    public void An_address_that_the_key_before_has_signed_still_holds() => Assert.NotNull(ReplyAddress.Read(
        new ReplyAddress(ContactId, 1, 2).At(Domain, Links), Domain, new SignedLink([new LinkKey("k2", [.. Enumerable.Repeat((byte)1, 32)]), new LinkKey("k1", new byte[32])])));

    [Fact]
    public void A_text_is_read_in_its_charset_and_attachments_are_named()
    {
        var mail = Read(
            [("charsets", """{"text":"iso-8859-1","subject":"UTF-8"}"""u8.ToArray()), ("text", Encoding.Latin1.GetBytes("Sí, mañana\r\n")), ("subject", "Re: ¿Le llamamos?"u8.ToArray())],
            "oferta.pdf", "plano\r\n.png")!;

        Assert.Equal(("Sí, mañana", "Re: ¿Le llamamos?"), (mail.Text, mail.Subject));
        Assert.Equal(["oferta.pdf", "plano .png"], mail.Attachments);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("UTF-8")]
    public void Any_charset_gives_a_text(string charset) =>
        Assert.Equal("hello", Read([("charsets", Encoding.UTF8.GetBytes($$"""{"text":"{{charset}}"}""")), ("text", "hello"u8.ToArray())])!.Text);

    [Fact]
    public void Where_there_is_only_HTML_its_text_is_read() => Assert.Equal(
        "Sí & gracias\nLucía",
        Read([("html", "<html><head><style>p{}</style></head><body><p>S&iacute; &amp; gracias</p>Luc&iacute;a</body></html>"u8.ToArray())])!.Text);

    [Theory]
    [InlineData("<head><title>a</title></header>b</HEAD >c", "c")]
    [InlineData("<script>a</style>b</script>c<style>d</style>e", "ce")]
    [InlineData("<script>a<style>b</style>c", "ac")]
    [InlineData("<script>a</script", "a</script")]
    public void Of_what_nobody_sees_only_what_is_closed_by_its_own_end_is_taken_out(string html, string text) =>
        Assert.Equal(text, Read([("html", Encoding.UTF8.GetBytes(html))])!.Text);

    [Fact]
    public void HTML_that_is_made_to_take_for_ever_is_shown_as_it_is() =>
        Assert.StartsWith("<script<script", Read([("html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<script", 36_000))))])!.Text, StringComparison.Ordinal);

    [Fact]
    public void Headers_are_read_with_their_folds()
    {
        var mail = Read([("headers", "Received: a\r\n by b\r\nSubject: x\r\nreceived: c\nMessage-ID: <1@alba.mx>\n"u8.ToArray())])!;

        Assert.Equal(["a by b", "c"], mail.Headers["Received"]);
        Assert.Equal("<1@alba.mx>", mail.Identity);
    }

    [Theory]
    [InlineData("""{"to":"a@b.mx","from":"c@d.mx"}""")]
    [InlineData("""{"from":"c@d.mx"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_mail_is_none(string envelope) => Assert.Null(Read([("envelope", Encoding.UTF8.GetBytes(envelope))]));

    [Theory]
    [InlineData("", "", "Re: hola", false)]
    [InlineData("Auto-Submitted: no", "", "Re: hola", false)]
    [InlineData("Auto-Submitted: auto-replied", "", "Re: hola", true)]
    [InlineData("Auto-Submitted: auto-generated; type=x", "", "Re: hola", true)]
    [InlineData("X-Autoreply: yes", "", "Re: hola", true)]
    [InlineData("Precedence: bulk", "", "Re: hola", true)]
    [InlineData("Precedence: first-class", "", "Re: hola", false)]
    [InlineData("List-Id: <team.alba.mx>", "", "Re: hola", true)]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status", "", "Re: hola", true)]
    [InlineData("Content-Type: multipart/alternative", "", "Re: hola", false)]
    [InlineData("", "MAILER-DAEMON@alba.mx", "Re: hola", true)]
    [InlineData("", "", "Automatic reply: hello", true)]
    [InlineData("", "", " Respuesta automática: hola", true)]
    [InlineData("", "", "Fuera de la oficina", true)]
    [InlineData("", "", "Re: estaré fuera de la oficina, llámeme antes", false)]
    public void A_programs_answer_is_known_by_what_it_says_of_itself(string header, string from, string subject, bool isAutomatic) =>
        Assert.Equal(isAutomatic, AutomaticReply.Is(Mail(header, from.Length > 0 ? from : "lucia@alba.mx", subject)));

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    public void Who_wants_no_answer_is_no_person(string sender) => Assert.True(AutomaticReply.Is(Mail("", "lucia@alba.mx", "Re: hola") with { Sender = sender }));

    [Fact]
    public void An_answer_days_after_the_delivery_reaches_the_person_and_is_handed_on()
    {
        var contact = WithSales(AttemptOutcome.Sent);

        var change = ReplyDecider.On(contact, new ReplyAddress(ContactId, 1, 2), Mail("", "lucia@alba.mx", "Re: hola") with { Text = "Llámeme mañana." }, Mexico.Configuration, Tuesday.AddDays(2))!;

        Assert.Equal((AttemptOutcome.Replied, Tuesday.AddDays(2)), (change.Contact.FollowUp!.Attempts[1].Outcome, change.Contact.FollowUp.ReachedAt));
        Assert.All(change.Contact.FollowUp.Attempts.Skip(2), attempt => Assert.Equal(SkipReason.Reached, attempt.Skipped));
        var handedOn = Assert.Single(change.Effects.OfType<Effect.Send>());
        Assert.Equal((Recipient.Rep, "reply"), (handedOn.To, handedOn.Template));
        Assert.Equal("Llámeme mañana.", Assert.Single(change.Timeline, entry => entry.Kind == TimelineKind.Activity).Details["message"]);
        Assert.DoesNotContain(change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts), fact => fact.Values.Values.Any(value => value.Contains("mañana", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_vacation_notice_changes_nothing() => Assert.Null(ReplyDecider.On(
        WithSales(null), new ReplyAddress(ContactId, 1, 2), Mail("Auto-Submitted: auto-replied", "lucia@alba.mx", "Re: hola"), Mexico.Configuration, Tuesday));

    [Theory]
    [InlineData("550 5.1.1 no such user", true)]
    [InlineData("452 4.2.2 mailbox full", false)]
    [InlineData("550 5.7.1 rejected", false)]
    public void A_report_counts_where_it_says_that_there_is_no_such_mailbox(string text, bool isBad)
    {
        var report = Mail("Content-Type: multipart/report; report-type=delivery-status", "mailer-daemon@alba.mx", "Undeliverable") with { Sender = "", Text = text };

        var change = ReplyDecider.On(WithSales(null), new ReplyAddress(ContactId, 1, 2), report, Mexico.Configuration, Tuesday);

        Assert.Equal(isBad, change is not null);
        Assert.Equal(isBad ? "bounced" : null, change?.Contact.Suppressed?.Why);
    }

    [Fact]
    public void Whoever_is_with_nobody_in_sales_is_handed_on_all_the_same_and_weighed()
    {
        var lead = WithSales(null) with { FollowUp = null, Stage = Stage.Lead };

        var change = ReplyDecider.On(lead, new ReplyAddress(ContactId, null, null), Mail("", "lucia@alba.mx", "Re: hola"), Mexico.Configuration, Tuesday)!;

        Assert.Single(change.Effects.OfType<Effect.Send>(), mail => mail.Template == "reply");
        Assert.Equal("reply", Assert.Single(change.Timeline, entry => entry.Kind == TimelineKind.Activity).Details["activity"]);
    }

    private static InboundMail? Read((string Name, byte[] Value)[] fields, params string[] files)
    {
        var all = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["headers"] = "Subject: x\n"u8.ToArray(), ["envelope"] = """{"to":["a@b.mx"],"from":"lucia@alba.mx"}"""u8.ToArray(), ["from"] = "Lucía <lucia@alba.mx>"u8.ToArray(),
        };
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return InboundMail.Read(all, files);
    }

    internal static InboundMail Mail(string header, string from, string subject) =>
        Read([("headers", Encoding.UTF8.GetBytes($"{header}\nMessage-ID: <1@alba.mx>\n")), ("from", Encoding.UTF8.GetBytes(from)), ("subject", Encoding.UTF8.GetBytes(subject)), ("text", "hola"u8.ToArray())])!;

    /// <summary>In a follow-up whose second attempt was a mail of the program's.</summary>
    private static Contact WithSales(AttemptOutcome? outcome)
    {
        var plan = Mexico.Configuration.Plan;
        plan = plan with { Attempts = [.. plan.Attempts.Select((planned, index) => index == 1 ? planned with { IsAutomatic = true } : planned)] };
        var state = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana-torres", plan, Mexico.Calendar);
        FollowUpSignal[] signals = [new FollowUpSignal.Wake(), new FollowUpSignal.Outcome(1, AttemptOutcome.NoAnswer)];
        state = signals.Aggregate(state, (known, signal) => FollowUpDecider.On(known, signal, Monday, plan, Mexico.Calendar).State);
        state = FollowUpDecider.On(state, new FollowUpSignal.Wake(), Tuesday, plan, Mexico.Calendar).State;
        state = outcome is null ? state : FollowUpDecider.On(state, new FollowUpSignal.Delivered(2), Tuesday, plan, Mexico.Calendar).State;
        return new Contact
        {
            Id = ContactId, Subject = "subject", Person = new Person { Email = "lucia@alba.mx", Language = "es" }, Stage = Stage.Mql, FollowUp = state,
            Consent = new Consent(Given: true, "2026-01", Monday, "demo"), CreatedAt = Monday, UpdatedAt = Monday,
        };
    }
}
