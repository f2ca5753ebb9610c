using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A machine laid out as nodes and lines, to be drawn in any style.</summary>
public class StateGraph
{
    private readonly StateInfo _initialState;
    private readonly Dictionary<string, StateInfo> _infos = [];

    /// <summary>Lays a machine out.</summary>
    /// <param name="machineInfo">What <c>GetInfo</c> said of the machine.</param>
    public StateGraph(StateMachineInfo machineInfo)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        _initialState = machineInfo.InitialState;
        // Superstates and all that is inside them come first, in every style.
        foreach (var info in machineInfo.States)
        {
            if (info.Superstate == null && info.Substates.Any())
                Place(info, inside: null);
        }
        foreach (var info in machineInfo.States)
        {
            _infos.TryAdd(info.ToString(), info);
            if (!States.ContainsKey(info.ToString()))
                States[info.ToString()] = new State(info);
        }
        foreach (var info in machineInfo.States)
            Connect(info, States[info.ToString()]);
    }

    /// <summary>The states by name, superstates and their substates first.</summary>
    public Dictionary<string, State> States { get; } = [];

    /// <summary>All lines, in the order of the states they begin in.</summary>
    public List<Transition> Transitions { get; } = [];

    /// <summary>The points at which dynamic transitions choose, in order.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>Draws the machine.</summary>
    /// <param name="style">How to draw.</param>
    /// <returns>The text of the drawing.</returns>
    public string ToGraph(GraphStyleBase style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var text = new StringBuilder(InLinesOfHere(style.GetPrefix()));
        foreach (var superstate in States.Values.OfType<SuperState>())
            text.Append(InLinesOfHere(style.FormatOneCluster(superstate)));
        foreach (var state in States.Values)
        {
            if (state is not SuperState && state.SuperState == null)
                text.Append(InLinesOfHere(style.FormatOneState(state)));
        }
        foreach (var decision in Decisions)
            text.Append(InLinesOfHere(style.FormatOneDecisionNode(decision.NodeName, decision.Method.Description)));
        foreach (var line in style.FormatAllTransitions(Transitions))
            text.Append(Environment.NewLine).Append(line);
        return text.Append(style.GetInitialTransition(_initialState)).ToString();
    }

    private static string InLinesOfHere(string text) => text.ReplaceLineEndings(Environment.NewLine);

    private void Place(StateInfo info, SuperState inside)
    {
        if (States.ContainsKey(info.ToString()))
            return;
        var state = info.Substates.Any() ? new SuperState(info) : new State(info);
        state.SuperState = inside;
        inside?.SubStates.Add(state);
        States[info.ToString()] = state;
        foreach (var substate in info.Substates)
            Place(substate, (SuperState)state);
    }

    private void Connect(StateInfo info, State from)
    {
        foreach (var transition in info.FixedTransitions)
        {
            var to = States[transition.DestinationState.ToString()];
            var guards = transition.GuardConditionsMethodDescriptions;
            Transition line = from == to
                ? new StayTransition(from, transition.Trigger, guards, !transition.IsInternalTransition)
                : new FixedTransition(from, to, transition.Trigger, guards);
            NameEntryActions(line, transition.DestinationState);
            Draw(line, to);
        }
        foreach (var transition in info.DynamicTransitions)
            ConnectThroughDecision(transition, from);
        foreach (var ignored in info.IgnoredTriggers)
            Draw(new StayTransition(from, ignored.Trigger, ignored.GuardConditionsMethodDescriptions, false), from);
    }

    private void ConnectThroughDecision(DynamicTransitionInfo transition, State from)
    {
        var decision = new Decision(transition.DestinationStateSelectorDescription, Decisions.Count + 1);
        Decisions.Add(decision);
        Draw(new FixedTransition(from, decision, transition.Trigger, transition.GuardConditionsMethodDescriptions), decision);
        foreach (var possible in transition.PossibleDestinationStates ?? [])
        {
            if (!States.TryGetValue(possible.DestinationState, out var to))
                continue;
            var line = new DynamicTransition(decision, to, transition.Trigger, possible.Criterion);
            NameEntryActions(line, _infos[possible.DestinationState]);
            Draw(line, to);
        }
    }

    private static void NameEntryActions(Transition line, StateInfo destination)
    {
        var trigger = line.Trigger.ToString();
        line.DestinationEntryActions.AddRange(destination.EntryActions.Where(action => action.FromTrigger == trigger));
    }

    private void Draw(Transition line, State to)
    {
        Transitions.Add(line);
        line.SourceState.Leaving.Add(line);
        to.Arriving.Add(line);
    }
}
