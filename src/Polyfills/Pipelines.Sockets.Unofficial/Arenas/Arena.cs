using System.Diagnostics.CodeAnalysis;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Hands out elements of one block after the other, and takes all of them back at once: a reply of a thousand parts then costs no thousand arrays.</summary>
/// <remarks>One caller at a time.</remarks>
public sealed class Arena<T> : IDisposable
{
    private const int BlockSize = 256;

    private T[] _block = [];
    private int _used;

    /// <summary>An arena without a block yet.</summary>
    /// <param name="options">Accepted; this arena has one way to work.</param>
    /// <param name="allocator">Accepted; blocks are arrays.</param>
    [SuppressMessage("Style", "IDE0060", Justification = "The library passes them.")]
    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
    }

    /// <summary>Elements with their default value, valid until <see cref="Reset"/>.</summary>
    /// <param name="length">How many, 0 or more.</param>
    public Sequence<T> Allocate(int length)
    {
        if (length == 0)
            return default;
        if (length > BlockSize)
            return new(new T[length], 0, length); // Too long for any block: an array of its own, which the next reset forgets.
        if (length > _block.Length - _used)
            (_block, _used) = (new T[BlockSize], 0); // What was handed out of the full block keeps it alive.
        var start = _used;
        _used += length;
        return new(_block, start, length);
    }

    /// <summary>Takes back everything that was handed out.</summary>
    public void Reset()
    {
        Array.Clear(_block, 0, _used); // Nothing stays alive because of an old reply.
        _used = 0;
    }

    /// <summary>Lets the block go.</summary>
    public void Dispose() => (_block, _used) = ([], 0);
}

/// <summary>How an arena should work. Here there is one way.</summary>
public sealed class ArenaOptions
{
    /// <summary>Takes wishes, and does nothing with them.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The library passes them.")]
    public ArenaOptions(ArenaFlags flags = ArenaFlags.None, int blockSizeBytes = 0, Func<long, long, long>? retentionPolicy = null)
    {
    }
}

/// <summary>Wishes for an arena. The library passes some; none changes anything here.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "The library's name.")]
public enum ArenaFlags
{
    /// <summary>No wish.</summary>
    None = 0,
}

/// <summary>Where blocks come from. Only a parameter that the library leaves empty.</summary>
public abstract class Allocator<T>;
