using System.Net;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Reports;

namespace Smarketing.Functions.Intake;

/// <summary>Tells the posts that no person made, and counts what isn't stored: spam and repeats.</summary>
public sealed class ScreeningActivities(CaptchaActivities captcha, CaptchaPassStore passes, FactStore facts, TimeProvider clock, ILogger<ScreeningActivities> log)
{
    /// <summary>In a contact's attributes, what the CAPTCHA said of its latest post.</summary>
    private const string CaptchaAttribute = "captcha";

    /// <summary>Whether the post is spam by its fields alone; then it is counted.</summary>
    public async Task<bool> IsSpamAsync(Form form, IReadOnlyDictionary<string, string> fields, PostIdentity post, CancellationToken cancellation)
    {
        if (SpamGuard.Suspect(form, fields, clock.GetUtcNow()) is not { } why)
        {
            return false;
        }

        await DropAsync(form, why, post, cancellation);
        return true;
    }

    /// <summary>
    /// The submission where it passes the form's CAPTCHA, if that has one; null for spam, which is counted. Where the service doesn't say,
    /// the submission is kept, and marked: a lead that was dropped can't be brought back, and the other guards still stand.
    /// </summary>
    public async Task<Submission?> VerifyAsync(Submission submission, IReadOnlyDictionary<string, string> fields, PostIdentity post, IPAddress? client, CancellationToken cancellation)
    {
        if (submission.Form.Captcha is not { } service)
        {
            return submission;
        }

        var verdict = await VerdictAsync(service, fields, submission.Id, client, cancellation);
        if (verdict == CaptchaVerdict.Failed)
        {
            await DropAsync(submission.Form, SpamReason.Captcha, post, cancellation);
            return null;
        }

        return submission with { Attributes = new Dictionary<string, string>(submission.Attributes, StringComparer.Ordinal) { [CaptchaAttribute] = verdict == CaptchaVerdict.Passed ? "passed" : "unverified" } };
    }

    /// <summary>
    /// A post that is sent back may have used up its token: that it passed is remembered, so that the corrected one does. What else its service
    /// says counts when the post comes again.
    /// </summary>
    public async Task RememberAsync(Form form, IReadOnlyDictionary<string, string> fields, IPAddress? client, CancellationToken cancellation)
    {
        if (form.Captcha is { } service)
        {
            await VerdictAsync(service, fields, post: null, client, cancellation);
        }
    }

    private async Task<CaptchaVerdict> VerdictAsync(CaptchaService service, IReadOnlyDictionary<string, string> fields, string? post, IPAddress? client, CancellationToken cancellation)
    {
        if (Captcha.TokenIn(fields, service) is not { } token)
        {
            return CaptchaVerdict.Failed;
        }

        if (await passes.TakeAsync(token, post, cancellation) is { } isGood)
        {
            return isGood ? CaptchaVerdict.Passed : CaptchaVerdict.Failed;
        }

        var verdict = await captcha.VerifyAsync(service, token, client, cancellation);
        return verdict == CaptchaVerdict.Passed && !await passes.RememberAsync(token, post, cancellation) ? CaptchaVerdict.Failed : verdict;
    }

    public Task CountRepeatAsync(Form form, PostIdentity post, CancellationToken cancellation) => CountAsync("duplicate", form, post, null, cancellation);

    private Task DropAsync(Form form, SpamReason why, PostIdentity post, CancellationToken cancellation)
    {
        Log.SpamDropped(log, form.Id, why);
        return CountAsync("spam", form, post, Words.Of(why), cancellation);
    }

    private Task CountAsync(string kind, Form form, PostIdentity post, string? reason, CancellationToken cancellation) => facts.AppendAsync(
        [Fact.Of(clock.GetUtcNow(), kind, Fact.Nobody, ContactId.Derived(form.Id, post.Key ?? "", post.BodyHash), ("form", form.Id), ("reason", reason))], cancellation);
}
