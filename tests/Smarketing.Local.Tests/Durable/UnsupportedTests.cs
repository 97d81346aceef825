using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Smarketing.Local.Tests.Durable;

/// <summary>What the app doesn't use, the engine doesn't have: it says so by name instead of doing something else.</summary>
public sealed class UnsupportedTests
{
    [Theory]
    [InlineData("sub-orchestration", "Sub-orchestrations are not supported by the local engine.")]
    [InlineData("continue-as-new", "Continue-as-new is not supported by the local engine.")]
    [InlineData("send event", "Events from one orchestration to another are not supported by the local engine.")]
    public async Task An_orchestrator_that_asks_for_it_fails_and_says_what(string wish, string message)
    {
        await using var world = await new EngineWorld()
            .Orchestrator("Wish", async context =>
            {
                switch (wish)
                {
                    case "sub-orchestration":
                        await context.CallSubOrchestratorAsync("Wish");
                        break;
                    case "continue-as-new":
                        context.ContinueAsNew();
                        break;
                    default:
                        context.SendEvent("other", "e", 1);
                        break;
                }

                return true;
            })
            .StartAsync();

        await world.RunAsync("Wish");

        var failure = await world.FailureAsync("Wish");
        Assert.Equal(("System.NotSupportedException", message), (failure.ErrorType, failure.ErrorMessage));
    }

    [Fact]
    public async Task A_client_that_asks_for_it_is_refused()
    {
        await using var world = await new EngineWorld().StartAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => world.Client.SuspendInstanceAsync("i"));
        await Assert.ThrowsAsync<NotSupportedException>(() => world.Client.ResumeInstanceAsync("i"));
        await Assert.ThrowsAsync<NotSupportedException>(() => world.Client.RewindInstanceAsync("i", "reason"));
        await Assert.ThrowsAsync<NotSupportedException>(() => world.Client.RestartAsync("i"));
    }
}
