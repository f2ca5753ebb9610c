using Stateless.Reflection;

namespace Stateless;

/// <summary>One yes-or-no question that must be answered yes before a trigger is taken.</summary>
/// <remarks>As in the package, a guard that is null is missed only when it is asked, but for those that take all arguments in one
/// list.</remarks>
internal sealed class GuardCondition
{
    // Exactly one of these three is set. Plain guards are kept as they came, so that asking them costs one call.
    private readonly Func<bool> _plain;
    private readonly Func<object[], bool> _typed;
    private readonly Func<object[], Task<bool>> _awaited;

    private GuardCondition(Delegate written, string description, InvocationInfo.Timing timing) =>
        Method = InvocationInfo.Of(written, description, timing);

    private GuardCondition(Func<bool> guard, string description)
        : this(guard, description, InvocationInfo.Timing.Synchronous) => _plain = guard;

    private GuardCondition(Func<object[], bool> guard, Delegate written, string description)
        : this(written, description, InvocationInfo.Timing.Synchronous) => _typed = guard;

    private GuardCondition(Func<object[], Task<bool>> guard, Delegate written, string description)
        : this(written, description, InvocationInfo.Timing.Asynchronous) => _awaited = guard;

    /// <summary>How the condition is shown to people.</summary>
    internal InvocationInfo Method { get; }

    internal static GuardCondition On(Func<bool> guard, string description) =>
        new(guard, description);

    /// <exception cref="ArgumentNullException">The guard is null.</exception>
    internal static GuardCondition OnArguments(Func<object[], bool> guard, string description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new(guard, guard, description);
    }

    internal static GuardCondition On<T0>(Func<T0, bool> guard, string description) =>
        new(a => guard(At<T0>(a, 0)), guard, description);

    internal static GuardCondition On<T0, T1>(Func<T0, T1, bool> guard, string description) =>
        new(a => guard(At<T0>(a, 0), At<T1>(a, 1)), guard, description);

    internal static GuardCondition On<T0, T1, T2>(Func<T0, T1, T2, bool> guard, string description) =>
        new(a => guard(At<T0>(a, 0), At<T1>(a, 1), At<T2>(a, 2)), guard, description);

    internal static GuardCondition On(Func<Task<bool>> guard, string description) =>
        new(_ => guard(), guard, description);

    internal static GuardCondition On<T0>(Func<T0, Task<bool>> guard, string description) =>
        new(a => guard(At<T0>(a, 0)), guard, description);

    internal static GuardCondition On<T0, T1>(Func<T0, T1, Task<bool>> guard, string description) =>
        new(a => guard(At<T0>(a, 0), At<T1>(a, 1)), guard, description);

    internal static GuardCondition On<T0, T1, T2>(Func<T0, T1, T2, Task<bool>> guard, string description) =>
        new(a => guard(At<T0>(a, 0), At<T1>(a, 1), At<T2>(a, 2)), guard, description);

    /// <summary>Asks the condition, which must not be one to await.</summary>
    internal bool Holds(object[] args) => _typed != null ? _typed(args) : _plain();

    /// <summary>Asks the condition, awaiting it where it needs that.</summary>
    internal ValueTask<bool> HoldsAsync(object[] args) =>
        _awaited != null ? new ValueTask<bool>(_awaited(args)) : new ValueTask<bool>(Holds(args));

    private static T At<T>(object[] args, int index) => ParameterConversion.Unpack<T>(args, index);
}
