using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NSubstitute;
using Smarketing.Functions;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Privacy;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Routing;
using Smarketing.Functions.Storage;
using Smarketing.Local.Storage;
using Smarketing.Local.Tables;

namespace Smarketing.Local.Tests.Privacy;

/// <summary>The app over one database, with a contact in the middle of a follow-up.</summary>
internal sealed class ErasureWorld : IAsyncDisposable, IEmailSender
{
    public const string ContactId = "0123456789abcdef";

    /// <summary>More rows than one transaction takes.</summary>
    private const int TimelineRows = 150;

    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    private readonly LocalDatabase _database = LocalDatabase.Open(":memory:");
    private ServiceProvider _services = null!;

    public StandingClock Clock { get; } = new();

    public FailingTables Tables { get; private set; } = null!;

    public DurableTaskClient Client { get; } = Substitute.For<DurableTaskClient>("test");

    public List<EmailMessage> Sent { get; } = [];

    public WrittenLog Log { get; } = new();

    public SendOutcome Outcome { get; set; } = SendOutcome.Taken;

    /// <summary>The one contact whom the mail provider doesn't forget.</summary>
    public string? Unforgotten { get; set; }

    public ErasureActivities Erasures => _services.GetRequiredService<ErasureActivities>();

    public ErasureStore Erased => _services.GetRequiredService<ErasureStore>();

    public ContactStore Contacts => _services.GetRequiredService<ContactStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<ErasureWorld> StartAsync()
    {
        var world = new ErasureWorld();
        world.Tables = new FailingTables(new SqliteTableServiceClient(world._database, world.Clock));
        world.Build();
        await world._services.GetRequiredService<TablesStartup>().StartAsync(CancellationToken.None);
        await world.SeedAsync();
        return world;
    }

    public static Contact Lucia(string subject) => new()
    {
        Id = ContactId, Subject = subject, Person = new Person { Email = "lucia@alba.mx", FirstName = "Lucía", Language = "es" }, Stage = Stage.Mql, CreatedAt = Monday, UpdatedAt = Monday,
        Rep = new RepAssignment("ana", "Ana Torres", []),
    };

    public async Task<IReadOnlyList<string>> RemainsAsync()
    {
        var remains = new List<string>();
        foreach (var name in new[] { TableNames.Contacts, TableNames.Companies, TableNames.ContactIndex })
        {
            await foreach (var row in Tables.GetTableClient(name).QueryAsync<TableEntity>())
            {
                remains.Add($"{name} {row.PartitionKey} {row.RowKey}");
            }
        }

        return remains;
    }

    public async Task<IReadOnlyList<string>> FactsAsync()
    {
        var kinds = new List<string>();
        await foreach (var row in Tables.GetTableClient(TableNames.Facts).QueryAsync<TableEntity>())
        {
            kinds.Add(row.GetString("Kind"));
        }

        return [.. kinds.Order(StringComparer.Ordinal)];
    }

    public Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellation)
    {
        if (Outcome == SendOutcome.Taken)
        {
            Sent.Add(message);
        }

        return Task.FromResult(new SendResult(Outcome));
    }

    public Task<bool?> WasTakenAsync(string messageId, CancellationToken cancellation) => Task.FromResult<bool?>(Sent.Any(mail => mail.Id == messageId));

    public Task<bool> ForgetAsync(string contactId, string address, CancellationToken cancellation) => Task.FromResult(Outcome == SendOutcome.Taken && contactId != Unforgotten);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private void Build()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConfigurationFile", Repository.PathTo("config", "smarketing.json")), new("PublicBaseUrl", "https://leads.example"), new("Links:Keys", $"k1:{key}"), new("IdentityKey", key),
        ]).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Log));
        services.AddSmarketing(settings);
        services.Replace(ServiceDescriptor.Singleton<TableServiceClient>(Tables));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.AddSingleton<IEmailSender>(this);
        _services = services.BuildServiceProvider();
    }

    private async Task SeedAsync()
    {
        var configuration = _services.GetRequiredService<Functions.Configuration.SmarketingConfiguration>();
        var followUp = FollowUpDecider.Assign(new FollowUpState { Number = 1, StartedAt = Monday }, "ana", configuration.Plan, configuration.CalendarOf("ana"));
        var lucia = Lucia("first") with { FollowUp = followUp };
        var submitted = new Effect.Append([Fact.Of(Monday, "submission", "first", "s1")]);
        await Contacts.ChangeAsync(ContactId, _ => new ContactChange(lucia, [], [submitted]), CancellationToken.None);
        for (var row = 0; row < TimelineRows; row += 50)
        {
            var entries = Enumerable.Range(row, 50).Select(i => TimelineEntry.Of(Monday, TimelineKind.Note, $"note-{i}", ("note", "Lucía"))).ToList();
            await Contacts.ChangeAsync(ContactId, known => new ContactChange(known!, entries, []), CancellationToken.None);
        }

        await _services.GetRequiredService<CompanyStore>().ClaimAsync(lucia, followUp, "ana", CancellationToken.None);
    }

    internal sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Monday;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
