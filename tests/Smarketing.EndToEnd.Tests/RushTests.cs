using System.Globalization;
using System.Net;

namespace Smarketing.EndToEnd.Tests;

/// <summary>Many at one moment.</summary>
public sealed class RushTests : IAsyncLifetime
{
    private const int Persons = 50;
    private const int PostsEach = 4;
    private LocalProgram _program = null!;

    public async ValueTask InitializeAsync() => _program = await LocalProgram.StartAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task Two_hundred_posts_of_fifty_persons_are_fifty_contacts_shared_evenly_with_one_follow_up_each()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Persons * PostsEach).Select(i => _program.PostFormAsync(
            "demo", new { email = string.Create(CultureInfo.InvariantCulture, $"person{i % Persons}@company{i % Persons}.example.com"), message = i, phone = "+52 55 1234 5678" })));
        await _program.SettleAsync();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var contacts = (await _program.GetJsonAsync("/api/contacts?stage=mql&limit=100"))["contacts"]!.AsArray();
        Assert.Equal(Persons, contacts.Count);
        Assert.All(contacts, contact => Assert.Equal((1, 0), ((int)contact!["followUp"]!["number"]!, contact["followUps"]!.AsArray().Count)));
        var shares = contacts.CountBy(contact => (string)contact!["rep"]!["id"]!).Select(rep => rep.Value).Order();
        Assert.Equal([12, 12, 13, 13], shares);
        Assert.Equal(Persons, (await _program.OutboxAsync()).Count(mail => mail.Kind == "task"));
    }
}
