using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

public sealed class MailDomainsTests
{
    [Theory]
    [InlineData("gmail.com", AddressKind.Free)]
    [InlineData("hotmail.com", AddressKind.Free)]
    [InlineData("hotmail.es", AddressKind.Free)]
    [InlineData("yahoo.com.mx", AddressKind.Free)]
    [InlineData("outlook.co.uk", AddressKind.Free)]
    [InlineData("live.com.ar", AddressKind.Free)]
    [InlineData("prodigy.net.mx", AddressKind.Free)]
    [InlineData("mailinator.com", AddressKind.Free)]
    [InlineData("unam.mx", AddressKind.University)]
    [InlineData("comunidad.unam.mx", AddressKind.University)]
    [InlineData("stanford.edu", AddressKind.University)]
    [InlineData("uba.edu.ar", AddressKind.University)]
    [InlineData("ox.ac.uk", AddressKind.University)]
    [InlineData("alba.mx", AddressKind.Business)]
    [InlineData("mail.alba.mx", AddressKind.Business)]
    [InlineData("live.alba.com", AddressKind.Business)]
    [InlineData("notgmail.com", AddressKind.Business)]
    [InlineData("hotmail.company.com", AddressKind.Business)]
    [InlineData("educacion.mx", AddressKind.Business)]
    public void A_domain_is_a_companys_unless_anybody_can_have_a_mailbox_there(string domain, AddressKind kind) => Assert.Equal(kind, MailDomains.KindOf(domain));
}
