namespace Smarketing.Functions.Tests.Deployment;

/// <summary>That the reader of the infrastructure sees what would be wrong in it.</summary>
public sealed class BicepFileTests
{
    [Theory]
    [InlineData("  name: nmae", "nmae")]
    [InlineData("  name: 'st${token}'", "token")]
    [InlineData("  value: empty(url) ? 'https://${name}' : url", "url", "name")]
    [InlineData("  id: account.id // of the storage", "account")]
    [InlineData("  text: 'name // token'")]
    [InlineData("x = [for role in roles: {}]", "x", "role", "roles")]
    [InlineData("  kind: 'Storage'")]
    public void What_code_refers_to_is_found_and_what_strings_and_comments_say_is_not(string code, params string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), BicepFile.ReferencesIn(code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{ a: [1, (2)] }", null)]
    [InlineData("{ a: '{' }", null)]
    [InlineData("{ a: [1 }", "} closes nothing")]
    [InlineData("{ a: { b: 1 }", "{ is not closed")]
    public void Brackets_that_do_not_agree_are_told(string code, string? fault) => Assert.Equal(fault, BicepFile.UnbalancedIn(code));
}
