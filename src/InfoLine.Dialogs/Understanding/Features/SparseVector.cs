namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>A text as numbers: few features of many. Its buffers grow and are reused.</summary>
internal sealed class SparseVector
{
    private int[] _ids;
    private float[] _values;

    /// <summary>An empty one with room for a text of usual length.</summary>
    public SparseVector()
        : this(new int[128], new float[128])
    {
    }

    private SparseVector(int[] ids, float[] values) => (_ids, _values) = (ids, values);

    /// <summary>How many features it has.</summary>
    public int Count { get; private set; }

    /// <summary>Which features, each once, in no order.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>How strong each is.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    /// <summary>How much of the text is known: 1 when all features are in the vocabulary, 0 when none is.</summary>
    public float KnownMass { get; private set; }

    /// <summary>Takes all features out.</summary>
    public void Clear() => (Count, KnownMass) = (0, 0);

    /// <summary>Puts a feature in. The caller sees to it that each comes once.</summary>
    public void Add(int id, float value)
    {
        if (Count == _ids.Length)
        {
            Array.Resize(ref _ids, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }

        _ids[Count] = id;
        _values[Count++] = value;
        KnownMass += value * value;
    }

    /// <summary>Scales all features from one on.</summary>
    public void ScaleFrom(int first, float factor)
    {
        for (var i = first; i < Count; i++)
        {
            KnownMass += _values[i] * _values[i] * ((factor * factor) - 1);
            _values[i] *= factor;
        }
    }

    /// <summary>A copy with buffers of just the right size, to keep.</summary>
    public SparseVector Copy() => new(Ids.ToArray(), Values.ToArray()) { Count = Count, KnownMass = KnownMass };
}
