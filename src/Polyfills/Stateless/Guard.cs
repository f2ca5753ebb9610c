namespace Stateless;

/// <summary>All conditions of one configured reaction. Every one of them must hold.</summary>
internal sealed class Guard
{
    /// <summary>The guard of a reaction without conditions.</summary>
    internal static readonly Guard Open = new();

    private static readonly Guard OpenAwaiting = new() { IsAwaited = true };

    internal Guard(params GuardCondition[] conditions) => Conditions = conditions;

    /// <summary>Whether only <c>FireAsync</c> asks this guard.</summary>
    internal bool IsAwaited { get; private init; }

    /// <summary>The conditions in the order in which they were written.</summary>
    internal GuardCondition[] Conditions { get; }

    /// <summary>Turns the (condition, description) pairs of a configuration call into a guard.</summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    internal static Guard All<TCondition>(Tuple<TCondition, string>[] guards, Func<TCondition, string, GuardCondition> read)
    {
        ArgumentNullException.ThrowIfNull(guards);
        return guards.Length == 0 ? Open : new Guard(Read(guards, read));
    }

    /// <summary>A guard that is awaited.</summary>
    internal static Guard Awaiting(params GuardCondition[] conditions) => new(conditions) { IsAwaited = true };

    /// <summary>As <see cref="All"/>, awaited.</summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    internal static Guard AllAwaiting<TCondition>(Tuple<TCondition, string>[] guards, Func<TCondition, string, GuardCondition> read)
    {
        ArgumentNullException.ThrowIfNull(guards);
        return guards.Length == 0 ? OpenAwaiting : Awaiting(Read(guards, read));
    }

    /// <summary>Asks every condition, also after a no, and notes those that answered no.</summary>
    internal bool Holds(object[] args, List<GuardCondition> unmet)
    {
        var holds = true;
        foreach (var condition in Conditions)
        {
            if (condition.Holds(args))
                continue;
            unmet.Add(condition);
            holds = false;
        }
        return holds;
    }

    /// <summary>Asks every condition, also after a no, awaiting those that need it.</summary>
    internal async ValueTask<bool> HoldsAsync(object[] args, bool keepContext)
    {
        var holds = true;
        foreach (var condition in Conditions)
            holds &= await condition.HoldsAsync(args).ConfigureAwait(keepContext);
        return holds;
    }

    private static GuardCondition[] Read<TCondition>(
        Tuple<TCondition, string>[] guards, Func<TCondition, string, GuardCondition> read) =>
        Array.ConvertAll(guards, pair => read(pair.Item1, pair.Item2));
}
