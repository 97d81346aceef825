using System.Net;
using System.Net.Http.Json;

namespace Smarketing.EndToEnd.Tests.AnyHost;

/// <summary>Two contacts of one person become one.</summary>
[Trait("Host", "any")]
public sealed class MergeTests(RunningProgram running) : IClassFixture<RunningProgram>
{
    private SmarketingProgram Program => running.Program;

    [Fact]
    public async Task Contacts_that_cannot_be_merged_are_told_why()
    {
        await PostAsync("newsletter", Program.Person("a@alba.mx"), "A");
        await PostAsync("newsletter", Program.Person("b@alba.mx"), "B");
        await PostAsync("newsletter", Program.Person("c@alba.mx"), "C");
        var (a, b, c) = (await IdAsync(Program.Person("a@alba.mx")), await IdAsync(Program.Person("b@alba.mx")), await IdAsync(Program.Person("c@alba.mx")));

        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { into = a }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { into = "nobody" }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(a, new { }));
        Assert.Equal(HttpStatusCode.NotFound, await MergeAsync("nobody", new { into = a }));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(a, new { into = b }));
        Assert.Equal(HttpStatusCode.BadRequest, await MergeAsync(b, new { into = a }));
        Assert.Equal(HttpStatusCode.Conflict, await MergeAsync(a, new { into = c }));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(b, new { into = c }));
        Assert.Equal(c, await IdAsync(Program.Person("a@alba.mx")));
    }

    [Fact]
    public async Task Who_is_erased_is_erased_under_every_id_and_may_come_back()
    {
        var (first, second) = (Program.Person("first@brisa.mx"), Program.Person("second@brisa.mx"));
        await PostAsync("newsletter", first, "A");
        await PostAsync("newsletter", second, "B");
        var (a, b) = (await IdAsync(first), await IdAsync(second));
        Assert.Equal(HttpStatusCode.OK, await MergeAsync(a, new { into = b }));

        using var erased = await Program.Http.DeleteAsync($"/api/contacts/{a}");
        await Program.EventuallyAsync(() => Program.StatusAsync($"/api/contacts/{a}"), status => status == HttpStatusCode.NotFound);
        await Program.EventuallyAsync(() => Program.StatusAsync($"/api/contacts/{b}"), status => status == HttpStatusCode.NotFound);
        await PostAsync("ebook", first, "A");

        Assert.True(erased.IsSuccessStatusCode);
        Assert.Equal(a, await IdAsync(first));
    }

    [Fact]
    public async Task A_follow_up_goes_on_under_the_other_contact_and_whatever_comes_later_reaches_it()
    {
        var (free, business) = (Program.Person("lu@gmail.com"), Program.Person("lucia@alba.mx"));
        await PostAsync("demo", free, "Lucía");
        await PostAsync("newsletter", business, "Lucía");
        var (source, target) = (await IdAsync(free), await IdAsync(business));
        var oldTask = await Program.FirstTaskLinkAsync(free);

        var merged = await Program.PostJsonAsync($"/api/contacts/{source}/merge", new { into = target });

        Assert.Equal((target, business, "mql"), ((string)merged["id"]!, (string)merged["email"]!, (string)merged["stage"]!));
        using var moved = await Program.Http.GetAsync($"/api/contacts/{source}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/api/contacts/{target}"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        Assert.Equal(target, await IdAsync(free));
        Assert.Equal((2, 1), ((await Program.TimelineAsync(business, "submission")).Count, (await Program.TimelineAsync(business, "merged")).Count));

        using var over = await Program.Http.PostAsJsonAsync(oldTask, new { outcome = "no-answer" });
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        var task = await Program.FirstTaskLinkAsync(business);
        Assert.True((bool)(await Program.PostJsonAsync(task, new { outcome = "no-answer" }))["recorded"]!);
    }

    private async Task PostAsync(string form, string email, string firstName)
    {
        using var response = await Program.PostFormAsync(form, new { email, firstName, phone = "+52 55 1234 5678", message = $"{form} for {email}" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task<string> IdAsync(string email) => (string)(await Program.ContactAsync(email))["id"]!;

    private async Task<HttpStatusCode> MergeAsync(string id, object body)
    {
        using var response = await Program.Http.PostAsJsonAsync($"/api/contacts/{id}/merge", body);
        return response.StatusCode;
    }
}
