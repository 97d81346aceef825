using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class SubmissionReaderTests
{
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);
    private static readonly PostLanguages Languages = new(Named: null, OfForm: null, Accepted: null, OfCompany: "es");

    [Fact]
    public void The_names_that_builders_use_mean_our_fields()
    {
        var submission = Read(("Correo electrónico", "lucia@alba.mx"), ("Nombre", "Lucía"), ("APELLIDOS", "Herrera"), ("Empresa", "Alba"), ("puesto", "Directora"), ("país", "méxico"), ("Número de empleados", "51-200"));

        Assert.Equal(
            ("lucia@alba.mx", "Lucía", "Herrera", "Alba", "Directora", "MX", 51),
            (submission.Person.Email, submission.Person.FirstName, submission.Person.LastName, submission.Person.Company, submission.Person.JobTitle, submission.Person.Country, submission.Person.Employees));
    }

    [Fact]
    public void Fields_that_nobody_knows_become_attributes_and_not_more_than_twenty()
    {
        var submission = Read([("email", "lucia@alba.mx"), .. Enumerable.Range(1, 30).Select(i => ($"field{i}", "x"))]);

        Assert.Equal(20, submission.Attributes.Count);
        Assert.Equal("x", submission.Attributes["field1"]);
    }

    [Theory]
    [InlineData("email", "lucia")]
    [InlineData("country", "Atlantis")]
    [InlineData("employees", "many")]
    public void A_field_that_is_wrong_is_named(string field, string value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", [field] = value };

        var (submission, errors) = SubmissionReader.Read(Mexico.Configuration.Forms["demo"], fields, "id", Languages, Now);

        Assert.Null(submission);
        Assert.Equal([field], errors.Keys);
    }

    [Fact]
    public void A_field_that_is_missing_or_too_long_is_named()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["company"] = new('x', 501) };

        var (_, errors) = SubmissionReader.Read(Mexico.Configuration.Forms["demo"], fields, "id", Languages with { Accepted = "en" }, Now);

        Assert.Equal(["company", "email"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["This field is required."], errors["email"]);
    }

    [Theory]
    [InlineData("company", 500, true)]
    [InlineData("company", 501, false)]
    [InlineData("message", 5000, true)]
    [InlineData("message", 5001, false)]
    public void A_field_has_its_length(string name, int length, bool isTaken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", [name] = new('x', length) };

        Assert.Equal(isTaken, SubmissionReader.Read(Mexico.Configuration.Forms["newsletter"], fields, "id", Languages, Now).Submission is not null);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 0)]
    public void The_name_of_an_attribute_has_its_length(int length, int attributes) => Assert.Equal(attributes, Read(("email", "lucia@alba.mx"), (new string('n', length), "x")).Attributes.Count);

    [Theory]
    [InlineData("spring", "form", "spring")]
    [InlineData(null, "form", "form")]
    [InlineData("spring", null, "spring")]
    public void The_campaign_is_that_of_the_link_else_that_of_the_form(string? inLink, string? ofForm, string campaign) =>
        Assert.Equal(campaign, SubmissionReader.TouchOf(inLink is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["utm_campaign"] = inLink }, ofForm, Now).Campaign);

    [Theory]
    [InlineData("csrf_token")]
    [InlineData("page")]
    public void What_the_page_added_by_itself_is_cut_where_it_is_too_long_and_refuses_no_lead(string name)
    {
        var submission = Read(("email", "lucia@alba.mx"), (name, new string('x', 499) + "😀" + new string('x', 3000)));

        Assert.Equal(new string('x', 499), name == "page" ? submission.Touch.Page : submission.Attributes[name]);
        Assert.Equal(500, Read(("email", "lucia@alba.mx"), ("csrf_token", new string('x', 501))).Attributes["csrf_token"].Length);
    }

    [Theory]
    [InlineData("51-200", 51)]
    [InlineData("1,000+", 1000)]
    [InlineData("20000", 20000)]
    [InlineData("1.000", 1000)]
    [InlineData("1.500-5.000", 1500)]
    [InlineData("más de 500", 500)]
    public void Employees_are_a_number_or_the_lower_end_of_a_range(string text, int employees) => Assert.Equal(employees, SubmissionReader.Employees(text));

    [Theory]
    [InlineData("true", true)]
    [InlineData("on", true)]
    [InlineData("Sí", true)]
    [InlineData("false", false)]
    [InlineData("", null)]
    public void Consent_is_what_the_box_says(string box, bool? given) => Assert.Equal(given, Read(("email", "lucia@alba.mx"), ("consent", box)).ConsentGiven);

    [Fact]
    public void Control_characters_are_dropped() =>
        Assert.Equal("LucíaBcc: x", Read(("email", "lucia@alba.mx"), ("firstName", "Lucía\r\0Bcc: x")).Person.FirstName);

    [Fact]
    public void What_no_text_may_hold_is_dropped()
    {
        var person = Read(("email", "lucia@alba.mx"), ("country", "M\uFFFEX"), ("jobTitle", "Direc\uFFFEtora")).Person;

        Assert.Equal(("MX", "Directora"), (person.Country, person.JobTitle));
    }

    [Theory]
    [InlineData("paid-search", "gclid=1")]
    [InlineData("paid-search", "utm_medium=cpc;utm_source=google")]
    [InlineData("paid-social", "utm_medium=cpc;utm_source=facebook")]
    [InlineData("paid-search", "gbraid=1")]
    [InlineData("paid-search", "wbraid=1")]
    [InlineData("paid-search", "msclkid=1")]
    [InlineData("paid-social", "ttclid=1")]
    [InlineData("social", "fbclid=1")]
    [InlineData("paid-social", "li_fat_id=1")]
    [InlineData("social", "utm_source=linkedin")]
    [InlineData("social", "referrer=https://www.linkedin.com/feed")]
    [InlineData("email", "utm_medium=email")]
    [InlineData("email", "utm_medium=E-Mail")]
    [InlineData("paid-search", "utm_medium=paid_search")]
    [InlineData("paid-search", "utm_medium=Paid-Search;utm_source=google")]
    [InlineData("paid-social", "utm_medium=paid_social")]
    [InlineData("social", "utm_medium=social_media")]
    [InlineData("social", "referrer=https://www.pinterest.com/pin/1")]
    [InlineData("social", "referrer=https://mx.pinterest.com/pin/1")]
    [InlineData("social", "referrer=https://www.pinterest.com.mx/")]
    [InlineData("social", "referrer=https://t.co/x")]
    [InlineData("referral", "referrer=https://about.co/x")]
    [InlineData("referral", "referrer=https://netflix.com/")]
    [InlineData("referral", "referrer=https://pinterest.example/")]
    [InlineData("organic", "referrer=https://www.google.com/")]
    [InlineData("organic", "referrer=https://google.com.mx/")]
    [InlineData("organic", "referrer=https://www.google.es/")]
    [InlineData("organic", "referrer=https://www.google.co.uk/")]
    [InlineData("organic", "referrer=android-app://com.google.android.googlequicksearchbox/")]
    [InlineData("organic", "referrer=https://www.bing.com/search")]
    [InlineData("organic", "referrer=https://mx.search.yahoo.com/")]
    [InlineData("referral", "referrer=https://mail.google.com/")]
    [InlineData("referral", "referrer=https://notgoogle.com/")]
    [InlineData("referral", "referrer=https://google.example.com/")]
    [InlineData("referral", "referrer=https://www.climbing.com/")]
    [InlineData("referral", "referrer=https://blog.example/post")]
    [InlineData("direct", "")]
    [InlineData("direct", "page=https://andamio.example/demo;referrer=https://andamio.example/")]
    [InlineData("other", "utm_source=flyer")]
    public void The_channel_follows_from_where_the_visit_came_from(string channel, string visit)
    {
        var fields = visit.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

        Assert.Equal(channel, Words.Of(SourceChannel.Of(fields)));
    }

    [Fact]
    public void A_touch_keeps_the_ids_by_which_networks_know_the_click()
    {
        var touch = Read(("email", "lucia@alba.mx"), ("gclid", "g-1"), ("ttclid", "t-1"), ("utm_id", "c-9")).Touch;

        Assert.Equal(("c-9", 2, "g-1"), (touch.CampaignId, touch.ClickIds!.Count, touch.ClickIds["gclid"]));
        Assert.Null(Read(("email", "lucia@alba.mx")).Touch.ClickIds);
    }

    [Theory]
    [InlineData("lucia@mailinator.com", true)]
    [InlineData("lucia@any.mailinator.com", true)]
    [InlineData("lucia@notmailinator.com", false)]
    [InlineData("lucia@alba.mx", false)]
    public void A_disposable_address_is_marked(string email, bool isMarked)
    {
        var submission = Read([("email", email), .. Enumerable.Range(1, 30).Select(i => ($"field{i}", "x"))]);

        Assert.Equal(isMarked ? "true" : null, submission.Attributes.GetValueOrDefault("disposableAddress"));
    }

    private static Submission Read(params (string Name, string Value)[] posted)
    {
        var fields = SubmissionReader.Canonical(posted.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        var (submission, errors) = SubmissionReader.Read(Mexico.Configuration.Forms["demo"], fields, "id", Languages, Now);
        return submission ?? throw new InvalidOperationException(string.Join(", ", errors.Keys));
    }
}
