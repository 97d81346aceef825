using Smarketing.Functions.Webhooks;

namespace Smarketing.Functions.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly byte[] Secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /// <summary>The example with which the libraries of Standard Webhooks test themselves.</summary>
    [Fact]
    public void A_signature_is_the_one_that_receivers_libraries_make() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}", [Secret]));

    [Fact]
    public void While_one_secret_replaces_another_both_sign()
    {
        byte[] next = [.. Secret.Reverse()];

        var both = WebhookSignature.Of("m1", 1, "{}", [next, Secret]);

        Assert.Equal([WebhookSignature.Of("m1", 1, "{}", [next]), WebhookSignature.Of("m1", 1, "{}", [Secret])], both.Split(' '));
    }
}
