using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Tests.Configuration;

public sealed class ConfigOverridesTests
{
    [Fact]
    public void A_setting_stands_in_the_place_of_what_the_file_says()
    {
        var company = Read(
            ("company__mailFrom", "ventas@andamio.example"), ("team__reps__0__email", "ana@andamio.example"), ("team__reps__1__capacity", "5"),
            ("team__catchUp", "true"), ("calendar__holidays__0", "CO"), ("tracks__re_engage__mails__1__wait", "P9D"));

        Assert.Equal("ventas@andamio.example", company.Company.MailFrom);
        Assert.Equal("ana@andamio.example", company.Team.Reps[0].Email);
        Assert.Equal(5, company.Team.Reps[1].Capacity);
        Assert.True(company.Team.CatchesUp);
        Assert.NotNull(company.Calendar.HolidayOn(new DateOnly(2026, 7, 20)));
        Assert.Equal(TimeSpan.FromDays(9), company.Nurture.Tracks["re-engage"].Mails[1].Wait);
    }

    [Fact]
    public void A_setting_may_say_what_the_file_leaves_out()
    {
        var company = Read(
            ("team__reps__0__weight", "3"), ("sla__promise__shareAccepted", "0.8"), ("team__reps__0__calendar__hours__monday__0", "10:00-12:00"),
            ("webhooks__0__id", "crm"), ("webhooks__0__url", "https://crm.example/hook"), ("webhooks__0__types__0", "contact.erased"));

        Assert.Equal(3, company.Team.Reps[0].Weight);
        Assert.Equal(0.8m, company.Promise.ShareAccepted);
        Assert.Equal(Mexico.At(2026, 1, 12, 10), company.Team.Reps[0].Calendar.WorkBeginsOn(new DateOnly(2026, 1, 12)));
        Assert.Equal(["contact.erased"], Assert.Single(company.Webhooks).Types);
    }

    [Fact]
    public void Names_of_settings_have_no_case() =>
        Assert.Equal("Otra", Read(("COMPANY__NAME", "Otra")).Company.Name);

    [Fact]
    public void A_number_in_a_rule_stays_a_number() =>
        Assert.Empty(Faults(("qualification__fit__rules__2__when__employees__atLeast", "500")));

    [Theory]
    [InlineData("company__timeZone", "Mexico", "setting Smarketing__company__timeZone: must be an IANA time zone such as America/Mexico_City")]
    [InlineData("team__reps__0__capacity", "many", "setting Smarketing__team__reps__0__capacity: must be a whole number from 1 to 1000")]
    [InlineData("team__reps__0__capacity", "0", "setting Smarketing__team__reps__0__capacity: must be a whole number from 1 to 1000")]
    [InlineData("team__catchUp", "1", "setting Smarketing__team__catchUp: must be true or false")]
    [InlineData("company__mailForm", "x", "setting Smarketing__company__mailForm: is not known here; did you mean \"mailFrom\"?")]
    [InlineData("company__name", "", "setting Smarketing__company__name: must be a text that isn't empty")]
    [InlineData("company", "x", "setting Smarketing__company: $.company has parts: a setting can stand for one of them, such as Smarketing__company__name")]
    [InlineData("forms", "x", "setting Smarketing__forms: $.forms has parts: a setting can stand for one of them, such as Smarketing__forms__0")]
    [InlineData("company__name__short", "x", "setting Smarketing__company__name__short: $.company.name is a single value and has no parts")]
    [InlineData("team__reps__5__name", "x", "setting Smarketing__team__reps__5: $.team.reps is a list of 4, counted from 0; 4 adds one")]
    [InlineData("team__reps__first__name", "x", "setting Smarketing__team__reps__first: $.team.reps is a list of 4, counted from 0; 4 adds one")]
    [InlineData("calendar__holidays__0", "XX", "$.calendar.holidays: \"XX\" must be a country (MX, CO, ES, US) or a date such as 2026-12-24 (settings have a part in it: Smarketing__calendar__holidays__0)")]
    public void A_setting_is_judged_as_the_file_is_and_named(string name, string value, string fault) =>
        Assert.Equal([fault], Faults((name, value)));

    private static SmarketingConfiguration Read(params (string Name, string Value)[] settings)
    {
        var document = Document(settings);
        Assert.Empty(document.Reading.Faults);
        return document.Configuration!;
    }

    private static IReadOnlyList<string> Faults(params (string Name, string Value)[] settings) => Document(settings).Reading.Faults;

    private static ConfigurationDocument Document((string Name, string Value)[] settings) => ConfigurationDocument.Read(
        File.ReadAllText(ShippedFile.Path),
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Smarketing:{setting.Name.Replace("__", ":", StringComparison.Ordinal)}", setting.Value)))
            .Build(),
        new ConfigReading());
}
