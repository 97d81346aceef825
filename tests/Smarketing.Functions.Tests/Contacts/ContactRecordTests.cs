using Smarketing.Functions.Contacts;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class ContactRecordTests
{
    [Fact]
    public void A_record_is_read_under_Spanish_and_English_names()
    {
        var record = Records.Read(
            ("Correo electrónico", "Lucia@Alba.mx"), ("Nombre", "Lucía"), ("Apellidos", "Luna"), ("Empresa", "Alba"), ("Puesto", "Gerente"), ("Teléfono", "+52 55 1234 5678"),
            ("Empleados", "51-200"), ("País", "México"), ("Etapa", "cliente"), ("Fecha", "2024-03-01"), ("Idioma", "en"), ("Color", "azul")).Record!;

        Assert.Equal("lucia@alba.mx", record.Address.Value);
        Assert.Equal(
            new Person { Email = "Lucia@Alba.mx", FirstName = "Lucía", LastName = "Luna", Company = "Alba", JobTitle = "Gerente", Phone = "+52 55 1234 5678", Employees = 51, Country = "MX", Language = "en" },
            record.Person);
        Assert.Equal((Stage.Customer, Mexico.At(2024, 3, 1, 0)), (record.Stage, record.At));
        Assert.Equal([new("Color", "azul")], record.Attributes);
    }

    [Theory]
    [InlineData("email", "nobody", "email")]
    [InlineData("email", "", "email")]
    [InlineData("country", "Atlantis", "country")]
    [InlineData("employees", "many", "employees")]
    [InlineData("stage", "friend", "stage")]
    [InlineData("at", "01/02/2024", "at")]
    [InlineData("at", "2026-01-06", "at")]
    [InlineData("at", "1899-01-01", "at")]
    [InlineData("at", "9999-12-31", "at")]
    [InlineData("at", "2025-12-31T09:30", "at")]
    [InlineData("at", "2025-12-31T09:30:00", "at")]
    [InlineData("at", "1900-12-31T09:30:00Z", "at")]
    [InlineData("consentAt", "yesterday", "consentAt")]
    [InlineData("unsubscribed", "2024-05-02", "unsubscribed")]
    [InlineData("baja", "quizás", "unsubscribed")]
    [InlineData("consent", "newsletter", "consent")]
    public void What_is_wrong_is_said_field_by_field_in_both_languages(string name, string value, string field)
    {
        (string, string)[] fields = name == "email" ? [(name, value)] : [("email", "lucia@alba.mx"), (name, value)];

        var (record, english) = Records.Read("en", fields);
        var spanish = Records.Read("es", fields).Errors;

        Assert.Null(record);
        Assert.Equal([field], english.Keys);
        Assert.NotEqual(english[field], spanish[field]);
    }

    [Theory]
    [InlineData("2025-12-31", "2025-12-31T06:00:00Z")]
    [InlineData("1901-01-01T00:00Z", "1901-01-01T00:00:00Z")]
    [InlineData("2025-12-31T09:30-06:00", "2025-12-31T15:30:00Z")]
    [InlineData("2025-12-31T15:30:00Z", "2025-12-31T15:30:00Z")]
    [InlineData("2026-01-05T09:00:00-06:00", "2026-01-05T15:00:00Z")]
    public void A_date_begins_with_the_companys_day_and_a_time_has_its_offset(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Records.Of(("at", text)).At);

    [Theory]
    [InlineData("Google Ads", Channel.Other)]
    [InlineData("linkedin", Channel.Social)]
    [InlineData("referral", Channel.Referral)]
    [InlineData("paid-search", Channel.PaidSearch)]
    [InlineData("", Channel.Other)]
    public void A_source_is_a_channel_or_is_read_as_that_of_a_link_is(string source, Channel channel) =>
        Assert.Equal(channel, Records.Of(("source", source)).Touch.Channel);

    [Fact]
    public void A_consent_has_its_text_and_its_time()
    {
        Assert.Equal(
            new Consent(Given: true, "2024-1", Mexico.At(2024, 5, 2, 0), "import"),
            Records.Of(("consent", "sí"), ("consentAt", "2024-05-02"), ("consentVersion", "2024-1")).Consent);
        Assert.Null(Records.Of(("consent", "no")).Consent);
        Assert.Null(Records.Of().Consent);
    }

    [Theory]
    [InlineData("VERDADERO", true)]
    [InlineData("Sí", true)]
    [InlineData("SI", true)]
    [InlineData("yes", true)]
    [InlineData("True", true)]
    [InlineData("x", true)]
    [InlineData("1", true)]
    [InlineData("FALSO", false)]
    [InlineData("No", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData(" ", false)]
    public void Yes_and_no_are_known_as_spreadsheets_write_them(string text, bool isYes)
    {
        Assert.Equal(isYes, Records.Of(("unsubscribed", text)).IsUnsubscribed);
        Assert.Equal(isYes, Records.Of(("consent", text)).Consent is { Given: true });
    }

    [Fact]
    public void What_the_program_finds_out_by_itself_is_passed_over()
    {
        var record = Records.Of(("id", "7"), ("owner", "sales"), ("rep", "ana"), ("fit", "90"), ("interest", "90"), ("createdAt", "x"), ("updatedAt", "x"), ("disqualified", "no-fit"), ("_line", "3"));

        Assert.Empty(record.Attributes);
    }

    [Fact]
    public void A_message_is_kept_with_what_else_is_said() =>
        Assert.Equal("Met at the fair", Records.Of(("Comentarios", "Met at the fair")).Attributes["message"]);
}
