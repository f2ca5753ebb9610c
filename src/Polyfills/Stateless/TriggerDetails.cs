namespace Stateless;

/// <summary>A trigger that can be fired now, and what arguments it wants.</summary>
/// <typeparam name="TState">The type of the machine's states.</typeparam>
/// <typeparam name="TTrigger">The type of the machine's triggers.</typeparam>
public sealed class TriggerDetails<TState, TTrigger>
{
    internal TriggerDetails(TTrigger trigger, StateMachine<TState, TTrigger>.TriggerWithParameters parameters)
    {
        Trigger = trigger;
        Parameters = parameters;
    }

    /// <summary>The trigger itself.</summary>
    public TTrigger Trigger { get; }

    /// <summary>Whether <c>SetTriggerParameters</c> was called for the trigger.</summary>
    public bool HasParameters => Parameters != null;

    /// <summary>The declared arguments; null when none were declared.</summary>
    public StateMachine<TState, TTrigger>.TriggerWithParameters Parameters { get; }
}
