using Shouldly;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class AwaitedGuardTests
{
    [Theory]
    [InlineData(true, Ticket.Taken)]
    [InlineData(false, Ticket.Open)]
    public async Task An_awaited_guard_decides(bool met, Ticket expected)
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIfAsync(Event.Take, Ticket.Taken, async () => { await Task.Yield(); return met; });
        machine.OnUnhandledTriggerAsync((_, _) => Task.CompletedTask);
        await machine.FireAsync(Event.Take);
        machine.State.ShouldBe(expected);
    }

    [Fact]
    public async Task An_awaited_guard_may_ask_the_argument()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open)
            .PermitIfAsync(take, Ticket.Taken, i => Task.FromResult(i > 5))
            .PermitIfAsync(take, Ticket.Waiting, i => Task.FromResult(i <= 5));
        await machine.FireAsync(take, 2);
        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public async Task All_awaited_guards_of_a_list_must_be_met()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIfAsync(
            Event.Take, Ticket.Taken, Tuple.Create(() => Task.FromResult(true), "awake"), Tuple.Create(() => Task.FromResult(false), "free"));
        await Should.ThrowAsync<InvalidOperationException>(() => machine.FireAsync(Event.Take));
    }

    [Fact]
    public async Task Two_awaited_guards_that_are_met_are_a_mistake()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIfAsync(Event.Take, Ticket.Taken, () => Task.FromResult(true))
            .PermitIfAsync(Event.Take, Ticket.Waiting, () => Task.FromResult(true));
        await Should.ThrowAsync<InvalidOperationException>(() => machine.FireAsync(Event.Take));
    }

    [Theory]
    [InlineData(true, Ticket.Waiting)]
    [InlineData(false, Ticket.Open)]
    public async Task A_guard_that_answers_at_once_decides_and_an_awaited_one_is_asked_in_vain(bool met, Ticket expected)
    {
        var asked = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIfAsync(Event.Take, Ticket.Taken, () => { asked.Add("awaited"); return Task.FromResult(true); })
            .PermitIf(Event.Take, Ticket.Waiting, () => { asked.Add("at once"); return met; });
        machine.OnUnhandledTrigger((_, _) => { });
        await machine.FireAsync(Event.Take);
        asked.ShouldBe(["at once", "awaited"]);
        machine.State.ShouldBe(expected);
    }

    [Fact]
    public async Task An_awaited_guard_allows_reentry()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).PermitReentryIfAsync(Event.Note, () => Task.FromResult(true));
        await machine.FireAsync(Event.Note);
        log.ShouldBe(["exit Open", "enter Open"]);
    }

    [Fact]
    public void Permitting_a_state_to_itself_is_refused_with_awaited_guards_too() =>
        Should.Throw<ArgumentException>(() => Some.Machine().Configure(Ticket.Open).PermitIfAsync(Event.Note, Ticket.Open, () => Task.FromResult(true)));

    [Fact]
    public void Plain_fire_refuses_a_guard_that_must_be_awaited()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIfAsync(Event.Take, Ticket.Taken, () => Task.FromResult(true));
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take));
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void Plain_fire_and_asking_do_not_see_what_awaits_its_guard()
    {
        var asked = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIfAsync(Event.Take, Ticket.Taken, () => Task.FromResult(++asked > 0), "free");

        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBeNull();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Waiting);
        machine.Fire(Event.Take);

        asked.ShouldBe(0);
        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public async Task Awaited_fire_of_this_version_prefers_the_superstate()
    {
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).Permit(Event.Close, Ticket.Waiting);
        await machine.FireAsync(Event.Close);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public async Task Awaited_fire_of_this_version_lets_the_superstate_refuse()
    {
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => false);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).Permit(Event.Close, Ticket.Waiting);
        await Should.ThrowAsync<InvalidOperationException>(() => machine.FireAsync(Event.Close));
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public async Task The_triggers_permitted_now_are_asked_of_every_state_each_of_its_own_kind()
    {
        var asked = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .PermitIf(Event.Close, Ticket.Open, () => { asked.Add("at once"); return true; })
            .PermitIfAsync(Event.Close, Ticket.Closed, () => { asked.Add("awaited"); return Task.FromResult(true); });
        (await machine.GetPermittedTriggersAsync()).ShouldBe([Event.Close, Event.Close]);
        machine.Configure(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => { asked.Add("above"); return true; });
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active);
        (await machine.GetPermittedTriggersAsync()).ShouldBe([Event.Close]);
        asked.ShouldBe(["at once", "awaited", "at once", "awaited", "above"]);
    }

    [Fact]
    public async Task The_triggers_permitted_now_can_be_awaited()
    {
        var machine = Some.Desk([], Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .PermitIfAsync(Event.Note, Ticket.Open, () => Task.FromResult(true))
            .PermitIfAsync(Event.Answer, Ticket.Open, () => Task.FromResult(false));
        (await machine.GetPermittedTriggersAsync()).ShouldBe([Event.Ask, Event.Note, Event.Close]);
    }
}
