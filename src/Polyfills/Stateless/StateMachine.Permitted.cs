namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private const string UseAsync = "Use GetPermittedTriggersAsync: this member blocks on asynchronous guards.";

    /// <summary>The triggers that the current state or one of its superstates would take now, each once, ignored ones included.</summary>
    [Obsolete(UseAsync)]
    public IEnumerable<TTrigger> PermittedTriggers => PermittedNow([]);

    /// <summary>The triggers that would be taken now with the given arguments, each once, ignored ones included.</summary>
    /// <param name="args">What guards with arguments are asked with.</param>
    [Obsolete(UseAsync)]
    public IEnumerable<TTrigger> GetPermittedTriggers(params object[] args) => PermittedNow(args);

    /// <summary>The triggers that the current state or one of its superstates would take now, each once, ignored ones included.</summary>
    public Task<IEnumerable<TTrigger>> PermittedTriggersAsync => GetPermittedTriggersAsync();

    /// <summary>The triggers that would be taken now with the given arguments, each once, ignored ones included.</summary>
    /// <param name="args">What guards with arguments are asked with.</param>
    public async Task<IEnumerable<TTrigger>> GetPermittedTriggersAsync(params object[] args) =>
        await PermittedNowAsync(args).ConfigureAwait(RetainSynchronizationContext);

    /// <summary>As <see cref="GetPermittedTriggersAsync"/>, with the declared arguments of each trigger.</summary>
    /// <param name="args">What guards with arguments are asked with.</param>
    public async Task<IEnumerable<TriggerDetails<TState, TTrigger>>> GetDetailedPermittedTriggers(params object[] args) =>
        WithDetails(await PermittedNowAsync(args).ConfigureAwait(RetainSynchronizationContext));

    // Obsolete members and ToString have no way to await: as in the package, they wait.
    private List<TTrigger> PermittedNow(object[] args) => PermittedNowAsync(args).GetAwaiter().GetResult();

    private async Task<List<TTrigger>> PermittedNowAsync(object[] args)
    {
        var permitted = new List<TTrigger>();
        var current = NodeOf(State);
        for (var node = current; node != null; node = node.Superstate)
        {
            foreach (var (trigger, behaviours) in node.Behaviours.Concat(node.AwaitedBehaviours))
            {
                if (await AnyHoldsAsync(behaviours, args).ConfigureAwait(RetainSynchronizationContext))
                    permitted.Add(trigger);
            }
        }
        // Version 5.18 looks for doubles only where it has to put several states together: a state that stands alone, and takes a trigger
        // both at once and after awaiting a guard, names it twice.
        return current.Superstate == null ? permitted : [.. permitted.Distinct()];
    }

    private async ValueTask<bool> AnyHoldsAsync(Behaviour[] behaviours, object[] args)
    {
        foreach (var behaviour in behaviours)
        {
            if (await behaviour.Guard.HoldsAsync(args, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext))
                return true;
        }
        return false;
    }

    private List<TriggerDetails<TState, TTrigger>> WithDetails(List<TTrigger> triggers) =>
        triggers.ConvertAll(trigger => new TriggerDetails<TState, TTrigger>(trigger, _declaredTriggers.GetValueOrDefault(trigger)));
}
