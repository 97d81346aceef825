using Smarketing.Functions.Contacts;
using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class DisposableDomainsTests
{
    [Theory]
    [InlineData("mailinator.com", true)]
    [InlineData("eu.mailinator.com", true)]
    [InlineData("alba.mx", false)]
    [InlineData("com", false)]
    [InlineData("", false)]
    public void A_domain_is_disposable_with_all_its_subdomains(string domain, bool isDisposable) => Assert.Equal(isDisposable, DisposableDomains.Contains(domain));

    [Fact]
    public void A_disposable_address_earns_no_points_as_a_companys() => Assert.Equal(AddressKind.Free, MailDomains.KindOf("yopmail.com"));
}
