using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Tests.Contacts;

public sealed class NormalizedAddressTests
{
    [Theory]
    [InlineData(" Lucia@Alba.MX ", "lucia@alba.mx")]
    [InlineData("lucia.herrera+demo@gmail.com", "luciaherrera@gmail.com")]
    [InlineData("L.U.C.I.A@googlemail.com", "lucia@gmail.com")]
    [InlineData("lucia.herrera+demo@outlook.com", "lucia.herrera@outlook.com")]
    [InlineData("lucia.herrera+demo@hotmail.com.mx", "lucia.herrera@hotmail.com.mx")]
    [InlineData("lucia+demo@live.com", "lucia@live.com")]
    [InlineData("lucia.herrera+demo@icloud.com", "lucia.herrera@icloud.com")]
    [InlineData("lucia.herrera+demo@fastmail.com", "lucia.herrera@fastmail.com")]
    [InlineData("lucia.herrera+demo@proton.me", "luciaherrera@proton.me")]
    [InlineData("lucia.herrera-demo@yahoo.com.mx", "lucia.herrera@yahoo.com.mx")]
    [InlineData("lucia_h+demo@yahoo.com", "lucia_h+demo@yahoo.com")]
    [InlineData("ana-lucia@gmail.com", "ana-lucia@gmail.com")]
    [InlineData("+demo@outlook.com", "+demo@outlook.com")]
    [InlineData("...@gmail.com", null)]
    [InlineData("lucia.herrera+demo@alba.mx", "lucia.herrera+demo@alba.mx")]
    public void One_mailbox_is_one_address(string typed, string? normalized) => Assert.Equal(normalized, NormalizedAddress.Parse(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("lucia")]
    [InlineData("lucia@")]
    [InlineData("@alba.mx")]
    [InlineData("lucia@alba")]
    [InlineData("lucia@alba..mx")]
    [InlineData("lucia@[127.0.0.1]")]
    [InlineData("Lucía <lucia@alba.mx>")]
    [InlineData("lucia@alba.mx, other@alba.mx")]
    [InlineData("lucia@alba.mx\r\nBcc: other@alba.mx")]
    [InlineData("lucia@al/ba.mx")]
    [InlineData("lucia@al#ba.mx")]
    [InlineData("lucia@al_ba.mx")]
    [InlineData("lucia@-alba.mx")]
    [InlineData("lucia@xn--.mx")]
    [InlineData("lu\u200Bcia@alba.mx")]
    [InlineData("lucia@al\u00ADba.mx")]
    [InlineData("\u202Elucia@alba.mx")]
    [InlineData("\"lucia herrera\"@alba.mx")]
    [InlineData("lucia(herrera)@alba.mx")]
    [InlineData("lucia@alba.mx(work)")]
    [InlineData("lucia@@alba.mx")]
    [InlineData("lucia@alba.mx;other@alba.mx")]
    [InlineData("lucia\0@alba.mx")]
    public void What_mail_cannot_be_sent_to_is_none(string? typed) => Assert.Null(NormalizedAddress.Parse(typed));

    /// <param name="label">Of a domain with three of 60 letters before it: 183 characters with their dots, and .mx.</param>
    [Theory]
    [InlineData(64, 3, true)]
    [InlineData(65, 2, false)]
    [InlineData(64, 4, false)]
    [InlineData(60, 7, true)]
    public void An_address_has_the_lengths_that_mail_knows(int local, int label, bool isOne)
    {
        var sixty = new string('d', 60);
        var address = $"{new string('l', local)}@{sixty}.{sixty}.{sixty}.{new string('d', label)}.mx";

        Assert.Equal(isOne, NormalizedAddress.Parse(address) is not null);
    }

    [Theory]
    [InlineData("lucía@ñandú.mx")]
    [InlineData("lucia@xn--and-6ma2c.mx")]
    [InlineData("аdmin@alba.mx")]
    public void Letters_of_other_scripts_are_letters(string typed) => Assert.Equal(typed, NormalizedAddress.Parse(typed)?.Value);

    [Fact]
    public void An_endless_address_is_none() => Assert.Null(NormalizedAddress.Parse(new string('a', 300) + "@alba.mx"));

    [Fact]
    public void An_id_depends_on_the_key_and_says_nothing_of_the_address()
    {
        var address = NormalizedAddress.Parse("lucia@alba.mx")!;
        var id = ContactId.Of(address, new byte[32]);

        Assert.Equal(id, ContactId.Of(NormalizedAddress.Parse(" LUCIA@alba.mx")!, new byte[32]));
        Assert.NotEqual(id, ContactId.Of(address, [.. Enumerable.Repeat((byte)7, 32)]));
        Assert.Matches("^[0-9a-f]{30}$", id);
    }
}
