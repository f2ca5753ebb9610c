using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Two opinions on the class of a text: the regression, which knows what tells classes apart, and the nearness to the middle of each class, which holds where examples are few.</summary>
internal sealed class Classifier
{
    // 400 classes with 20,000 features make 8 million weights: 32 MB and some seconds of training. Beyond, nearness alone has to do.
    private const long MostWeights = 8_000_000;

    /// <summary>What the regression counts; the middles count the rest.</summary>
    public const float RegressionWeight = 0.8f;

    private readonly SoftmaxModel? _regression;
    private readonly CentroidModel _middles;

    private Classifier(int classes, SoftmaxModel? regression, CentroidModel middles) => (Classes, _regression, _middles) = (classes, regression, middles);

    /// <summary>How many classes.</summary>
    public int Classes { get; }

    /// <summary>Trains both.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Classifier Train(IReadOnlyList<Labelled> examples, int classes, Vocabulary vocabulary, CancellationToken cancellation)
    {
        var isSmallEnough = (long)SoftmaxModel.StrideOf(classes) * (vocabulary.Repeated + 1) <= MostWeights;
        var regression = isSmallEnough ? SoftmaxTraining.Train(examples, classes, vocabulary.Repeated, cancellation) : null;
        return new(classes, regression, CentroidModel.Train(examples, classes, vocabulary.Count));
    }

    /// <summary>Fills in what both say of a text.</summary>
    public void Vote(SparseVector text, Ballot ballot)
    {
        _middles.Near(text, ballot.Cosines);
        _middles.Vote(ballot.Cosines, ballot.Middles);
        if (_regression is null)
            ballot.Middles.AsSpan().CopyTo(ballot.Regression);
        else
            _regression.Vote(text, ballot.Sums, ballot.Regression);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(_regression is not null);
        _regression?.Write(writer);
        _middles.Write(writer);
    }

    public static Classifier Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var regression = reader.ReadBoolean() ? SoftmaxModel.Read(reader) : null;
        return new(classes, regression, CentroidModel.Read(reader));
    }
}

/// <summary>What a <see cref="Classifier"/> says of one text: one number a class in each list. Reused from text to text.</summary>
internal sealed class Ballot(int classes)
{
    /// <summary>The probability by the regression.</summary>
    public float[] Regression { get; } = new float[classes];

    /// <summary>How near the middle of the class is, 0 to 1.</summary>
    public float[] Cosines { get; } = new float[classes];

    /// <summary>The share by nearness.</summary>
    public float[] Middles { get; } = new float[classes];

    /// <summary>A buffer of the regression.</summary>
    public float[] Sums { get; } = new float[SoftmaxModel.StrideOf(classes)];

    /// <summary>Both opinions. Where the classes have many examples, the regression knows better.</summary>
    public float Mixed(int index) => (Classifier.RegressionWeight * Regression[index]) + ((1 - Classifier.RegressionWeight) * Middles[index]);
}
