using Microsoft.DurableTask.Client;
using NSubstitute;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;
using Smarketing.Functions.Storage;
using Smarketing.Local.Tests.Privacy;

namespace Smarketing.Local.Tests.Storage;

/// <summary>What a change left to be done, of which a part must wait.</summary>
public sealed class OutboxDrainTests
{
    private const string Instance = "followup-first-1";

    /// <summary>A follow-up drains what it left itself: a signal that went out with each try would wake it again at once, until it has no rounds left.</summary>
    [Fact]
    public async Task While_a_mail_waits_what_is_done_beside_it_isnt_done_again()
    {
        await using var world = await WithNothingLeftAsync();
        var drain = world.Get<OutboxDrain>();
        world.Outcome = SendOutcome.TryLater;
        await world.Contacts.ChangeAsync(
            ErasureWorld.ContactId,
            known => new ContactChange(known!, [], [new Effect.SignalFollowUp(1, "told"), new Effect.Send(EmailKind.Reminder, Recipient.Rep, "reminder", "follow-up-1-reminder-1", 1, 1)]),
            CancellationToken.None);

        Assert.False(await drain.DrainAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None));
        Assert.False(await drain.DrainAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None));
        world.Outcome = SendOutcome.Taken;
        Assert.True(await drain.DrainAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None));

        await world.Client.Received(1).RaiseEventAsync(Instance, Arg.Any<string>(), Arg.Any<object?>(), Arg.Any<CancellationToken>());
        Assert.Single(world.Sent);
    }

    /// <summary>What was read for a change is good only until somebody else has drained: they may have done what was left, on a contact that was further on.</summary>
    [Fact]
    public async Task What_was_drained_since_a_change_isnt_done_again_on_what_stood_then()
    {
        await using var world = await WithNothingLeftAsync();
        var drain = world.Get<OutboxDrain>();
        var changed = await world.Contacts.ChangeAsync(
            ErasureWorld.ContactId, known => new ContactChange(known!, [], [new Effect.SignalFollowUp(1, "told")]), CancellationToken.None);

        await drain.DrainAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None);
        await drain.DrainBrieflyAsync(changed.Rows, world.Client);

        Assert.Single(changed.Rows.Left);
        await world.Client.Received(1).RaiseEventAsync(Instance, Arg.Any<string>(), Arg.Any<object?>(), Arg.Any<CancellationToken>());
    }

    /// <summary>The follow-up runs, and all that the contact's changes had left is done.</summary>
    private static async Task<ErasureWorld> WithNothingLeftAsync()
    {
        var world = await ErasureWorld.StartAsync();
        world.Client.GetInstanceAsync(Instance, Arg.Any<CancellationToken>())
            .Returns(new OrchestrationMetadata("followup", Instance) { RuntimeStatus = OrchestrationRuntimeStatus.Running });
        await world.Get<OutboxDrain>().DrainAsync(ErasureWorld.ContactId, world.Client, CancellationToken.None);
        world.Client.ClearReceivedCalls();
        return world;
    }
}
