using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Softmax regression: which features speak for and against a class, learned from what tells the classes apart.</summary>
/// <remarks>Each weight is kept in one byte, as a part of the greatest of its row: a quarter of the memory, and no answer changes.</remarks>
internal sealed class SoftmaxModel
{
    private readonly int _classes;
    private readonly int _stride;

    // For each feature a row with one weight a class; the last row is added to every text.
    private readonly sbyte[] _weights;
    private readonly float[] _scales;

    private SoftmaxModel(int classes, sbyte[] weights, float[] scales) => (_classes, _stride, _weights, _scales) = (classes, StrideOf(classes), weights, scales);

    /// <summary>How long a row is: the classes, and zeros so that vectors of any machine fit.</summary>
    public static int StrideOf(int classes) => (classes + 15) & ~15;

    /// <summary>Keeps trained weights.</summary>
    /// <param name="classes">How many classes.</param>
    /// <param name="weights">Rows of equal length, each with one weight a class and perhaps more.</param>
    /// <param name="rows">How many.</param>
    public static SoftmaxModel From(int classes, ReadOnlySpan<float> weights, int rows)
    {
        var (stride, length) = (StrideOf(classes), weights.Length / rows);
        var (small, scales) = (new sbyte[rows * stride], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            var from = weights.Slice(row * length, classes);
            var greatest = 0f;
            foreach (var weight in from)
                greatest = MathF.Max(greatest, MathF.Abs(weight));
            scales[row] = greatest / sbyte.MaxValue;
            if (greatest > 0)
                for (var i = 0; i < classes; i++)
                    small[(row * stride) + i] = (sbyte)MathF.Round(from[i] / scales[row]);
        }

        return new(classes, small, scales);
    }

    /// <summary>The probability of each class.</summary>
    /// <param name="text">Features that have no row are skipped.</param>
    /// <param name="sums">A buffer, at least as long as a row.</param>
    /// <param name="probabilities">One for each class.</param>
    public void Vote(SparseVector text, Span<float> sums, Span<float> probabilities)
    {
        sums = sums[.._stride];
        sums.Clear();
        var last = _scales.Length - 1;
        AddRow(sums, last, 1);
        var ids = text.Ids;
        var values = text.Values;
        for (var i = 0; i < ids.Length; i++)
            if (ids[i] < last)
                AddRow(sums, ids[i], values[i]);
        Softmax(sums[.._classes], probabilities);
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
        Arrays.Write<sbyte>(writer, _weights);
        Arrays.Write<float>(writer, _scales);
    }

    public static SoftmaxModel Read(BinaryReader reader) => new(reader.ReadInt32(), Arrays.Read<sbyte>(reader), Arrays.Read<float>(reader));

    private void AddRow(Span<float> sums, int row, float value)
    {
        var factor = Vector128.Create(value * _scales[row]);
        var bytes = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_weights.AsSpan(row * _stride, _stride));
        var sum = MemoryMarshal.Cast<float, Vector128<float>>(sums);
        foreach (var sixteen in bytes)
        {
            var (low, high) = Vector128.Widen(sixteen);
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            sum[0] += Vector128.ConvertToSingle(first) * factor;
            sum[1] += Vector128.ConvertToSingle(second) * factor;
            sum[2] += Vector128.ConvertToSingle(third) * factor;
            sum[3] += Vector128.ConvertToSingle(fourth) * factor;
            sum = sum[4..];
        }
    }
}
