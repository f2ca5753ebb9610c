using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Trains a <see cref="SoftmaxModel"/> with AdaGrad, one example after the other.</summary>
internal sealed class SoftmaxTraining
{
    private const int Epochs = 6;
    private const float Rate = 0.5f;
    private const float Shrink = 1e-5f;
    private const float Tiny = 1e-8f;

    // An example whose every class is this near to right teaches nothing that is worth the time, nor is it looked at in the next epoch.
    private const float Learned = 0.01f;

    // Nor do eight neighbouring classes that an example is this sure not to be.
    private const float Settled = 0.001f;

    // Eight classes side by side, whatever the processor has: the same topics must give the same matcher on every machine.
    private readonly int _blocks;
    private readonly int _classes;
    private readonly int _features;

    // For each feature a row of so many blocks, and after the last feature the row that every text has.
    private readonly float[] _weights;
    private readonly float[] _squares;

    private SoftmaxTraining(int classes, int features)
    {
        (_classes, _features) = (classes, features);
        _blocks = (classes + Vector256<float>.Count - 1) / Vector256<float>.Count;
        _weights = new float[(features + 1) * _blocks * Vector256<float>.Count];
        _squares = new float[_weights.Length];
        _squares.AsSpan().Fill(Tiny * Tiny);
    }

    /// <summary>Trains on examples in an order that is shuffled alike every time.</summary>
    /// <param name="examples">At least one.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="features">Only features with ids below this one are learned.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SoftmaxModel Train(IReadOnlyList<Labelled> examples, int classes, int features, CancellationToken cancellation)
    {
        var training = new SoftmaxTraining(classes, features);
        var isLearned = new bool[examples.Count];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var shuffle = new Shuffle(20261122);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Order(order);
            training.Learn(examples, order, isLearned, cancellation);
        }

        return SoftmaxModel.From(classes, training._weights, features + 1);
    }

    private void Learn(IReadOnlyList<Labelled> examples, ReadOnlySpan<int> order, Span<bool> isLearned, CancellationToken cancellation)
    {
        var errors = new float[_blocks * Vector256<float>.Count];
        var sums = new Vector256<float>[_blocks];
        var active = new int[_blocks];
        for (var i = 0; i < order.Length; i++)
        {
            if (i % 256 == 0)
                cancellation.ThrowIfCancellationRequested();
            ref var isKnown = ref isLearned[order[i]];
            if (isKnown)
            {
                isKnown = false;
                continue;
            }

            var example = examples[order[i]];
            Add(example.Text, sums);
            SoftmaxModel.Softmax(MemoryMarshal.Cast<Vector256<float>, float>(sums)[.._classes], errors);
            isKnown = errors[example.Class] > 1 - Learned;
            if (isKnown)
                continue;
            errors[example.Class] -= 1;
            var slopes = MemoryMarshal.Cast<float, Vector256<float>>(errors);
            Step(example, slopes, active.AsSpan(0, Unsettled(slopes, active)));
        }
    }

    // What the weights say of a text.
    private void Add(SparseVector text, Span<Vector256<float>> sums)
    {
        var weights = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan());
        weights[(_features * _blocks)..].CopyTo(sums);
        var ids = text.Ids;
        var values = text.Values;
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] >= _features)
                continue;
            var row = weights.Slice(ids[i] * _blocks, sums.Length);
            var value = Vector256.Create(values[i]);
            for (var block = 0; block < sums.Length; block++)
                sums[block] += row[block] * value;
        }
    }

    private static int Unsettled(ReadOnlySpan<Vector256<float>> errors, Span<int> blocks)
    {
        var count = 0;
        for (var block = 0; block < errors.Length; block++)
            if (Vector256.GreaterThanAny(Vector256.Abs(errors[block]), Vector256.Create(Settled)))
                blocks[count++] = block;
        return count;
    }

    private void Step(Labelled example, ReadOnlySpan<Vector256<float>> errors, ReadOnlySpan<int> active)
    {
        StepRow(_features, example.Weight, errors, active);
        var ids = example.Text.Ids;
        var values = example.Text.Values;
        for (var i = 0; i < ids.Length; i++)
            if (ids[i] < _features)
                StepRow(ids[i], values[i] * example.Weight, errors, active);
    }

    private void StepRow(int feature, float value, ReadOnlySpan<Vector256<float>> errors, ReadOnlySpan<int> active)
    {
        var weights = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan())[(feature * _blocks)..];
        var squares = MemoryMarshal.Cast<float, Vector256<float>>(_squares.AsSpan())[(feature * _blocks)..];
        var scale = Vector256.Create(value);
        foreach (var block in active)
        {
            var slope = (errors[block] * scale) + (weights[block] * Vector256.Create(Shrink));
            var square = squares[block] += slope * slope;
            weights[block] -= Vector256.Create(Rate) * slope * OneOverRoot(square);
        }
    }

    // To within a fifth of a percent, which is plenty for the length of a step, and much cheaper than a root and a division.
    // Every make of processor has another estimate of its own; this one is the same on all.
    private static Vector256<float> OneOverRoot(Vector256<float> square)
    {
        // Half of the exponent with its sign turned, and a constant that makes up for the rest (Lomont, "Fast inverse square root", 2003) …
        var guess = (Vector256.Create(0x5f375a86) - (square.AsInt32() >> 1)).AsSingle();
        // … and one step of Newton's method.
        return guess * (Vector256.Create(1.5f) - (Vector256.Create(0.5f) * square * guess * guess));
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
