using System.Globalization;
using Smarketing.Functions.Deals;

namespace Smarketing.Functions.Tests.Deals;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12500", "MXN", "12500")]
    [InlineData("12500.00", "MXN", "12500")]
    [InlineData("12500.5", "USD", "12500.5")]
    [InlineData("12500.0000", "USD", "12500")]
    [InlineData("1,250,000.75", "MXN", "1250000.75")]
    [InlineData("0", "EUR", "0")]
    [InlineData("1e3", "EUR", "1000")]
    [InlineData("1.500", "KWD", "1.5")]
    [InlineData("0.1", "MXN", "0.1")]
    [InlineData("1000000000000", "COP", "1000000000000")]
    public void An_amount_is_taken_to_the_last_cent(string text, string currency, string amount) =>
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), Money.FindAmount(text, currency));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.500")]
    [InlineData("1.500,00")]
    [InlineData("12,5")]
    [InlineData("12.345")]
    [InlineData("1000000000000.01")]
    [InlineData("1e99")]
    [InlineData("NaN")]
    [InlineData("$100")]
    [InlineData("")]
    [InlineData("100\n")]
    public void What_could_mean_another_amount_is_none(string text) => Assert.Null(Money.FindAmount(text, "MXN"));

    [Theory]
    [InlineData("mxn", "MXN")]
    [InlineData(" USD ", "USD")]
    [InlineData("XYZ", null)]
    [InlineData("€", null)]
    [InlineData("", null)]
    public void A_currency_is_one_of_ISO_4217(string code, string? currency) => Assert.Equal(currency, Money.FindCurrency(code));

    [Fact]
    public void The_same_amount_written_otherwise_is_the_same_money() => Assert.Equal(new Money(1000m, "MXN"), new Money(1000.00m, "MXN"));

    [Fact]
    public void Money_reads_the_same_in_both_languages() => Assert.Equal("1,250,000.50 MXN", new Money(1_250_000.5m, "MXN").Text);
}
