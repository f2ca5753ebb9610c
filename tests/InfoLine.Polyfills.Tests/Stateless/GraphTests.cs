using Shouldly;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class GraphTests
{
    [Fact]
    public void An_empty_machine_is_drawn_by_Mermaid_with_its_first_state_only() =>
        Mermaid(Some.Machine()).ShouldBe(["stateDiagram-v2", "[*] --> Open"]);

    [Fact]
    public void Each_transition_is_a_line_of_Mermaid()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Taken).Permit(Event.Close, Ticket.Closed);
        Mermaid(machine).ShouldBe(
            ["stateDiagram-v2", "\tOpen --> Taken : Take", "\tOpen --> Closed : Close", "\tTaken --> Closed : Close", "[*] --> Open"]);
    }

    [Theory]
    [InlineData(MermaidGraphDirection.TopToBottom, "TB")]
    [InlineData(MermaidGraphDirection.BottomToTop, "BT")]
    [InlineData(MermaidGraphDirection.LeftToRight, "LR")]
    [InlineData(MermaidGraphDirection.RightToLeft, "RL")]
    public void Mermaid_can_be_told_a_direction(MermaidGraphDirection direction, string code) =>
        MermaidGraph.Format(Some.Machine().GetInfo(), direction).Split(Environment.NewLine)
            .ShouldBe(["stateDiagram-v2", $"\tdirection {code}", "[*] --> Open"]);

    [Fact]
    public void Guards_stand_in_brackets_after_the_trigger()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .PermitIf(Event.Take, Ticket.Taken, Tuple.Create(() => true, "awake"), Tuple.Create(() => true, "free"))
            .PermitIf(Event.Close, Ticket.Closed, () => true);
        Mermaid(machine)[1..3].ShouldBe(["\tOpen --> Taken : Take [awake] [free]", "\tOpen --> Closed : Close [Function]"]);
    }

    [Fact]
    public void Entry_actions_for_one_trigger_stand_on_its_line()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => true, "free").Permit(Event.Ask, Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .OnEntryFrom(Event.Take, () => { }, "greet").OnEntryFrom(Event.Take, () => { }, "note").OnEntry(() => { }, "always");
        Mermaid(machine)[1..3].ShouldBe(["\tOpen --> Taken : Take / greet, note [free]", "\tOpen --> Taken : Ask"]);
    }

    [Fact]
    public void Ignored_internal_and_reentering_triggers_come_back()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .OnEntry(() => { }, "greet")
            .Ignore(Event.Note)
            .InternalTransition(Event.Ask, () => { })
            .PermitReentry(Event.Answer);
        Mermaid(machine)[1..4].ShouldBe(
            ["\tOpen --> Open : Ask [Function]", "\tOpen --> Open : Answer / greet", "\tOpen --> Open : Note"], ignoreOrder: true);
    }

    [Fact]
    public void Substates_are_drawn_inside_their_superstate()
    {
        var machine = Some.Desk([]);
        var lines = Mermaid(machine);
        lines[..5].ShouldBe(["stateDiagram-v2", "\tstate Active {", "\t\tTaken", "\t\tWaiting", "\t}"]);
        lines[^1].ShouldBe("[*] --> Open");
    }

    [Fact]
    public void Names_lose_what_Mermaid_cannot_read_and_keep_it_as_their_title()
    {
        var machine = new StateMachine<string, string>("ask name");
        machine.Configure("ask name").Permit("said", "step: 2-a");
        Mermaid(machine).ShouldBe(
            ["stateDiagram-v2", "\taskname : ask name", "\tstep2a : step: 2-a", "\taskname --> step2a : said", "[*] --> askname"]);
    }

    [Fact]
    public void Names_that_would_become_the_same_are_numbered()
    {
        var machine = new StateMachine<string, string>("a b");
        machine.Configure("a b").Permit("next", "a-b");
        Mermaid(machine).ShouldBe(["stateDiagram-v2", "\tab : a b", "\tab_1 : a-b", "\tab --> ab_1 : next", "[*] --> ab"]);
    }

    [Fact]
    public void Names_that_Mermaid_can_read_stay_and_the_others_make_way()
    {
        var machine = new StateMachine<string, string>("a b");
        machine.Configure("a b").Permit("next", "a-b");
        machine.Configure("a-b").Permit("next", "ab").Permit("skip", "ab_1");
        Mermaid(machine).ShouldBe(
        [
            "stateDiagram-v2",
            "\tab_2 : a b",
            "\tab_3 : a-b",
            "\tab_2 --> ab_3 : next",
            "\tab_3 --> ab : next",
            "\tab_3 --> ab_1 : skip",
            "[*] --> ab_2",
        ]);
    }

    [Fact]
    public void Transitions_with_awaited_guards_are_not_drawn()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIfAsync(Event.Take, Ticket.Taken, () => Task.FromResult(true), "free").Permit(Event.Close, Ticket.Closed);
        Mermaid(machine).ShouldBe(["stateDiagram-v2", "\tOpen --> Closed : Close", "[*] --> Open"]);
    }

    [Fact]
    public void A_choice_without_known_destinations_is_drawn_as_a_decision()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(Event.Take, () => Ticket.Taken);
        Mermaid(machine).ShouldBe(["stateDiagram-v2", "\tstate Decision1 <<choice>>", "\tOpen --> Decision1 : Take", "[*] --> Open"]);
    }

    [Fact]
    public void A_choice_with_known_destinations_leads_on_to_them()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(
            Event.Take, () => Ticket.Taken, null, new DynamicStateInfos { { Ticket.Taken, "urgent" }, { Ticket.Waiting, "calm" }, { "Nowhere", "never" } });
        machine.Configure(Ticket.Taken).OnEntryFrom(Event.Take, () => { }, "greet").OnEntryFrom(Event.Answer, () => { }, "go on");
        machine.Configure(Ticket.Waiting);
        Mermaid(machine)[2..5].ShouldBe(
            ["\tOpen --> Decision1 : Take", "\tDecision1 --> Taken : Take / greet [urgent]", "\tDecision1 --> Waiting : Take [calm]"]);
    }

    [Fact]
    public void Dot_draws_boxes_lines_and_the_first_state()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        Dot(machine).ShouldBe(
        [
            "digraph {",
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            "\"Open\" [label=\"Open\"];",
            "\"Taken\" [label=\"Taken\"];",
            "",
            "\"Open\" -> \"Taken\" [style=\"solid\", label=\"Take\"];",
            " init [label=\"\", shape=point];",
            " init -> \"Open\"[style = \"solid\"]",
            "}",
        ]);
    }

    [Fact]
    public void Dot_lists_entry_and_exit_actions_in_the_box()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnEntry(() => { }, "greet").OnEntryFrom(Event.Note, () => { }, "only then").OnExit(() => { }, "wave");
        Dot(machine).ShouldContain(line => line == "\"Open\" [label=\"Open|entry / greet\\nexit / wave\"];");
    }

    [Fact]
    public void Dot_draws_substates_in_a_cluster()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Active).OnEntry(() => { }, "greet").OnExit(() => { }, "wave");
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active);
        Dot(machine)[4..10].ShouldBe(
        [
            "",
            "subgraph \"clusterActive\"",
            "\t{",
            "\tlabel = \"Active\\n----------\\nentry / greet\\nexit / wave\"",
            "\"Taken\" [label=\"Taken\"];",
            "}",
        ]);
    }

    [Fact]
    public void Dot_draws_a_decision_as_a_diamond()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(Event.Take, () => Ticket.Taken, "by urgency");
        Dot(machine).ShouldContain(line => line == "\"Decision1\" [shape = \"diamond\", label = \"by urgency\"];");
        Dot(machine).ShouldContain(line => line == "\"Open\" -> \"Decision1\" [style=\"solid\", label=\"Take\"];");
    }

    [Fact]
    public void Dot_escapes_quotes_and_backslashes()
    {
        var machine = new StateMachine<string, string>("say \"hi\"");
        machine.Configure("say \"hi\"").Permit("a\\b", "done");
        Dot(machine).ShouldContain(line => line == "\"say \\\"hi\\\"\" -> \"done\" [style=\"solid\", label=\"a\\\\b\"];");
    }

    private static string[] Mermaid<TState, TTrigger>(StateMachine<TState, TTrigger> machine) =>
        MermaidGraph.Format(machine.GetInfo()).Split(Environment.NewLine);

    private static string[] Dot<TState, TTrigger>(StateMachine<TState, TTrigger> machine) =>
        UmlDotGraph.Format(machine.GetInfo()).Split(Environment.NewLine);
}
