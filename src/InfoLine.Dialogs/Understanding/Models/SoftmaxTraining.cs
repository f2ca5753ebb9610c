using System.Numerics;
using System.Runtime.InteropServices;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Trains a <see cref="SoftmaxModel"/> with AdaGrad, one example after the other.</summary>
internal static class SoftmaxTraining
{
    private const int Epochs = 6;
    private const float Rate = 0.5f;
    private const float Shrink = 1e-5f;
    private const float Tiny = 1e-8f;

    // An example whose every class is this near to right teaches nothing that is worth the time.
    private const float Learned = 0.01f;

    /// <summary>Trains on examples in an order that is shuffled alike every time.</summary>
    /// <param name="examples">At least one.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="features">Only features with ids below this one are learned.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SoftmaxModel Train(IReadOnlyList<Labelled> examples, int classes, int features, CancellationToken cancellation)
    {
        var stride = SoftmaxModel.StrideOf(classes);
        var weights = new float[(features + 1) * stride];
        var squares = new float[weights.Length];
        var (sums, errors) = (new float[stride], new float[stride]);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var shuffle = new Shuffle(20261122);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Order(order);
            for (var i = 0; i < order.Length; i++)
            {
                if (i % 256 == 0)
                    cancellation.ThrowIfCancellationRequested();
                var example = examples[order[i]];
                weights.AsSpan(features * stride, stride).CopyTo(sums);
                var ids = example.Text.Ids;
                var values = example.Text.Values;
                for (var j = 0; j < ids.Length; j++)
                    if (ids[j] < features)
                        SoftmaxModel.AddScaled(sums, weights.AsSpan(ids[j] * stride, stride), values[j]);
                SoftmaxModel.Softmax(sums.AsSpan(0, classes), errors);
                if (errors[example.Class] > 1 - Learned)
                    continue;
                errors[example.Class] -= 1;
                if (example.Weight != 1)
                    for (var k = 0; k < classes; k++)
                        errors[k] *= example.Weight;
                Step(weights.AsSpan(features * stride, stride), squares.AsSpan(features * stride, stride), errors, 1);
                for (var j = 0; j < ids.Length; j++)
                    if (ids[j] < features)
                        Step(weights.AsSpan(ids[j] * stride, stride), squares.AsSpan(ids[j] * stride, stride), errors, values[j]);
            }
        }

        return SoftmaxModel.From(classes, weights);
    }

    private static void Step(Span<float> weights, Span<float> squares, ReadOnlySpan<float> errors, float value)
    {
        var (scale, shrink, rate, tiny) = (new Vector<float>(value), new Vector<float>(Shrink), new Vector<float>(Rate), new Vector<float>(Tiny));
        var weight = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var square = MemoryMarshal.Cast<float, Vector<float>>(squares)[..weight.Length];
        var error = MemoryMarshal.Cast<float, Vector<float>>(errors)[..weight.Length];
        for (var i = 0; i < weight.Length; i++)
        {
            var slope = (error[i] * scale) + (weight[i] * shrink);
            square[i] += slope * slope;
            weight[i] -= rate * slope / (Vector.SquareRoot(square[i]) + tiny);
        }
    }
}

/// <summary>An example with its class.</summary>
/// <param name="Text">The example.</param>
/// <param name="Class">From 0.</param>
/// <param name="Weight">What it counts; 1 is usual.</param>
internal readonly record struct Labelled(SparseVector Text, int Class, float Weight = 1);

/// <summary>Shuffles alike on every machine (xorshift, Marsaglia 2003): the same topics must give the same matcher.</summary>
internal sealed class Shuffle(uint seed)
{
    private uint _state = seed;

    public void Order(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = (int)(Next() % (uint)(i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>The next number, never 0.</summary>
    public uint Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        return _state ^= _state << 5;
    }
}
