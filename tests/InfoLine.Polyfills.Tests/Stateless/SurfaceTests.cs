using System.Reflection;
using Shouldly;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

/// <summary>Overloads decide which code compiles, so each one that the package has is listed in Surface.txt, under the type that has it.</summary>
public class SurfaceTests
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["StateMachine"] = typeof(StateMachine<,>),
        ["StateConfiguration"] = typeof(StateMachine<,>.StateConfiguration),
    };

    public static TheoryData<string, string> Required()
    {
        var rows = new TheoryData<string, string>();
        var type = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Stateless", "Surface.txt")))
        {
            if (line.StartsWith('#'))
                type = line[2..];
            else if (line.Length > 0)
                rows.Add(type, line);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Required))]
    public void The_package_has_this_method(string type, string signature) => Signature.OfAll(Types[type]).ShouldContain(line => line == signature);

    [Theory]
    [InlineData("Permit", 1)]
    [InlineData("PermitIf", 8)]
    [InlineData("PermitIfAsync", 8)]
    [InlineData("PermitReentry", 1)]
    [InlineData("PermitReentryIf", 8)]
    [InlineData("PermitReentryIfAsync", 8)]
    [InlineData("Ignore", 1)]
    [InlineData("IgnoreIf", 8)]
    [InlineData("PermitDynamic", 4)]
    [InlineData("PermitDynamicIf", 16)]
    [InlineData("OnEntry", 2)]
    [InlineData("OnExit", 2)]
    [InlineData("OnEntryFrom", 9)]
    [InlineData("SubstateOf", 1)]
    [InlineData("InitialTransition", 1)]
    public void No_overload_compiles_what_the_package_would_refuse(string method, int overloads) =>
        Signature.OfAll(typeof(StateMachine<,>.StateConfiguration))
            .Count(signature => signature.StartsWith(method + "(", StringComparison.Ordinal) || signature.StartsWith(method + "<", StringComparison.Ordinal))
            .ShouldBe(overloads);

    [Fact]
    public void There_are_four_ways_to_make_a_machine() =>
        typeof(StateMachine<,>).GetConstructors().Select(c => string.Join(", ", c.GetParameters().Select(p => p.Name))).ShouldBe(
            ["stateAccessor, stateMutator", "initialState", "stateAccessor, stateMutator, firingMode", "initialState, firingMode"], ignoreOrder: true);

    [Theory]
    [InlineData("PermittedTriggers")]
    [InlineData("GetPermittedTriggers")]
    public void Members_that_block_are_obsolete(string member) =>
        typeof(StateMachine<,>).GetMember(member).ShouldHaveSingleItem().IsDefined(typeof(ObsoleteAttribute)).ShouldBeTrue();

    [Fact]
    public void The_state_can_only_be_set_by_firing() =>
        typeof(StateMachine<,>).GetProperty("State")!.GetSetMethod().ShouldBeNull();

    [Fact]
    public void Firing_modes_are_immediate_and_queued() =>
        Enum.GetNames<FiringMode>().ShouldBe(["Immediate", "Queued"]);

    [Fact]
    public void Directions_of_Mermaid_are_four() =>
        Enum.GetNames<MermaidGraphDirection>().ShouldBe(["TopToBottom", "BottomToTop", "LeftToRight", "RightToLeft"]);

    [Theory]
    [InlineData(typeof(StateMachineInfo), "InitialState,StateType,States,TriggerType")]
    [InlineData(typeof(StateInfo), "ActivateActions,DeactivateActions,DynamicTransitions,EntryActions,ExitActions,FixedTransitions,IgnoredTriggers,Substates,Superstate,Transitions,UnderlyingState")]
    [InlineData(typeof(FixedTransitionInfo), "DestinationState,GuardConditionsMethodDescriptions,IsInternalTransition,Trigger")]
    [InlineData(typeof(IgnoredTransitionInfo), "GuardConditionsMethodDescriptions,IsInternalTransition,Trigger")]
    [InlineData(typeof(DynamicTransitionInfo), "DestinationStateSelectorDescription,GuardConditionsMethodDescriptions,IsInternalTransition,PossibleDestinationStates,Trigger")]
    [InlineData(typeof(InvocationInfo), "Description,IsAsync,MethodName")]
    [InlineData(typeof(ActionInfo), "FromTrigger,Method")]
    [InlineData(typeof(TriggerInfo), "UnderlyingTrigger")]
    [InlineData(typeof(DynamicStateInfo), "Criterion,DestinationState")]
    [InlineData(typeof(TriggerDetails<,>), "HasParameters,Parameters,Trigger")]
    [InlineData(typeof(StateMachine<,>.Transition), "Destination,IsReentry,Parameters,Source,Trigger")]
    public void A_description_tells_these_things(Type type, string names) =>
        // A field reads like a property: the package has both.
        string.Join(',', type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member is PropertyInfo or FieldInfo)
            .Select(member => member.Name)
            .Order(StringComparer.Ordinal)).ShouldBe(names);

    [Fact]
    public void Common_calls_compile_without_naming_type_arguments()
    {
        var machine = new StateMachine<string, string>("a");
        var one = machine.SetTriggerParameters<int>("one");
        var two = machine.SetTriggerParameters<int, string>("two");
        var three = machine.SetTriggerParameters<int, string, bool>("three");
        machine.Configure("a")
            .PermitIf(one, "b", i => i > 0).PermitIf(two, "b", (i, s) => i > s.Length).PermitIf(three, "b", (i, s, b) => b || i > s.Length)
            .PermitDynamicIf("dynamic", () => "b", () => true).PermitDynamicIf(one, i => "c" + i, () => false)
            .InternalTransitionIf("internal", _ => true, t => t.Source.ToString()).InternalTransitionIf("internal 2", _ => true, () => { })
            .OnEntryFrom(one, (i, t) => t.Source.ToString()).OnEntryFrom(two, (i, s) => s.ToString()).OnEntryFromAsync(three, (i, s, b) => Task.CompletedTask)
            .IgnoreIf("ignored", () => true).PermitReentryIf("again", () => true, "described");
        machine.Fire(one, 1);
        machine.State.ShouldBe("b");
    }
}
