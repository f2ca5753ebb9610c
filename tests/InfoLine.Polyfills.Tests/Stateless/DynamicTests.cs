using Shouldly;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class DynamicTests
{
    [Theory]
    [InlineData(Ticket.Taken)]
    [InlineData(Ticket.Closed)]
    public void The_destination_is_chosen_when_the_trigger_is_fired(Ticket chosen)
    {
        var destination = Ticket.Waiting;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(Event.Take, () => destination);

        destination = chosen;
        machine.Fire(Event.Take);

        machine.State.ShouldBe(chosen);
    }

    [Fact]
    public void One_argument_can_choose()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitDynamic(take, urgency => urgency > 5 ? Ticket.Taken : Ticket.Waiting);
        machine.Fire(take, 9);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void Two_arguments_can_choose()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int, string>(Event.Take);
        machine.Configure(Ticket.Open).PermitDynamic(take, (urgency, who) => urgency > 5 && who == "Asha" ? Ticket.Taken : Ticket.Waiting);
        machine.Fire(take, 9, "Asha");
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void Three_arguments_can_choose()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int, string, bool>(Event.Take);
        machine.Configure(Ticket.Open).PermitDynamic(take, (_, _, closed) => closed ? Ticket.Closed : Ticket.Waiting);
        machine.Fire(take, 9, "Asha", true);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void Choosing_the_current_state_enters_it_again()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).PermitDynamic(Event.Note, () => Ticket.Open);
        machine.Fire(Event.Note);
        log.ShouldBe(["exit Open", "enter Open"]);
    }

    [Fact]
    public void The_destination_is_chosen_once()
    {
        var choices = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(Event.Take, () => { choices++; return Ticket.Taken; });
        machine.CanFire(Event.Take).ShouldBeTrue();
        machine.Fire(Event.Take);
        choices.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, Ticket.Taken)]
    [InlineData(false, Ticket.Open)]
    public void A_guarded_choice_needs_its_guard(bool met, Ticket expected)
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamicIf(Event.Take, () => Ticket.Taken, () => met, "free");
        machine.OnUnhandledTrigger((_, _) => { });
        machine.Fire(Event.Take);
        machine.State.ShouldBe(expected);
    }

    [Fact]
    public void A_guarded_choice_may_be_described()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamicIf(Event.Take, () => Ticket.Taken, "who is free", () => false, "somebody is free");
        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["somebody is free"]);
    }

    [Fact]
    public void Choices_with_guards_on_the_argument_exclude_each_other()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open)
            .PermitDynamicIf(take, i => i == 1 ? Ticket.Taken : Ticket.Waiting, i => i < 3)
            .PermitDynamicIf(take, _ => Ticket.Closed, i => i >= 3);
        machine.Fire(take, 3);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void A_choice_of_two_or_three_arguments_may_be_guarded_by_them()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int, int>(Event.Take);
        var ask = machine.SetTriggerParameters<int, int, int>(Event.Ask);
        machine.Configure(Ticket.Open).PermitDynamicIf(take, (_, _) => Ticket.Taken, (a, b) => a < b);
        machine.Configure(Ticket.Taken).PermitDynamicIf(ask, (_, _, _) => Ticket.Waiting, (a, b, c) => a + b == c);

        machine.CanFire(take, 2, 1).ShouldBeFalse();
        machine.Fire(take, 1, 2);
        machine.CanFire(ask, 1, 2, 4).ShouldBeFalse();
        machine.Fire(ask, 1, 2, 3);

        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public void A_choice_may_have_a_list_of_guards()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamicIf(
            Event.Take, () => Ticket.Taken, null, Tuple.Create(() => true, "awake"), Tuple.Create(() => false, "free"));
        machine.CanFire(Event.Take, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["free"]);
    }

    [Fact]
    public void A_choice_inherited_from_the_superstate_works_in_the_substate()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Active).PermitDynamic(Event.Note, () => Ticket.Waiting);
        machine.Fire(Event.Note);
        log.ShouldBe(["exit Taken", "enter Waiting"]);
    }

    [Fact]
    public void A_missing_selector_is_refused() =>
        Should.Throw<ArgumentNullException>(() => Some.Machine().Configure(Ticket.Open).PermitDynamic(Event.Take, null!));
}
