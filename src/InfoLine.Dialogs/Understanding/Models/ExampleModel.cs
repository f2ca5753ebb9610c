using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>All examples as they are, and how near a text is to the nearest one of a class.</summary>
internal sealed class ExampleModel
{
    // The examples of class c go from _classStarts[c] up to _classStarts[c + 1], the features of example e from _starts[e] up to _starts[e + 1].
    private readonly int[] _classStarts;
    private readonly int[] _starts;
    private readonly int[] _ids;
    private readonly float[] _values;

    private ExampleModel(int[] classStarts, int[] starts, int[] ids, float[] values) => (_classStarts, _starts, _ids, _values) = (classStarts, starts, ids, values);

    /// <summary>Keeps the examples.</summary>
    public static ExampleModel Train(IEnumerable<Labelled> examples, int classes)
    {
        var ordered = examples.OrderBy(example => example.Class).ToArray();
        var (classStarts, starts) = (new int[classes + 1], new int[ordered.Length + 1]);
        var (ids, values) = (new List<int>(), new List<float>());
        for (var i = 0; i < ordered.Length; i++)
        {
            classStarts[ordered[i].Class + 1]++;
            ids.AddRange(ordered[i].Text.Ids);
            values.AddRange(ordered[i].Text.Values);
            starts[i + 1] = ids.Count;
        }

        for (var i = 0; i < classes; i++)
            classStarts[i + 1] += classStarts[i];
        return new(classStarts, starts, [.. ids], [.. values]);
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
            var sum = 0f;
            for (var i = _starts[example]; i < _starts[example + 1]; i++)
                sum += text[_ids[i]] * _values[i];
            nearest = MathF.Max(nearest, sum);
        }

        return nearest;
    }

    public void Write(BinaryWriter writer)
    {
        Arrays.Write<int>(writer, _classStarts);
        Arrays.Write<int>(writer, _starts);
        Arrays.Write<int>(writer, _ids);
        Arrays.Write<float>(writer, _values);
    }

    public static ExampleModel Read(BinaryReader reader) =>
        new(Arrays.Read<int>(reader), Arrays.Read<int>(reader), Arrays.Read<int>(reader), Arrays.Read<float>(reader));
}
