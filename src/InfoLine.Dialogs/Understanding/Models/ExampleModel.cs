using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>All examples as they are, and how near a text is to the nearest one of a class.</summary>
/// <remarks>This is most of what a question reads, so a feature takes two bytes and its value one, as a part of the greatest of its example. Only the rare features of very many topics have ids beyond two bytes; they stand apart.</remarks>
internal sealed class ExampleModel
{
    // The examples of class c go from _classStarts[c] up to _classStarts[c + 1].
    private readonly int[] _classStarts;
    private readonly float[] _scales;
    private readonly Part<ushort> _frequent;
    private readonly Part<int> _rare;

    private ExampleModel(int[] classStarts, float[] scales, Part<ushort> frequent, Part<int> rare) =>
        (_classStarts, _scales, _frequent, _rare) = (classStarts, scales, frequent, rare);

    /// <summary>Keeps the examples.</summary>
    public static ExampleModel Train(IEnumerable<Labelled> examples, int classes)
    {
        var ordered = examples.OrderBy(example => example.Class).ToArray();
        var (classStarts, scales) = (new int[classes + 1], new float[ordered.Length]);
        var (starts, ids, values) = (new int[ordered.Length + 1], new List<ushort>(), new List<byte>());
        var (rareStarts, rareIds, rareValues) = (new int[ordered.Length + 1], new List<int>(), new List<byte>());
        for (var i = 0; i < ordered.Length; i++)
        {
            classStarts[ordered[i].Class + 1]++;
            var text = ordered[i].Text;
            scales[i] = Greatest(text.Values) / byte.MaxValue;
            for (var j = 0; j < text.Count; j++)
            {
                var value = (byte)MathF.Round(text.Values[j] / scales[i]);
                if (text.Ids[j] <= ushort.MaxValue)
                {
                    ids.Add((ushort)text.Ids[j]);
                    values.Add(value);
                }
                else
                {
                    rareIds.Add(text.Ids[j]);
                    rareValues.Add(value);
                }
            }

            (starts[i + 1], rareStarts[i + 1]) = (ids.Count, rareIds.Count);
        }

        for (var i = 0; i < classes; i++)
            classStarts[i + 1] += classStarts[i];
        return new(classStarts, scales, new(starts, [.. ids], [.. values]), new(rareStarts, [.. rareIds], [.. rareValues]));
    }

    /// <summary>Whether a class has examples.</summary>
    public bool Has(int owner) => _classStarts[owner] < _classStarts[owner + 1];

    /// <summary>How near the nearest example of a class is, 0 to 1; 0 for a class without examples.</summary>
    /// <param name="owner">The class.</param>
    /// <param name="text">The text with one number for every feature.</param>
    public float Nearest(int owner, ReadOnlySpan<float> text)
    {
        var nearest = 0f;
        for (var example = _classStarts[owner]; example < _classStarts[owner + 1]; example++)
        {
            var sum = Dot(_frequent.IdsOf(example), _frequent.ValuesOf(example), text);
            var rareIds = _rare.IdsOf(example);
            for (var i = 0; i < rareIds.Length; i++)
                sum += text[rareIds[i]] * _rare.ValuesOf(example)[i];
            nearest = MathF.Max(nearest, sum * _scales[example]);
        }

        return nearest;
    }

    // Four sums side by side: one alone would wait for each addition to end before the next can begin.
    private static float Dot(ReadOnlySpan<ushort> ids, ReadOnlySpan<byte> values, ReadOnlySpan<float> text)
    {
        var (one, two, three, four) = (0f, 0f, 0f, 0f);
        values = values[..ids.Length];
        var i = 0;
        for (; i + 3 < ids.Length; i += 4)
        {
            one += text[ids[i]] * values[i];
            two += text[ids[i + 1]] * values[i + 1];
            three += text[ids[i + 2]] * values[i + 2];
            four += text[ids[i + 3]] * values[i + 3];
        }

        for (; i < ids.Length; i++)
            one += text[ids[i]] * values[i];
        return one + two + three + four;
    }

    public void Write(BinaryWriter writer)
    {
        Arrays.Write<int>(writer, _classStarts);
        Arrays.Write<float>(writer, _scales);
        _frequent.Write(writer);
        _rare.Write(writer);
    }

    public static ExampleModel Read(BinaryReader reader) =>
        new(Arrays.Read<int>(reader), Arrays.Read<float>(reader), Part<ushort>.Read(reader), Part<int>.Read(reader));

    private static float Greatest(ReadOnlySpan<float> values)
    {
        var greatest = float.Epsilon;
        foreach (var value in values)
            greatest = MathF.Max(greatest, value);
        return greatest;
    }

    // The features of example e go from starts[e] up to starts[e + 1].
    private sealed class Part<T>(int[] starts, T[] ids, byte[] values)
        where T : unmanaged
    {
        public ReadOnlySpan<T> IdsOf(int example) => ids.AsSpan(starts[example], starts[example + 1] - starts[example]);

        public ReadOnlySpan<byte> ValuesOf(int example) => values.AsSpan(starts[example], starts[example + 1] - starts[example]);

        public void Write(BinaryWriter writer)
        {
            Arrays.Write<int>(writer, starts);
            Arrays.Write<T>(writer, ids);
            Arrays.Write<byte>(writer, values);
        }

        public static Part<T> Read(BinaryReader reader) => new(Arrays.Read<int>(reader), Arrays.Read<T>(reader), Arrays.Read<byte>(reader));
    }
}
