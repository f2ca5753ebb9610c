namespace InfoLine.Cli;

/// <summary>What <c>infoline eval</c> was asked to do.</summary>
internal sealed record EvalOptions
{
    /// <summary>The share of wrong answers that is allowed where nothing else is said.</summary>
    public const double UsualMaxFalse = 0.05;

    /// <summary>The folder with the dialogs.</summary>
    public string Dialogs { get; init; } = "dialogs";

    /// <summary>The test questions; null asks the content's own phrases.</summary>
    public string? Tests { get; init; }

    /// <summary>Examples that take the place of the content, or null.</summary>
    public string? Examples { get; init; }

    /// <summary>One JSON object in place of the report.</summary>
    public bool Json { get; init; }

    /// <summary>Fails below this share of right first answers, 0 to 1; null never fails.</summary>
    public double? MinTop1 { get; init; }

    /// <summary>Fails above this share of wrong ones among outright answers, 0 to 1; null never fails. The choice of a threshold then uses <see cref="UsualMaxFalse"/>.</summary>
    public double? MaxFalse { get; init; }

    /// <summary>An earlier <c>--json</c> to compare with, or null.</summary>
    public string? Baseline { get; init; }

    /// <summary>The seed of the noise; null asks without noise.</summary>
    public int? NoiseSeed { get; init; }

    /// <summary>Keeps the chosen threshold in the content.</summary>
    public bool Write { get; init; }

    /// <summary>What is wrong with the options, or null.</summary>
    public string? Trouble()
    {
        if (MinTop1 is < 0 or > 1 || MaxFalse is < 0 or > 1)
            return "--min-top1 and --max-false are shares from 0 to 1: write 0.05 for 5 %.";
        if (Write && Examples is not null)
            return "--write keeps a threshold for the dialogs, and --examples takes other examples in their place. Leave one of them out.";
        if (Tests is null && NoiseSeed is not null)
            return "--noise needs questions to spoil: name a file with --tests.";
        return Tests is null && Examples is not null ? "--examples needs questions to ask: name a file with --tests." : null;
    }
}
