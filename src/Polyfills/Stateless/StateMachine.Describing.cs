using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Describes the whole configuration.</summary>
    /// <returns>A picture of the machine as it is configured now; later changes do not show in it. As in version 5.18, transitions that
    /// await their guards are left out.</returns>
    public StateMachineInfo GetInfo()
    {
        var infos = new Dictionary<TState, StateInfo>();
        foreach (var node in _nodes.Values)
            infos[node.State] = Describe(node);
        foreach (var behaviour in _nodes.Values.SelectMany(node => node.Behaviours.Values).SelectMany(behaviours => behaviours))
        {
            if (behaviour is FixedBehaviour there)
                infos.TryAdd(there.Destination, new StateInfo(there.Destination));
        }
        foreach (var node in _nodes.Values)
            Relate(node, infos);
        return new StateMachineInfo([.. infos.Values], typeof(TState), typeof(TTrigger), new StateInfo(_initialState));
    }

    private static StateInfo Describe(StateNode node) => new(node.State)
    {
        EntryActions = Array.ConvertAll(node.EntryActions, Describe),
        ActivateActions = Methods(node.ActivateActions),
        DeactivateActions = Methods(node.DeactivateActions),
        ExitActions = Methods(node.ExitActions),
    };

    private static ActionInfo Describe(StateAction action) => new(action.Method, action.HasTrigger ? action.Trigger.ToString() : null);

    private static InvocationInfo[] Methods(StateAction[] actions) => Array.ConvertAll(actions, action => action.Method);

    private static void Relate(StateNode node, Dictionary<TState, StateInfo> infos)
    {
        var info = infos[node.State];
        // A state that was placed under two others stands below both, and names the later one, whose reactions it inherits.
        if (node.Superstate != null)
            info.Superstate = infos[node.Superstate.State];
        foreach (var substate in node.Substates)
            info.Add(infos[substate.State]);
        foreach (var behaviours in node.Behaviours.Values)
        {
            foreach (var there in behaviours.OfType<FixedBehaviour>())
                info.Add(new FixedTransitionInfo(there.Trigger, infos[there.Destination], there.Guard, isInternal: false));
            foreach (var again in behaviours.OfType<ReentryBehaviour>())
                info.Add(new FixedTransitionInfo(again.Trigger, infos[again.Destination], again.Guard, isInternal: false));
            foreach (var here in behaviours.OfType<InternalBehaviour>())
                info.Add(new FixedTransitionInfo(here.Trigger, info, here.Guard, isInternal: true));
            foreach (var somewhere in behaviours.OfType<DynamicBehaviour>())
                info.Add(somewhere.Info);
            foreach (var ignored in behaviours.OfType<IgnoredBehaviour>())
                info.Add(new IgnoredTransitionInfo(ignored.Trigger, ignored.Guard));
        }
    }
}
