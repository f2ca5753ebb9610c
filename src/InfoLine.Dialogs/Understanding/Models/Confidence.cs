using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Logistic regression from the evidence to the probability that the likeliest topic is right.</summary>
internal sealed class Confidence
{
    private const int Rounds = 12;
    private const double Shrink = 20;

    private readonly float[] _weights;
    private readonly float _offset;

    private Confidence(float[] weights, float offset) => (_weights, _offset) = (weights, offset);

    /// <summary>Where there are too few examples to fit anything: sure of what is near to an example, whatever its share.</summary>
    public static Confidence Plain { get; } = new([0.3f, 0, 6, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0], -4.5f);

    /// <summary>The probability that the likeliest topic is right.</summary>
    public double Of(ReadOnlySpan<float> evidence)
    {
        double sum = _offset;
        for (var i = 0; i < evidence.Length; i++)
            sum += _weights[i] * evidence[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>What a number adds to the log odds.</summary>
    public double Part(int number, float value) => _weights[number] * value;

    /// <summary>Fits the weights to what was asked and whether it was answered right, by Newton's method.</summary>
    public static Confidence Fit(IReadOnlyCollection<Observation> observations)
    {
        if (observations.Count == 0)
            return Plain;
        var (means, spreads) = Scales(observations);
        const int size = Evidence.Count + 1;
        // Few observations move the weights little from where they start.
        var start = Start(means, spreads);
        var weights = start.ToArray();
        var row = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[size];
            var curve = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                slope[i] = -Shrink * (weights[i] - start[i]);
                curve[i, i] = Shrink;
            }

            foreach (var one in observations)
            {
                row[size - 1] = 1;
                for (var i = 0; i < Evidence.Count; i++)
                    row[i] = (one.Evidence[i] - means[i]) / spreads[i];
                var sum = 0.0;
                for (var i = 0; i < size; i++)
                    sum += weights[i] * row[i];
                var chance = 1 / (1 + Math.Exp(-sum));
                for (var i = 0; i < size; i++)
                {
                    slope[i] += one.Weight * ((one.IsRight ? 1 : 0) - chance) * row[i];
                    for (var j = 0; j <= i; j++)
                        curve[i, j] += one.Weight * chance * (1 - chance) * row[i] * row[j];
                }
            }

            Solve(curve, slope);
            for (var i = 0; i < size; i++)
                weights[i] += slope[i];
        }

        var plain = new float[Evidence.Count];
        var offset = weights[size - 1];
        for (var i = 0; i < Evidence.Count; i++)
        {
            plain[i] = (float)(weights[i] / spreads[i]);
            offset -= weights[i] * means[i] / spreads[i];
        }

        return new(plain, (float)offset);
    }

    // The plain weights on the scale of the observations.
    private static double[] Start(double[] means, double[] spreads)
    {
        var start = new double[Evidence.Count + 1];
        start[Evidence.Count] = Plain._offset;
        for (var i = 0; i < Evidence.Count; i++)
        {
            start[i] = Plain._weights[i] * spreads[i];
            start[Evidence.Count] += Plain._weights[i] * means[i];
        }

        return start;
    }

    private static (double[] Means, double[] Spreads) Scales(IReadOnlyCollection<Observation> observations)
    {
        var (means, spreads) = (new double[Evidence.Count], new double[Evidence.Count]);
        for (var i = 0; i < Evidence.Count; i++)
        {
            means[i] = observations.Average(one => one.Evidence[i]);
            spreads[i] = Math.Max(1e-3, Math.Sqrt(observations.Average(one => Math.Pow(one.Evidence[i] - means[i], 2))));
        }

        return (means, spreads);
    }

    // Cholesky: the lower half of a positive matrix and a right side, which becomes the solution.
    private static void Solve(double[,] matrix, double[] side)
    {
        var size = side.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-9)) : sum / matrix[j, j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                side[i] -= matrix[i, k] * side[k];
            side[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                side[i] -= matrix[k, i] * side[k];
            side[i] /= matrix[i, i];
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_offset);
        Arrays.Write<float>(writer, _weights);
    }

    public static Confidence Read(BinaryReader reader)
    {
        var offset = reader.ReadSingle();
        return new(Arrays.Read<float>(reader), offset);
    }
}

/// <summary>A question that was kept back, and whether it was answered right.</summary>
internal sealed record Observation(float[] Evidence, bool IsRight, double Weight);
