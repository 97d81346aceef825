using Smarketing.Functions.Contacts;
using Smarketing.Functions.Deals;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Qualification;
using Smarketing.Functions.Storage;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class ContactEntryTests
{
    private static readonly DateTimeOffset Now = Records.Now;

    [Fact]
    public void A_new_contact_is_a_lead_whom_nothing_is_started_for()
    {
        var change = Records.Enter(null, ("jobTitle", "CEO"), ("employees", "5000"), ("country", "MX"), ("consent", "yes"))!;

        Assert.Equal((Stage.Lead, Owner.Marketing), (change.Contact.Stage, change.Contact.Owner));
        Assert.True(change.Contact.Fit.Points >= Mexico.Configuration.Rules.FitThreshold);
        Assert.Null(change.Contact.FollowUp);
        Assert.Null(change.Contact.Nurture);
        Assert.All(change.Effects, effect => Assert.IsType<Effect.Append>(effect));
    }

    [Fact]
    public void Each_stage_up_to_the_one_that_is_named_was_reached_when_the_record_says()
    {
        var change = Records.Enter(null, ("stage", "customer"), ("at", "2024-03-01"))!;

        Assert.Equal(Stage.Customer, change.Contact.Stage);
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Equal(Mexico.At(2024, 3, 1, 0), change.Contact.StageTimes[stage]));
        Assert.Equal(Mexico.At(2024, 3, 1, 0), change.Timeline.Single(entry => entry.Kind == TimelineKind.Stage).At);
        Assert.Equal(Mexico.At(2024, 3, 1, 0), change.Effects.OfType<Effect.Append>().SelectMany(append => append.Facts).Single(fact => fact.Kind == "stage").At);
        Assert.Equal(Now, change.Contact.CreatedAt);
    }

    [Fact]
    public void The_same_record_again_changes_nothing()
    {
        (string, string)[] fields = [("firstName", "Lucía"), ("stage", "sql"), ("consent", "yes"), ("unsubscribed", "yes"), ("color", "azul"), ("country", "México")];
        var contact = Records.Enter(null, fields)!.Contact;

        Assert.Null(Records.Enter(contact, fields));
    }

    [Fact]
    public void Only_what_is_new_is_changed_and_nothing_is_erased()
    {
        var contact = Records.Enter(null, ("firstName", "Lucía"), ("phone", "55 1234"), ("company", "Alba"), ("color", "azul"))!.Contact;

        var change = Records.Enter(contact, ("firstName", ""), ("phone", "55 9999"), ("size", "L"))!;

        Assert.Equal(("Lucía", "55 9999", "Alba"), (change.Contact.Person.FirstName, change.Contact.Person.Phone, change.Contact.Person.Company));
        Assert.Equal("phone, size", change.Timeline.Single(entry => entry.Kind == TimelineKind.Entered).Details["changed"]);
        Assert.Equal(["azul", "L"], change.Contact.Attributes.Values);
    }

    [Fact]
    public void The_timeline_says_whether_somebody_was_put_in_or_changed_and_in_what()
    {
        var created = Records.Enter(null, ("consent", "yes"), ("unsubscribed", "no"))!;
        var changed = Records.Enter(
            created.Contact, ("firstName", "Lu"), ("lastName", "Prado"), ("company", "Alba"), ("jobTitle", "CEO"), ("phone", "55"), ("employees", "9"), ("industry", "Retail"), ("country", "MX"), ("language", "en"), ("stage", "mql"), ("color", "azul"))!;

        Assert.Equal(("created", null), Entered(created));
        Assert.Equal(("updated", "firstName, lastName, company, jobTitle, phone, employees, industry, country, language, color"), Entered(changed));
        Assert.Equal(("updated", null), Entered(Records.Enter(created.Contact, ("unsubscribed", "yes"))!));

        static (string, string?) Entered(ContactChange change) =>
            change.Timeline.Where(entry => entry.Kind == TimelineKind.Entered).Select(entry => (entry.Details["outcome"], entry.Details.GetValueOrDefault("changed"))).Single();
    }

    [Fact]
    public void The_persons_own_spelling_language_and_touches_stand()
    {
        var contact = Records.Enter(null, ("language", "en"), ("source", "referral"))!.Contact;

        var change = Records.Enter(contact, ("email", "LUCIA@ALBA.MX"), ("phone", "55 9999"), ("source", "email"))!;

        Assert.Equal(("lucia@alba.mx", "en"), (change.Contact.Person.Email, change.Contact.Person.Language));
        Assert.Equal((contact.FirstTouch, contact.LastTouch), (change.Contact.FirstTouch, change.Contact.LastTouch));
    }

    [Fact]
    public void A_language_that_no_record_names_is_assumed_until_one_names_another()
    {
        var contact = Records.Enter(null)!.Contact;

        Assert.True(contact.IsLanguageAssumed);
        Assert.False(Records.Enter(contact, ("language", "en"))!.Contact.IsLanguageAssumed);
        Assert.False(Records.Enter(null, ("language", "es"))!.Contact.IsLanguageAssumed);
    }

    [Theory]
    [InlineData("lead", "customer", Stage.Customer)]
    [InlineData("customer", "lead", Stage.Customer)]
    public void A_stage_goes_forward_only(string before, string said, Stage after)
    {
        var contact = Records.Enter(null, ("stage", before))!.Contact;

        Assert.Equal(after, (Records.Enter(contact, ("stage", said))?.Contact ?? contact).Stage);
    }

    [Theory]
    [InlineData("mql")]
    [InlineData("sal")]
    public void Whom_a_record_calls_accepted_by_sales_is_a_lead_of_marketing_since_no_rep_works_on_them(string stage)
    {
        var change = Records.Enter(null, ("stage", stage))!;

        Assert.Equal((Stage.Lead, Owner.Marketing), (change.Contact.Stage, change.Contact.Owner));
        Assert.Equal(stage, change.Timeline.Single(entry => entry.Kind == TimelineKind.Entered).Details["takenAsLead"]);
        Assert.Null(Records.Enter(change.Contact with { Stage = Stage.Mql }, ("stage", stage)));
    }

    [Theory]
    [InlineData("sql")]
    [InlineData("customer")]
    public void A_record_moves_nobody_past_a_deal_that_is_open(string said)
    {
        var open = new Deal { Number = 1, StartedAt = Now, MovedAt = Now };
        var contact = Records.Enter(null)!.Contact with { Stage = Stage.Opportunity };

        Assert.Null(Records.Enter(contact with { Deal = open }, ("stage", said)));
        Assert.Null(Records.Enter(contact with { Stage = Stage.Lead, Deal = open with { ClosedAt = Now, Undo = new DealUndo(Stage.Opportunity, contact.StageTimes, open, Now) } }, ("stage", said)));
        Assert.NotNull(Records.Enter(contact with { Stage = Stage.Lead, Deal = open with { ClosedAt = Now } }, ("stage", said)));
    }

    [Fact]
    public void Under_the_hands_of_a_rep_and_where_disqualified_the_stage_stays()
    {
        var contact = Records.Enter(null)!.Contact;
        var worked = contact with { FollowUp = new FollowUpState { Number = 1, StartedAt = Now }, Stage = Stage.Mql };
        var gone = contact with { Disqualified = new Disqualification(RejectReason.NoFit, Now) };

        Assert.Null(Records.Enter(worked, ("stage", "customer")));
        Assert.Null(Records.Enter(gone, ("stage", "customer")));
    }

    [Fact]
    public void A_consent_is_added_and_never_over_a_no_of_the_persons_own()
    {
        var silent = Records.Enter(null)!.Contact;
        var unsubscribed = silent with { Suppressed = new Suppression("unsubscribed", Now) };

        var change = Records.Enter(silent, ("consent", "yes"))!;

        Assert.True(change.Contact.Consent!.Given);
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Consent);
        Assert.Null(Records.Enter(unsubscribed, ("consent", "yes")));
    }

    [Fact]
    public void What_was_agreed_on_stands_where_a_record_says_nothing_of_it()
    {
        var pending = Records.Enter(null)!.Contact with { Consent = new Consent(Given: false, "1", Now, "demo", Pending: true) };

        Assert.Equal(pending.Consent, Records.Enter(pending, ("firstName", "Lu"))!.Contact.Consent);
        Assert.True(Records.Enter(pending, ("consent", "yes"))!.Contact.Consent!.Given);
    }

    [Fact]
    public void Who_is_said_to_want_no_mail_gets_none()
    {
        var change = Records.Enter(null, ("consent", "yes"), ("baja", "sí"))!;

        Assert.Equal("unsubscribed", change.Contact.Suppressed!.Why);
        Assert.Contains(change.Timeline, entry => entry.Kind == TimelineKind.Suppressed);
        Assert.NotNull(Records.Enter(Records.Enter(null)!.Contact, ("baja", "sí")));
    }

    [Theory]
    [InlineData("bounced", "unsubscribed")]
    [InlineData("unsubscribed", null)]
    [InlineData("complained", null)]
    [InlineData("do-not-contact", null)]
    public void Who_wants_no_mail_is_heard_over_a_bounce_and_not_over_what_weighs_more(string before, string? after)
    {
        var contact = Records.Enter(null)!.Contact with { Suppressed = new Suppression(before, Now) };

        Assert.Equal(after, Records.Enter(contact, ("unsubscribed", "yes"))?.Contact.Suppressed!.Why);
    }

    [Fact]
    public void A_consent_stands_in_the_timeline_as_a_forms_does()
    {
        var entry = Records.Enter(null, ("consent", "yes"), ("consent_version", "2026-01"))!.Timeline.Single(entry => entry.Kind == TimelineKind.Consent);

        Assert.Equal(("marketing-mail", "true", "import"), (entry.Details["purpose"], entry.Details["given"], entry.Details["form"]));
        Assert.Contains("textVersion", entry.Details.Keys);
    }

    [Theory]
    [InlineData("bounced", false)]
    [InlineData("unsubscribed", true)]
    public void Only_the_persons_own_wish_is_given_out_as_one(string why, bool isTheirWish)
    {
        var contact = Records.Enter(null)!.Contact with { Suppressed = new Suppression(why, Now) };

        Assert.Equal(isTheirWish ? "yes" : "", Cell(contact, "unsubscribed"));
    }

    [Fact]
    public void A_score_below_nothing_is_given_out_as_the_number_that_it_is() =>
        Assert.Equal("-40", Cell(Records.Enter(null)!.Contact with { Fit = new Score(-40, []) }, "fit"));

    [Fact]
    public void What_was_given_out_says_nothing_new_when_it_is_taken_in()
    {
        var contact = Records.Enter(null, ("firstName", "=Lucía"), ("phone", "+52 55"), ("stage", "sql"), ("at", "2024-03-01"), ("consent", "yes"), ("employees", "51-200"), ("country", "MX"), ("source", "referral"), ("campaign", "fair"))!.Contact;

        var fields = Given(contact);

        Assert.Contains(fields, field => field == ("firstName", "=Lucía"));
        Assert.Null(Records.Enter(contact, fields));
    }

    [Fact]
    public void A_consent_that_was_given_after_the_stage_was_reached_is_taken_in_as_it_was_given_out()
    {
        var contact = Records.Enter(null, ("stage", "lead"), ("at", "2025-12-01"), ("consent", "yes"), ("consentAt", "2025-12-10"), ("consentVersion", "2025-1"))!.Contact;

        var back = Records.Enter(null, Given(contact))!.Contact;

        Assert.Equal(contact.Consent, back.Consent);
        Assert.Equal(Mexico.At(2025, 12, 1, 0), back.StageTimes[Stage.Lead]);
    }

    /// <summary>A contact's row of an export, by column.</summary>
    private static (string Name, string Value)[] Given(Contact contact)
    {
        var rows = (ContactCsv.Header + ContactCsv.Rows([contact], Mexico.Configuration.Rules, Now)).Split("\r\n");
        return [.. rows[0].Split(',').Zip(rows[1].Split(',').Select(Smarketing.Functions.Csv.CsvText.Original)).Where(field => field.First != "email")];
    }

    private static string Cell(Contact contact, string column) =>
        ContactCsv.Rows([contact], Mexico.Configuration.Rules, Now).Split("\r\n")[0].Split(',')[ContactCsv.Header.Trim().Split(',').IndexOf(column)];
}
