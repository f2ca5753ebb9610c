using Shouldly;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class GuardTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_guarded_trigger_can_be_fired_when_its_guard_is_met(bool met)
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => met);
        machine.CanFire(Event.Take).ShouldBe(met);
    }

    [Fact]
    public void A_trigger_whose_guard_is_not_met_throws_and_says_which_guard()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => false, "somebody is free");

        var message = Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take)).Message;

        message.ShouldContain("somebody is free");
        message.ShouldContain("Take");
        message.ShouldContain("Open");
    }

    [Fact]
    public void Of_several_guarded_transitions_the_one_whose_guard_is_met_is_taken()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Closed, () => false)
            .PermitIf(Event.Take, Ticket.Taken, () => true)
            .PermitIf(Event.Take, Ticket.Waiting, () => false);

        machine.Fire(Event.Take);

        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void Two_met_guards_for_one_trigger_are_a_mistake()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => true).PermitIf(Event.Take, Ticket.Waiting, () => true);

        var message = Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take)).Message;

        message.ShouldContain("Take");
        message.ShouldContain("Open");
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void Asking_about_two_met_guards_is_a_mistake_too()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).IgnoreIf(Event.Take, () => true);
        Should.Throw<InvalidOperationException>(() => machine.CanFire(Event.Take));
    }

    [Fact]
    public void Every_guard_of_the_trigger_is_asked_once()
    {
        var asked = new List<int>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Taken, () => { asked.Add(1); return true; })
            .PermitIf(Event.Take, Ticket.Waiting, () => { asked.Add(2); return false; })
            .PermitIf(Event.Close, Ticket.Closed, () => { asked.Add(3); return true; });

        machine.Fire(Event.Take);

        asked.ShouldBe([1, 2]);
    }

    [Fact]
    public void All_conditions_of_a_list_must_be_met()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(
            Event.Take, Ticket.Taken, Tuple.Create(() => true, "awake"), Tuple.Create(() => false, "free"), Tuple.Create(() => false, "near"));

        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["free", "near"]);
    }

    [Fact]
    public void An_empty_list_of_conditions_is_always_met()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken);
        machine.CanFire(Event.Take).ShouldBeTrue();
    }

    [Fact]
    public void Asking_gives_an_empty_list_of_unmet_guards_when_the_trigger_can_be_fired()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Taken, () => true, "free")
            .PermitIf(Event.Take, Ticket.Waiting, () => false, "busy");

        machine.CanFire(Event.Take, out var unmet).ShouldBeTrue();
        unmet.ShouldBeEmpty();
    }

    [Fact]
    public void Asking_gives_no_list_when_no_state_knows_the_trigger()
    {
        Some.Machine().CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBeNull();
    }

    [Fact]
    public void Unmet_guards_of_all_transitions_are_gathered_each_once()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Taken, () => false, "free")
            .PermitIf(Event.Take, Ticket.Waiting, () => false, "near")
            .PermitIf(Event.Take, Ticket.Closed, () => false, "free");

        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["free", "near"]);
    }

    [Fact]
    public void An_undescribed_lambda_is_called_a_function()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => false);
        machine.CanFire(Event.Take, out var unmet);
        unmet.ShouldBe(["Function"]);
    }

    [Fact]
    public void An_undescribed_method_is_called_by_its_name()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, NobodyIsFree);
        machine.CanFire(Event.Take, out var unmet);
        unmet.ShouldBe([nameof(NobodyIsFree)]);
    }

    [Fact]
    public void Unmet_guards_reach_the_action_for_unhandled_triggers()
    {
        ICollection<string>? heard = null;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => false, "free");
        machine.OnUnhandledTrigger((_, _, unmet) => heard = unmet);

        machine.Fire(Event.Take);

        heard.ShouldBe(["free"]);
    }

    [Fact]
    public void A_guard_of_the_state_hides_the_same_trigger_of_its_superstate_when_met()
    {
        var asked = false;
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => asked = true);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).PermitIf(Event.Close, Ticket.Waiting, () => true);

        machine.Fire(Event.Close);

        machine.State.ShouldBe(Ticket.Waiting);
        asked.ShouldBeFalse();
    }

    [Fact]
    public void A_guard_of_the_state_that_is_not_met_leaves_the_trigger_to_the_superstate()
    {
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).PermitIf(Event.Close, Ticket.Waiting, () => false);

        machine.Fire(Event.Close);

        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void Unmet_guards_of_the_state_are_named_when_no_superstate_knows_the_trigger()
    {
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => false, "solved");
        machine.CanFire(Event.Close, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["solved"]);
    }

    [Fact]
    public void Unmet_guards_of_the_superstate_are_named_when_it_knows_the_trigger()
    {
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => false, "paid");
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).PermitIf(Event.Close, Ticket.Closed, () => false, "solved");
        machine.CanFire(Event.Close, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["paid"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_trigger_is_ignored_only_while_the_guard_is_met(bool met)
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).IgnoreIf(Event.Note, () => met, "quiet");
        if (met)
            machine.Fire(Event.Note);
        else
            Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Note)).Message.ShouldContain("quiet");
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void Ignoring_and_permitting_share_a_trigger_through_guards()
    {
        var ready = false;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).IgnoreIf(Event.Take, () => !ready).PermitIf(Event.Take, Ticket.Taken, () => ready);

        machine.Fire(Event.Take);
        machine.State.ShouldBe(Ticket.Open);
        ready = true;
        machine.Fire(Event.Take);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void A_guard_may_ask_the_machine_itself()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Close, Ticket.Closed, () => false, "never")
            .PermitIf(Event.Take, Ticket.Waiting, () => machine.CanFire(Event.Close), "closable")
            .PermitIf(Event.Take, Ticket.Taken, () => false, "free");

        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["closable", "free"]);
    }

    [Fact]
    public void A_guard_that_throws_leaves_the_machine_as_it_was()
    {
        var broken = true;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Waiting, () => false, "first")
            .PermitIf(Event.Take, Ticket.Taken, () => broken ? throw new FormatException() : false, "second");

        Should.Throw<FormatException>(() => machine.Fire(Event.Take));
        broken = false;
        machine.CanFire(Event.Take, out var unmet);
        unmet.ShouldBe(["first", "second"]);
    }

    [Fact]
    public void Permitting_a_state_to_itself_is_refused_when_configured()
    {
        var open = Some.Machine().Configure(Ticket.Open);
        Should.Throw<ArgumentException>(() => open.Permit(Event.Note, Ticket.Open));
        Should.Throw<ArgumentException>(() => open.PermitIf(Event.Note, Ticket.Open, () => true));
        Should.Throw<ArgumentException>(() => open.PermitIf(Event.Note, Ticket.Open, Tuple.Create(() => true, "yes")));
    }

    [Fact]
    public void A_missing_guard_is_not_missed_before_it_is_asked()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, (Func<bool>)null!).IgnoreIf(Event.Note, (Func<bool>)null!);
        Should.Throw<NullReferenceException>(() => machine.CanFire(Event.Take));
        Should.Throw<NullReferenceException>(() => machine.Fire(Event.Note));
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void A_missing_list_of_guards_is_refused_when_configured()
    {
        var open = Some.Machine().Configure(Ticket.Open);
        Should.Throw<ArgumentNullException>(() => open.PermitIf(Event.Take, Ticket.Taken, (Tuple<Func<bool>, string>[])null!));
        Should.Throw<ArgumentNullException>(() => open.PermitIfAsync(Event.Take, Ticket.Taken, (Tuple<Func<Task<bool>>, string>[])null!));
        Should.Throw<ArgumentNullException>(() => open.IgnoreIf(Event.Take, (Tuple<Func<bool>, string>[])null!));
    }

    private static bool NobodyIsFree() => false;
}
