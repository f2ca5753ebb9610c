namespace Stateless;

/// <summary>All conditions of one configured reaction. Every one of them must hold.</summary>
internal sealed class Guard
{
    /// <summary>The guard of a reaction without conditions.</summary>
    internal static readonly Guard Open = new();

    internal Guard(params GuardCondition[] conditions) => Conditions = conditions;

    /// <summary>The conditions in the order in which they were written.</summary>
    internal GuardCondition[] Conditions { get; }

    /// <summary>Turns the (condition, description) pairs of a configuration call into a guard.</summary>
    /// <exception cref="ArgumentNullException">The list or one of the conditions is null.</exception>
    internal static Guard All<TCondition>(Tuple<TCondition, string>[] guards, Func<TCondition, string, GuardCondition> read)
    {
        ArgumentNullException.ThrowIfNull(guards);
        return guards.Length == 0 ? Open : new Guard(Array.ConvertAll(guards, pair => read(pair.Item1, pair.Item2)));
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
}
