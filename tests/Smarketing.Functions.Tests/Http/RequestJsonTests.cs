using System.Text;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Tests.Http;

public sealed class RequestJsonTests
{
    [Theory]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"\udc00": 1}""")]
    [InlineData("""{"a": {"b": ["x", {"c": "\ud83d"}]}}""")]
    [InlineData("""{"a": {"\ud83d": 1}}""")]
    [InlineData("{\"a\": {\"b\": \"\u00D1\"}}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"a\": [[[[[[[[[[1]]]]]]]]]]}")]
    public async Task What_holds_a_text_that_is_none_or_is_no_flat_enough_object_is_malformed(string json) =>
        Assert.Equal(Problem.Malformed, (await ReadAsync(Encoding.Latin1.GetBytes(json))).Problem);

    [Fact]
    public async Task Of_two_members_of_one_name_the_last_counts() =>
        Assert.Equal(2, (await ReadAsync("""{"a": 1, "a": 2}"""u8.ToArray())).Members["a"].GetInt32());

    private static Task<PostedJson> ReadAsync(byte[] body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(body);
        return RequestJson.ReadAsync(request, CancellationToken.None);
    }
}
