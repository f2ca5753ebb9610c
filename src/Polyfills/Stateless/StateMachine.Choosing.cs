namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    // Guards that answered no during the search under way. Kept here so that firing a trigger with many guarded behaviours allocates
    // nothing; a guard may itself search (CanFire), so each search uses only what lies above the length it found.
    private readonly List<GuardCondition> _unmet = [];

    /// <summary>Finds what takes a trigger: a behaviour of the state itself, or else of its nearest superstate.</summary>
    /// <param name="start">The current state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="unmetGuards">Empty when something was found; null when no state knows the trigger; otherwise the guards that failed
    /// in the outermost state that knows it.</param>
    /// <returns>The one behaviour whose guard is met; null when there is none. Never one whose guard is awaited.</returns>
    /// <exception cref="InvalidOperationException">Two behaviours of the same state are met.</exception>
    private Behaviour Choose(StateNode start, TTrigger trigger, object[] args, out ICollection<string> unmetGuards)
    {
        var before = _unmet.Count;
        var known = false;
        try
        {
            for (var node = start; node != null; node = node.Superstate)
            {
                if (!node.Behaviours.TryGetValue(trigger, out var candidates))
                    continue;
                known = true;
                Forget(before);
                var chosen = ChooseAmong(candidates, node, args);
                if (chosen == null)
                    continue;
                unmetGuards = Array.Empty<string>();
                return chosen;
            }
            unmetGuards = known ? Descriptions(before) : null;
            return null;
        }
        finally
        {
            Forget(before);
        }
    }

    private Behaviour ChooseAmong(Behaviour[] candidates, StateNode node, object[] args)
    {
        // All guards are asked, also when one is met already: finding two is a mistake worth hearing of.
        Behaviour chosen = null;
        var met = 0;
        foreach (var candidate in candidates)
        {
            if (!candidate.Guard.Holds(args, _unmet))
                continue;
            chosen = candidate;
            met++;
        }
        return met <= 1 ? chosen : throw Ambiguous(node.State, chosen.Trigger);
    }

    /// <summary>As <see cref="Choose"/>, awaiting guards, and silent about those that failed.</summary>
    /// <remarks>Unlike the synchronous search, version 5.18 lets the outermost state that knows the trigger decide here, also when it
    /// refuses (its issue 624). We do the same, so that a machine does not behave differently when the package takes our place.</remarks>
    private async ValueTask<Behaviour> ChooseAsync(StateNode start, TTrigger trigger, object[] args)
    {
        Behaviour chosen = null;
        for (var node = start; node != null; node = node.Superstate)
        {
            // Awaited guards are asked last, and in vain where the state also does something at once on this trigger, met or not.
            var atOnce = node.Behaviours.GetValueOrDefault(trigger);
            if (atOnce != null)
                chosen = await ChooseAmongAsync(atOnce, node, args).ConfigureAwait(RetainSynchronizationContext);
            if (!node.AwaitedBehaviours.TryGetValue(trigger, out var awaited))
                continue;
            var later = await ChooseAmongAsync(awaited, node, args).ConfigureAwait(RetainSynchronizationContext);
            if (atOnce == null)
                chosen = later;
        }
        return chosen;
    }

    private async ValueTask<Behaviour> ChooseAmongAsync(Behaviour[] candidates, StateNode node, object[] args)
    {
        Behaviour chosen = null;
        var met = 0;
        foreach (var candidate in candidates)
        {
            if (!await candidate.Guard.HoldsAsync(args, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext))
                continue;
            chosen = candidate;
            met++;
        }
        return met <= 1 ? chosen : throw Ambiguous(node.State, chosen.Trigger);
    }

    private string[] Descriptions(int from)
    {
        var descriptions = new List<string>();
        for (var index = from; index < _unmet.Count; index++)
        {
            if (!descriptions.Contains(_unmet[index].Method.Description))
                descriptions.Add(_unmet[index].Method.Description);
        }
        return [.. descriptions];
    }

    private void Forget(int from)
    {
        if (_unmet.Count > from)
            _unmet.RemoveRange(from, _unmet.Count - from);
    }

    private static InvalidOperationException Ambiguous(TState state, TTrigger trigger) =>
        new($"More than one transition leads out of state '{state}' on trigger '{trigger}'. Only one guard may be met at a time.");
}
