namespace InfoLine.Reports;

/// <summary>How many registered people share a word, such as a district.</summary>
/// <param name="Name">The name of the figure: <c>people.need.finance</c>.</param>
/// <param name="Dimension">What the word is of: <c>need</c>.</param>
/// <param name="Word">The word; empty for those of whom it is not known.</param>
/// <param name="Counts">By <see cref="Gender"/>.</param>
internal sealed record Registered(string Name, string Dimension, string Word, IReadOnlyList<int> Counts);

/// <summary>Counts registered people by what is known of them.</summary>
internal sealed class RegisteredCounts(ReportTerms terms)
{
    private const int Genders = 4;

    private readonly Dictionary<(int Dimension, int Term), int[]> _counts = [];

    /// <summary>The number of what is known of a person in a dimension of <see cref="ReportCount.Dimensions"/>.</summary>
    public static int TermOf(PersonFacts facts, int dimension) => dimension switch
    {
        0 => facts.District,
        1 => facts.Block,
        2 => facts.Need,
        3 => facts.Sector,
        _ => facts.Stage,
    };

    /// <summary>The words of a dimension.</summary>
    public static Terms TermsOf(ReportTerms terms, int dimension) => dimension switch
    {
        0 => terms.Districts,
        1 => terms.Blocks,
        2 => terms.Needs,
        3 => terms.Sectors,
        _ => terms.Stages,
    };

    /// <summary>Counts people of whom the same is known.</summary>
    public void Add(PersonFacts facts, int times)
    {
        for (var dimension = 0; dimension < ReportCount.Dimensions.Length; dimension++)
        {
            var key = (dimension, TermOf(facts, dimension));
            if (!_counts.TryGetValue(key, out var counts))
                _counts.Add(key, counts = new int[Genders]);
            counts[(int)facts.Gender] += times;
        }
    }

    /// <summary>What was counted: the largest of each dimension first, those of whom nothing is known last.</summary>
    public IReadOnlyList<Registered> List() =>
    [
        .. _counts
            .Select(pair => (pair.Key.Dimension, Word: TermsOf(terms, pair.Key.Dimension)[pair.Key.Term], Counts: pair.Value))
            .OrderBy(one => one.Dimension).ThenBy(one => one.Word.Length == 0).ThenByDescending(one => one.Counts.Sum()).ThenBy(one => one.Word, StringComparer.Ordinal)
            .Select(one => new Registered(NameOf(one.Dimension, one.Word), ReportCount.Dimensions[one.Dimension], one.Word, one.Counts)),
    ];

    /// <summary>The name of the figure of a word in a dimension of <see cref="ReportCount.Dimensions"/>.</summary>
    public static string NameOf(int dimension, string word) => $"people.{ReportCount.Dimensions[dimension]}.{(word.Length == 0 ? ReportFilter.None : word)}";
}
