using System.Numerics;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Softmax regression: which features speak for and against a class, learned from what tells the classes apart.</summary>
internal sealed class SoftmaxModel
{
    private readonly int _classes;
    private readonly int _stride;
    private readonly float[] _weights;

    /// <param name="classes">How many classes.</param>
    /// <param name="weights">For each feature a row with one weight a class, each row <see cref="StrideOf"/> long; the last row is added to every text.</param>
    public SoftmaxModel(int classes, float[] weights) => (_classes, _stride, _weights) = (classes, StrideOf(classes), weights);

    /// <summary>How long a row is: the classes, and zeros so that vectors of any machine fit.</summary>
    public static int StrideOf(int classes) => (classes + 15) & ~15;

    /// <summary>The probability of each class.</summary>
    /// <param name="text">Features that have no row are skipped.</param>
    /// <param name="sums">A buffer, at least as long as a row.</param>
    /// <param name="probabilities">One for each class.</param>
    public void Vote(SparseVector text, Span<float> sums, Span<float> probabilities)
    {
        sums = sums[.._stride];
        var rows = (_weights.Length / _stride) - 1;
        _weights.AsSpan(rows * _stride, _stride).CopyTo(sums);
        var ids = text.Ids;
        var values = text.Values;
        for (var i = 0; i < ids.Length; i++)
            if (ids[i] < rows)
                AddScaled(sums, _weights.AsSpan(ids[i] * _stride, _stride), values[i]);
        Softmax(sums[.._classes], probabilities);
    }

    /// <summary>Adds a row, scaled, to sums.</summary>
    public static void AddScaled(Span<float> sums, ReadOnlySpan<float> row, float scale)
    {
        var width = Vector<float>.Count;
        var factor = new Vector<float>(scale);
        for (var i = 0; i < sums.Length; i += width)
            (new Vector<float>(sums[i..]) + (new Vector<float>(row[i..]) * factor)).CopyTo(sums[i..]);
    }

    /// <summary>Turns sums into probabilities that add up to one.</summary>
    public static void Softmax(ReadOnlySpan<float> sums, Span<float> probabilities)
    {
        var greatest = float.NegativeInfinity;
        foreach (var sum in sums)
            greatest = MathF.Max(greatest, sum);
        var total = 0f;
        for (var i = 0; i < sums.Length; i++)
            total += probabilities[i] = MathF.Exp(sums[i] - greatest);
        for (var i = 0; i < sums.Length; i++)
            probabilities[i] /= total;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_classes);
        Arrays.Write<Half>(writer, Array.ConvertAll(_weights, weight => (Half)weight));
    }

    public static SoftmaxModel Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        return new(classes, Array.ConvertAll(Arrays.Read<Half>(reader), weight => (float)weight));
    }
}
