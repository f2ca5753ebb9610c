using Shouldly;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class ActivationTests
{
    [Fact]
    public void Activation_runs_superstates_first()
    {
        var log = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).OnActivate(() => log.Add("active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnActivate(() => log.Add("taken"));
        machine.Activate();
        log.ShouldBe(["active", "taken"]);
    }

    [Fact]
    public void Deactivation_runs_superstates_last()
    {
        var log = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).OnDeactivate(() => log.Add("active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnDeactivate(() => log.Add("taken"));
        machine.Deactivate();
        log.ShouldBe(["taken", "active"]);
    }

    [Fact]
    public void Activation_runs_no_entry_actions()
    {
        var log = new List<string>();
        Some.Desk(log).Activate();
        log.ShouldBeEmpty();
    }

    [Fact]
    public void Transitions_neither_activate_nor_deactivate()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnDeactivate(() => log.Add("deactivated")).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnActivate(() => log.Add("activated"));
        machine.Activate();
        machine.Fire(Event.Take);
        log.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_current_state_is_activated()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnActivate(() => log.Add("open"));
        machine.Configure(Ticket.Closed).OnActivate(() => log.Add("closed"));
        machine.Activate();
        log.ShouldBe(["open"]);
    }

    [Fact]
    public async Task Activation_can_be_awaited()
    {
        var log = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).OnActivateAsync(async () => { await Task.Yield(); log.Add("active"); });
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnActivate(() => log.Add("taken"));
        await machine.ActivateAsync();
        log.ShouldBe(["active", "taken"]);
    }

    [Fact]
    public async Task Deactivation_can_be_awaited()
    {
        var log = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).OnDeactivate(() => log.Add("active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnDeactivateAsync(async () => { await Task.Yield(); log.Add("taken"); });
        await machine.DeactivateAsync();
        log.ShouldBe(["taken", "active"]);
    }

    [Fact]
    public void Plain_activation_refuses_what_must_be_awaited()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnActivateAsync(() => Task.CompletedTask).OnDeactivateAsync(() => Task.CompletedTask);
        Should.Throw<InvalidOperationException>(machine.Activate);
        Should.Throw<InvalidOperationException>(machine.Deactivate);
    }
}
