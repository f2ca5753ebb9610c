namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Turns words into vectors of length one, or less where the vocabulary does not know all of it. Holds the buffers for one text at a time.</summary>
internal sealed class Vectors(Vocabulary vocabulary)
{
    private readonly RawFeatures _raw = new();
    private readonly float[] _sums = new float[vocabulary.Count];
    private readonly List<int> _touched = [];

    /// <summary>Writes the vector of words, in place of what was there.</summary>
    /// <remarks>What the vocabulary does not know counts in the length all the same, so a strange text is near to nothing.</remarks>
    public void Write(ReadOnlySpan<Word> words, SparseVector into)
    {
        into.Clear();
        _raw.Read(words);
        var length = 0f;
        for (var rest = _raw.Features; !rest.IsEmpty;)
        {
            var block = rest[0].Block;
            var count = 1;
            while (count < rest.Length && rest[count].Block == block)
                count++;
            WriteBlock(rest[..count], FeatureWeights.Of(block), into);
            length += FeatureWeights.Of(block) * FeatureWeights.Of(block);
            rest = rest[count..];
        }

        if (length > 0)
            into.ScaleFrom(0, 1 / MathF.Sqrt(length));
    }

    private void WriteBlock(ReadOnlySpan<RawFeatures.Raw> features, float weight, SparseVector into)
    {
        var squares = 0f;
        _touched.Clear();
        foreach (var feature in features)
        {
            var id = vocabulary.Find(feature.Hash);
            if (id < 0)
            {
                squares += feature.Weight * feature.Weight * vocabulary.Rarest * vocabulary.Rarest;
                continue;
            }

            if (_sums[id] == 0)
                _touched.Add(id);
            _sums[id] += feature.Weight;
        }

        var first = into.Count;
        foreach (var id in _touched)
        {
            var value = _sums[id] * vocabulary.RarityOf(id);
            _sums[id] = 0;
            squares += value * value;
            into.Add(id, value);
        }

        if (squares > 0)
            into.ScaleFrom(first, weight / MathF.Sqrt(squares));
    }
}
