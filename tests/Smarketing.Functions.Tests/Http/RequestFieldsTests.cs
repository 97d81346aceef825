using System.Text;
using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.Tests.Http;

public sealed class RequestFieldsTests
{
    [Fact]
    public async Task A_form_that_is_posted_twice_is_known_again_though_its_boundary_is_new() =>
        Assert.Equal(await HashOfMultipartAsync("----boundary-1", ("email", "lucia@alba.mx"), ("name", "Lucía")), await HashOfMultipartAsync("----boundary-2", ("email", "lucia@alba.mx"), ("name", "Lucía")));

    [Fact]
    public async Task Other_fields_are_another_post()
    {
        string[] hashes =
        [
            await HashOfMultipartAsync("b", ("a", "1"), ("b", "2")),
            await HashOfMultipartAsync("b", ("b", "2"), ("a", "1")),
            await HashOfMultipartAsync("b", ("a", "1"), ("b", "3")),
            await HashOfMultipartAsync("b", ("a", "1b"), ("", "2")),
            await HashOfMultipartAsync("b", ("a", "1"), ("b", "2"), ("c", "")),
        ];

        Assert.Distinct(hashes);
    }

    [Fact]
    public async Task A_part_in_a_charset_that_is_not_read_any_more_is_malformed()
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "multipart/form-data; boundary=b";
        request.Body = new MemoryStream("--b\r\nContent-Disposition: form-data; name=\"email\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--b--\r\n"u8.ToArray());

        Assert.Equal(Problem.Malformed, (await RequestFields.ReadAsync(request, CancellationToken.None)).Problem);
    }

    private static async Task<string> HashOfMultipartAsync(string boundary, params (string Name, string Value)[] fields)
    {
        var body = string.Concat(fields.Select(field => $"--{boundary}\r\nContent-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n{field.Value}\r\n")) + $"--{boundary}--\r\n";
        var request = new DefaultHttpContext().Request;
        request.ContentType = $"multipart/form-data; boundary={boundary}";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var posted = await RequestFields.ReadAsync(request, CancellationToken.None);
        Assert.Null(posted.Problem);
        return posted.BodyHash;
    }
}
