namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Whether <c>Fire</c> would take the trigger now. Guards that want arguments are asked with default ones; what awaits its
    /// guard is left out.</summary>
    /// <param name="trigger">The trigger to ask about.</param>
    /// <exception cref="InvalidOperationException">Several transitions would take it.</exception>
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

    private bool CanFireWith(TTrigger trigger, object[] args, out ICollection<string> unmetGuards) =>
        Choose(NodeOf(State), trigger, args, out unmetGuards) != null;
}
