using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Whether a confidence means what it says: of the questions at 70 %, seven in ten should be right.</summary>
/// <param name="Bins">Ten bins from 0 to 1, those without questions left out.</param>
/// <param name="Error">How far confidence and truth are apart on average, 0 to 1 (expected calibration error).</param>
public sealed record Calibration(ImmutableArray<CalibrationBin> Bins, double Error)
{
    private const int Count = 10;

    /// <summary>Sorts questions by their confidence. An out-of-scope question has no right answer but <c>none</c>.</summary>
    public static Calibration Of(IReadOnlyCollection<Marked> questions)
    {
        var bins = questions
            .GroupBy(one => Math.Min((int)(one.Confidence * Count), Count - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(bin.Key / (double)Count, (bin.Key + 1) / (double)Count, bin.Average(one => one.Confidence), Proportion.Among(bin, one => one.IsRight)))
            .ToImmutableArray();
        var error = questions.Count == 0 ? 0 : bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right.Rate) * bin.Right.Of) / questions.Count;
        return new(bins, error);
    }
}

/// <summary>The questions of about one confidence.</summary>
/// <param name="From">The lowest confidence of the bin.</param>
/// <param name="To">Where the next bin begins.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Right">How many of them were right.</param>
public sealed record CalibrationBin(double From, double To, double Confidence, Proportion Right);
