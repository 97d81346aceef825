using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Smarketing.Functions.Intake;

namespace Smarketing.Functions.Tests.Intake;

public sealed class CaptchaTests
{
    [Theory]
    [InlineData("""{"success":true,"hostname":"andamio.example"}""", CaptchaVerdict.Passed)]
    [InlineData("""{"success":false,"error-codes":["invalid-input-response"]}""", CaptchaVerdict.Failed)]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""", CaptchaVerdict.Failed)]
    [InlineData("""{"success":false}""", CaptchaVerdict.Failed)]
    [InlineData("""{"success":false,"error-codes":["invalid-input-secret"]}""", CaptchaVerdict.Unknown)]
    [InlineData("""{"success":false,"error-codes":["internal-error"]}""", CaptchaVerdict.Unknown)]
    [InlineData("""{"success":"true"}""", CaptchaVerdict.Unknown)]
    [InlineData("""[true]""", CaptchaVerdict.Unknown)]
    [InlineData("<html>Bad gateway</html>", CaptchaVerdict.Unknown)]
    [InlineData("", CaptchaVerdict.Unknown)]
    public async Task An_answer_means_a_person_a_program_or_nothing(string answer, CaptchaVerdict verdict) =>
        Assert.Equal(verdict, await VerifyAsync(new StandInService(answer), "token"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_is_down_or_slow_gives_no_verdict(bool isSlow) =>
        Assert.Equal(CaptchaVerdict.Unknown, await VerifyAsync(new StandInService(isSlow ? new TaskCanceledException() : new HttpRequestException()), "token"));

    [Fact]
    public async Task A_caller_who_goes_away_is_no_verdict()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => VerifyAsync(new StandInService(new TaskCanceledException()), "token", cancellation: gone.Token));
    }

    [Fact]
    public async Task The_service_learns_the_secret_the_token_and_the_client_and_a_retry_has_the_same_key()
    {
        var service = new StandInService("""{"success":true}""");

        await VerifyAsync(service, "token", client: IPAddress.Parse("203.0.113.7"));
        var first = QueryHelpers.ParseQuery(service.Asked);
        await VerifyAsync(service, "token", client: null);
        var retry = QueryHelpers.ParseQuery(service.Asked);

        Assert.Equal("https://challenges.cloudflare.com/turnstile/v0/siteverify", service.Address);
        Assert.Equal(["s3cret", "token", "203.0.113.7"], new[] { "secret", "response", "remoteip" }.Select(name => first[name].ToString()));
        Assert.True(Guid.TryParse(first["idempotency_key"], out _));
        Assert.Equal(first["idempotency_key"], retry["idempotency_key"]);
        Assert.False(retry.ContainsKey("remoteip"));
    }

    [Fact]
    public async Task The_other_service_is_asked_at_its_own_address()
    {
        var service = new StandInService("""{"success":true}""");

        Assert.Equal(CaptchaVerdict.Passed, await VerifyAsync(service, "token", CaptchaService.Hcaptcha));
        Assert.Equal("https://api.hcaptcha.com/siteverify", service.Address);
    }

    [Fact]
    public void A_token_is_found_under_its_services_name_and_is_no_attribute()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = "lucia@alba.mx", ["cf-turnstile-response"] = new('x', 2048), ["g-recaptcha-response"] = new('x', 2048) };

        Assert.Equal(2048, Captcha.TokenIn(fields, CaptchaService.Turnstile)!.Length);
        Assert.Null(Captcha.TokenIn(fields, CaptchaService.Hcaptcha));
        var (submission, _) = SubmissionReader.Read(Mexico.Configuration.Forms["demo"], fields, "id", new PostLanguages(null, null, null, "es"), Mexico.At(2026, 1, 5, 9));
        Assert.Empty(submission!.Attributes);
    }

    [Fact]
    public void A_secret_that_a_form_needs_and_nobody_set_is_a_fault()
    {
        var forms = Mexico.Configuration.Forms.Values.Select(form => form with { Captcha = CaptchaService.Hcaptcha });

        Assert.Equal(["setting Captcha__Hcaptcha__Secret: is missing, and a form asks for hcaptcha"], CaptchaOptions.Read(new ConfigurationBuilder().Build(), forms).Faults);
        Assert.Empty(CaptchaOptions.Read(new ConfigurationBuilder().Build(), Mexico.Configuration.Forms.Values).Faults);
    }

    private static async Task<CaptchaVerdict> VerifyAsync(
        StandInService service, string token, CaptchaService asked = CaptchaService.Turnstile, IPAddress? client = null, CancellationToken cancellation = default)
    {
        using var http = new HttpClient(service, disposeHandler: false);
        var options = new CaptchaOptions(new Dictionary<CaptchaService, string> { [asked] = "s3cret" });
        return await new CaptchaActivities(http, options, NullLogger<CaptchaActivities>.Instance).VerifyAsync(asked, token, client, cancellation);
    }
}
