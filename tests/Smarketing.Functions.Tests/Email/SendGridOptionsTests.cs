using Microsoft.Extensions.Configuration;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Tests.Email;

public sealed class SendGridOptionsTests
{
    [Fact]
    public void Every_fault_of_the_settings_is_named()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("SendGrid:Sandbox", "maybe"), new("SendGrid:Host", "api.eu.sendgrid.com")]).Build();

        Assert.Equal(
            [
                "setting SendGrid__ApiKey: is missing", "setting SendGrid__Host: is an address such as https://api.eu.sendgrid.com, https and without a path, not \"api.eu.sendgrid.com\"",
                "setting SendGrid__Sandbox: is true or false, not \"maybe\"",
            ],
            SendGridOptions.Read(settings).Faults);
    }

    [Fact]
    public void The_sandbox_is_off_unless_it_is_asked_for()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("SendGrid:ApiKey", " key ")]).Build();

        var (options, faults) = SendGridOptions.Read(settings);

        Assert.Empty(faults);
        Assert.Equal(new SendGridOptions("key", "https://api.sendgrid.com", IsSandbox: false), options);
    }

    [Theory]
    [InlineData("https://api.eu.sendgrid.com", "https://api.eu.sendgrid.com")]
    [InlineData(" https://api.eu.sendgrid.com/ ", "https://api.eu.sendgrid.com")]
    [InlineData("http://127.0.0.1:7072", "http://127.0.0.1:7072")]
    [InlineData("http://localhost:7072/", "http://localhost:7072")]
    [InlineData("", "https://api.sendgrid.com")]
    public void Where_SendGrid_listens_can_be_said(string setting, string host)
    {
        var (options, faults) = Read(setting);

        Assert.Empty(faults);
        Assert.Equal(host, options.Host);
    }

    [Theory]
    [InlineData("http://api.sendgrid.com")]
    [InlineData("http://192.0.2.1:7072")]
    [InlineData("https://api.sendgrid.com/v3")]
    [InlineData("https://api.sendgrid.com/?region=eu")]
    [InlineData("https://api.sendgrid.com/#eu")]
    [InlineData("https://key@api.sendgrid.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("//api.sendgrid.com")]
    [InlineData("eu")]
    public void A_host_that_would_be_told_the_key_in_the_clear_or_is_no_host_is_refused(string setting) =>
        Assert.Contains(setting, Assert.Single(Read(setting).Faults), StringComparison.Ordinal);

    private static (SendGridOptions Options, IReadOnlyList<string> Faults) Read(string host) =>
        SendGridOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("SendGrid:ApiKey", "key"), new("SendGrid:Host", host)]).Build());
}
