namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Makes one element of another.</summary>
public delegate TTo Projection<TFrom, TTo>(in TFrom value);

/// <summary>Makes one element of another with the help of something else.</summary>
public delegate TTo Projection<TFrom, TState, TTo>(in TFrom value, in TState state);

/// <summary>Copies sequences and changes their elements on the way.</summary>
public static class SequenceExtensions
{
    /// <summary>An array of what becomes of each element.</summary>
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (source.IsEmpty)
            return [];
        var made = new TTo[source.Length];
        source.CopyTo(made, projection);
        return made;
    }

    /// <summary>An array of what becomes of each element, with the help of something else.</summary>
    public static TTo[] ToArray<TFrom, TState, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (source.IsEmpty)
            return [];
        var made = new TTo[source.Length];
        var at = 0;
        foreach (ref var value in source.FirstSpan)
            made[at++] = projection(in value, in state);
        return made;
    }

    /// <summary>Writes what becomes of each element.</summary>
    /// <exception cref="ArgumentException">There is not enough room.</exception>
    public static void CopyTo<TFrom, TTo>(this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (destination.Length < source.Length)
            throw new ArgumentException($"There is room for {destination.Length} of {source.Length} elements.", nameof(destination));
        var at = 0;
        foreach (ref var value in source.FirstSpan)
            destination[at++] = projection(in value);
    }
}
