using Smarketing.Functions.Qualification;

namespace Smarketing.Functions.Tests.Qualification;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Dirección Gral.", "direccion gral")]
    [InlineData("C.E.O.", "ceo")]
    [InlineData("Direc\uFFFEtora", "direc tora")]
    [InlineData("\uFFFE", "")]
    [InlineData(null, "")]
    public void Any_text_has_words_also_one_that_holds_no_character(string? text, string plain) => Assert.Equal(plain, PlainText.Of(text));
}
