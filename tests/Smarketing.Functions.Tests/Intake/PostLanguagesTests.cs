using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class PostLanguagesTests
{
    [Theory]
    [InlineData("en", "es", "es", "en", "es")]
    [InlineData("en", "es", null, "en", "en")]
    [InlineData(null, "es", "en", "es", "en")]
    [InlineData(null, "es", null, "es", "es")]
    [InlineData(null, null, "en", "en", "en")]
    [InlineData(null, null, null, "es", "es")]
    [InlineData("fr", null, "en", "en", "en")]
    public void A_person_is_written_to_in_the_forms_language_and_a_caller_is_answered_in_the_one_it_accepts(
        string? named, string? ofForm, string? accepted, string ofPerson, string ofAnswer)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx" };
        if (named is not null)
        {
            fields["language"] = named;
        }

        var form = Mexico.Configuration.Forms["demo"] with { Language = ofForm };
        var languages = PostLanguages.Of(fields, form, accepted, ofCompany: "es");
        var (submission, _) = SubmissionReader.Read(form, fields, "id", languages, Mexico.At(2026, 1, 5, 9));

        Assert.Equal((ofPerson, ofAnswer), (submission!.Person.Language, languages.OfAnswer));
    }
}
