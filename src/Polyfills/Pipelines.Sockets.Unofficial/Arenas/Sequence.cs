using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A stretch of elements whose type is told later: <see cref="Cast{T}"/>.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
public readonly struct Sequence
{
    private readonly Array? _block;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(Array? block, int start, int length) => (_block, _start, _length) = (block, start, length);

    /// <summary>How many elements.</summary>
    public long Length => _length;

    /// <summary>The same elements with their type.</summary>
    /// <exception cref="InvalidCastException">They are of another type.</exception>
    public Sequence<T> Cast<T>() => _block is null ? default : new((T[])_block, _start, _length);
}

/// <summary>Elements that lie beside each other in a block of an <see cref="Arena{T}"/>. They may be written to.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
public readonly struct Sequence<T>
{
    private readonly T[]? _block;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(T[] block, int start, int length) => (_block, _start, _length) = (block, start, length);

    /// <summary>How many elements.</summary>
    public long Length => _length;

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Always true: an arena never cuts what was asked for in one piece.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Of the instance in the library's eyes.")]
    public bool IsSingleSegment => true;

    /// <summary>All elements.</summary>
    public Span<T> FirstSpan => new(_block, _start, _length);

    /// <summary>The stretches: one.</summary>
    public SpanEnumerable Spans => new(this);

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none at this place.</exception>
    public ref T this[int index] => ref FirstSpan[index];

    /// <summary>The same elements without their type.</summary>
    public Sequence Untyped() => new(_block, _start, _length);

    /// <summary>The elements one by one.</summary>
    public Enumerator GetEnumerator() => new(FirstSpan);

    /// <summary>Goes over elements, which may be changed on the way.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    public ref struct Enumerator
    {
        private readonly Span<T> _all;
        private int _at;

        internal Enumerator(Span<T> all)
        {
            _all = all;
            _at = -1;
        }

        /// <summary>The element that it is at.</summary>
        public readonly ref T Current => ref _all[_at];

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => ++_at < _all.Length;

        /// <summary>Goes to the next, which must be there.</summary>
        /// <exception cref="IndexOutOfRangeException">It is not.</exception>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T GetNext() => ref _all[++_at];
    }

    /// <summary>The stretches of a sequence.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    [SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
    public readonly struct SpanEnumerable
    {
        private readonly Sequence<T> _sequence;

        internal SpanEnumerable(in Sequence<T> sequence) => _sequence = sequence;

        /// <summary>The stretches one by one.</summary>
        public SpanEnumerator GetEnumerator() => new(_sequence.FirstSpan);
    }

    /// <summary>Goes over stretches.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    public ref struct SpanEnumerator
    {
        private readonly Span<T> _all;
        private bool _left;

        internal SpanEnumerator(Span<T> all)
        {
            _all = all;
            _left = !all.IsEmpty;
        }

        /// <summary>The stretch that it is at.</summary>
        public readonly Span<T> Current => _all;

        /// <summary>Goes to the next.</summary>
        public bool MoveNext()
        {
            var had = _left;
            _left = false;
            return had;
        }
    }
}
