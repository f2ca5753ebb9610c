namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Whether the trigger would be taken now. Guards that want arguments are asked with default ones.</summary>
    /// <param name="trigger">The trigger to ask about.</param>
    /// <exception cref="InvalidOperationException">Several transitions would take it, or a guard is asynchronous.</exception>
    public bool CanFire(TTrigger trigger) => CanFireWith(trigger, [], out _);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => CanFireWith(Named(trigger), [arg0], out _);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        CanFireWith(Named(trigger), [arg0, arg1], out _);

    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        CanFireWith(Named(trigger), [arg0, arg1, arg2], out _);

    /// <summary>Whether the trigger would be taken now, and if not, why not.</summary>
    /// <param name="trigger">The trigger to ask about.</param>
    /// <param name="unmetGuards">Empty when it would be taken; the descriptions of the guards that were not met when it would not;
    /// null when no state knows the trigger.</param>
    /// <inheritdoc cref="CanFire(TTrigger)"/>
    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards) => CanFireWith(trigger, [], out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string> unmetGuards) =>
        CanFireWith(Named(trigger), [arg0], out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0, TArg1>(
        TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string> unmetGuards) =>
        CanFireWith(Named(trigger), [arg0, arg1], out unmetGuards);

    /// <inheritdoc cref="CanFire(TTrigger, out ICollection{string})"/>
    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2, out ICollection<string> unmetGuards) =>
        CanFireWith(Named(trigger), [arg0, arg1, arg2], out unmetGuards);

    /// <summary>As <see cref="CanFire(TTrigger)"/>, awaiting asynchronous guards.</summary>
    /// <param name="trigger">The trigger to ask about.</param>
    public Task<bool> CanFireAsync(TTrigger trigger) => CanFireWithAsync(trigger, []);

    /// <inheritdoc cref="CanFireAsync(TTrigger)"/>
    public Task<bool> CanFireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => CanFireWithAsync(Named(trigger), [arg0]);

    /// <inheritdoc cref="CanFireAsync(TTrigger)"/>
    public Task<bool> CanFireAsync<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        CanFireWithAsync(Named(trigger), [arg0, arg1]);

    /// <inheritdoc cref="CanFireAsync(TTrigger)"/>
    public Task<bool> CanFireAsync<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        CanFireWithAsync(Named(trigger), [arg0, arg1, arg2]);

    private bool CanFireWith(TTrigger trigger, object[] args, out ICollection<string> unmetGuards) =>
        Choose(NodeOf(State), trigger, args, out unmetGuards) != null;

    private async Task<bool> CanFireWithAsync(TTrigger trigger, object[] args) =>
        await ChooseAsync(NodeOf(State), trigger, args).ConfigureAwait(RetainSynchronizationContext) != null;
}
