using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>The middle of the examples of each class, and how near a text is to it.</summary>
internal sealed class CentroidModel
{
    private const float Sharpness = 12;

    // Values are kept as parts of this: no number of a vector of length one is greater than one.
    private const float One = ushort.MaxValue;

    private readonly int _classes;

    // For each feature the classes whose middle has it: from _starts[id] up to _starts[id + 1].
    private readonly int[] _starts;
    private readonly ushort[] _owners;
    private readonly ushort[] _values;

    private CentroidModel(int classes, int[] starts, ushort[] owners, ushort[] values) => (_classes, _starts, _owners, _values) = (classes, starts, owners, values);

    /// <summary>Averages the examples of each class.</summary>
    public static CentroidModel Train(IEnumerable<Labelled> examples, int classes, int features)
    {
        var middles = new Middle[classes];
        Array.Fill(middles, new([], []));
        var sums = new float[features];
        foreach (var own in examples.GroupBy(example => example.Class))
            middles[own.Key] = MiddleOf(own, sums);

        var starts = new int[features + 1];
        foreach (var middle in middles)
            foreach (var id in middle.Ids)
                starts[id + 1]++;
        for (var id = 0; id < features; id++)
            starts[id + 1] += starts[id];
        var (owners, values, next) = (new ushort[starts[features]], new ushort[starts[features]], starts.ToArray());
        for (var owner = 0; owner < classes; owner++)
        {
            var (ids, parts) = middles[owner];
            for (var i = 0; i < ids.Length; i++)
            {
                owners[next[ids[i]]] = checked((ushort)owner);
                values[next[ids[i]]++] = parts[i];
            }
        }

        return new(classes, starts, owners, values);
    }

    // The sums, one for each feature, are zeros before and after.
    private static Middle MiddleOf(IEnumerable<Labelled> examples, float[] sums)
    {
        var touched = new List<int>();
        foreach (var example in examples)
        {
            var ids = example.Text.Ids;
            var values = example.Text.Values;
            for (var i = 0; i < ids.Length; i++)
            {
                if (sums[ids[i]] == 0)
                    touched.Add(ids[i]);
                sums[ids[i]] += values[i] * example.Weight;
            }
        }

        var length = MathF.Sqrt(touched.Sum(id => sums[id] * sums[id]));
        var middle = new Middle([.. touched], [.. touched.Select(id => (ushort)MathF.Round(sums[id] / length * One))]);
        foreach (var id in touched)
            sums[id] = 0;
        return middle;
    }

    /// <summary>How near a text is to each class, 0 to 1.</summary>
    public void Near(SparseVector text, Span<float> cosines)
    {
        cosines = cosines[.._classes];
        cosines.Clear();
        var ids = text.Ids;
        var values = text.Values;
        for (var i = 0; i < ids.Length; i++)
        {
            var (from, to) = (_starts[ids[i]], _starts[ids[i] + 1]);
            var value = values[i] / One;
            for (var at = from; at < to; at++)
                cosines[_owners[at]] += value * _values[at];
        }
    }

    /// <summary>The share of each class: nearness sharpened, so that a little nearer is much likelier.</summary>
    public void Vote(ReadOnlySpan<float> cosines, Span<float> shares)
    {
        for (var i = 0; i < _classes; i++)
            shares[i] = cosines[i] * Sharpness;
        SoftmaxModel.Softmax(shares[.._classes], shares);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_classes);
        Arrays.Write<int>(writer, _starts);
        Arrays.Write<ushort>(writer, _owners);
        Arrays.Write<ushort>(writer, _values);
    }

    public static CentroidModel Read(BinaryReader reader) =>
        new(reader.ReadInt32(), Arrays.Read<int>(reader), Arrays.Read<ushort>(reader), Arrays.Read<ushort>(reader));

    // The features of one class and their values.
    private readonly record struct Middle(int[] Ids, ushort[] Values);
}
