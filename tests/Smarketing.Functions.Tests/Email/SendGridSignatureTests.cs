using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class SendGridSignatureTests : IDisposable
{
    private const string Body = "[{\"event\":\"delivered\"}]\r\n";
    private static readonly DateTimeOffset Now = Mexico.At(2026, 1, 6, 9);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task What_was_signed_is_valid() => Assert.True(await IsValidAsync(Body));

    [Fact]
    public async Task The_line_end_after_the_body_belongs_to_what_is_signed() => Assert.False(await IsValidAsync(Body.TrimEnd()));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-25 * 3600, true)]
    [InlineData((-25 * 3600) - 1, false)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task It_is_accepted_for_25_hours(int seconds, bool isValid) => Assert.Equal(isValid, await IsValidAsync(Body, Stamp(seconds)));

    [Fact]
    public async Task Another_time_stamp_than_the_signed_one_is_none() => Assert.False(await IsValidAsync(Body, Stamp(0), sentStamp: Stamp(-1)));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("1767711600.5")]
    [InlineData("soon")]
    public async Task A_time_stamp_that_is_no_number_is_none(string stamp) => Assert.False(await IsValidAsync(Body, stamp));

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    public async Task A_signature_that_is_none_is_refused(string signature)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Body));

        Assert.False(await SendGridSignature.IsValidAsync([Public(_key)], Stamp(0), signature, body, Now, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Either_of_two_keys_may_sign_and_a_third_may_not()
    {
        Assert.True(await IsValidAsync(Body, keys: [Public(_other), Public(_key)]));
        Assert.False(await IsValidAsync(Body, keys: [Public(_other)]));
        Assert.False(await IsValidAsync(Body, keys: []));
    }

    [Fact]
    public void Keys_are_read_from_settings_and_faults_name_them()
    {
        using var weak = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var (two, none) = Options(("SendGrid:EventKeys", $"{Convert.ToBase64String(Public(_key))}, {Convert.ToBase64String(Public(_other))}"));
        var (_, faults) = Options(("SendGrid:EventKeys", "MFk="), ("SendGrid:InboundKeys", Convert.ToBase64String(Public(weak))));

        Assert.Equal((2, 0), (two.EventKeys.Count, two.InboundKeys.Count));
        Assert.Empty(none);
        Assert.Collection(faults, fault => Assert.StartsWith("setting SendGrid__EventKeys: ", fault, StringComparison.Ordinal), fault => Assert.StartsWith("setting SendGrid__InboundKeys: ", fault, StringComparison.Ordinal));
    }

    private static (SendGridWebhookOptions Options, IReadOnlyList<string> Faults) Options(params (string Name, string Value)[] settings) => SendGridWebhookOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build());

    private static byte[] Public(ECDsa key) => key.ExportSubjectPublicKeyInfo();

    private static string Stamp(int seconds) => (Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Signs the body with the line end that it has, and asks with the given one.</summary>
    private async Task<bool> IsValidAsync(string sent, string? stamp = null, string? sentStamp = null, IReadOnlyList<byte[]>? keys = null)
    {
        stamp ??= Stamp(0);
        var signature = _key.SignData(Encoding.UTF8.GetBytes(stamp + Body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(sent));
        return await SendGridSignature.IsValidAsync(keys ?? [Public(_key)], sentStamp ?? stamp, Convert.ToBase64String(signature), body, Now, TestContext.Current.CancellationToken);
    }
}
