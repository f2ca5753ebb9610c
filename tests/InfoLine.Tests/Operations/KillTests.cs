using InfoLine.Benchmarks.Service;

namespace InfoLine.Tests.Operations;

/// <summary>The service in a process of its own, killed with <c>kill -9</c> while people write; the carrier judges. <c>infra/bench kill</c> does it two hundred times.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_service_that_is_killed_ten_times_answers_every_accepted_message_once_and_in_order()
    {
        var result = await KillRun.RunAsync(new KillPlan(Kills: 10, Seed: 20261122), tell: _ => { });

        result.IsFaultless.ShouldBeTrue($"{result}");
        result.InDoubt.ShouldBeGreaterThan(0, "no kill hit a message on its way to the carrier, so nothing was shown");
    }
}
