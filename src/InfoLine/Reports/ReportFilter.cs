using InfoLine.Exports;

namespace InfoLine.Reports;

/// <summary>Whom and what the report is about. Words are those of the rows; <c>none</c> stands for what is not known.</summary>
/// <param name="Rows">Days and place.</param>
/// <param name="Gender">Of the person, or null.</param>
/// <param name="Need">Of the referral; of people who are counted without one, what they need most. Or null.</param>
/// <param name="Sector">Of the person's work, or null.</param>
/// <param name="Provider">The id of an organisation that was asked, or null.</param>
internal sealed record ReportFilter(RowFilter Rows, Gender? Gender, string? Need, string? Sector, string? Provider)
{
    /// <summary>Everything.</summary>
    public static ReportFilter All { get; } = new(RowFilter.All, null, null, null, null);

    /// <summary>The word for what is not known.</summary>
    public const string None = RowFilter.None;

    /// <summary>True where only the days are chosen: then those of whom nothing else is known can be counted too.</summary>
    public bool IsWholeLine => this is { Rows: { District: null, Block: null }, Gender: null, Need: null, Sector: null, Provider: null };
}

/// <summary>The same filter, ready to be asked of millions of rows.</summary>
internal sealed class RowTest(ReportFilter filter, ReportTerms terms)
{
    private readonly int? _district = NumberOf(filter.Rows.District, terms.Districts);
    private readonly int? _block = NumberOf(filter.Rows.Block, terms.Blocks);
    private readonly int? _need = NumberOf(filter.Need, terms.Needs);
    private readonly int? _sector = NumberOf(filter.Sector, terms.Sectors);

    /// <summary>The number of the provider that is asked for, or null.</summary>
    public int? Provider { get; } = NumberOf(filter.Provider, terms.Providers);

    /// <summary>Whether a person is of those who are counted by themselves.</summary>
    public bool TakesPerson(PersonFacts facts) => Provider is null && facts.IsOfPeriod && Takes(facts) && (_need is null || facts.Need == _need);

    /// <summary>Whether a referral is of those that are counted. Its days were looked at by the database.</summary>
    public bool Takes(ReferralLine referral) =>
        Takes(referral.Facts) && (_need is null || referral.Need == _need) && (Provider is null || WasAsked(referral, Provider.Value));

    /// <summary>Whether an open case of such a referral is counted: with a provider, only where that one has the referral now.</summary>
    public bool TakesCase(ReferralLine referral) => Takes(referral.Facts) && (_need is null || referral.Need == _need) && (Provider is null || referral.Provider == Provider);

    // Nobody was asked only where nobody said no either.
    private static bool WasAsked(ReferralLine referral, int provider) =>
        provider == 0 ? referral.Provider == 0 && referral.Refusals.Count == 0 : referral.Provider == provider || referral.Refusals.Exists(one => one.Provider == provider);

    private bool Takes(PersonFacts facts) =>
        (_district is null || facts.District == _district) && (_block is null || facts.Block == _block)
        && (_sector is null || facts.Sector == _sector) && (filter.Gender is null || facts.Gender == filter.Gender);

    private static int? NumberOf(string? word, Terms terms) => word switch
    {
        null => null,
        ReportFilter.None => 0,
        _ => terms.Of(word),
    };
}

/// <summary>The words that rows are counted by.</summary>
/// <param name="providers">The ids of all organisations.</param>
internal sealed class ReportTerms(params IEnumerable<string> providers)
{
    /// <summary>Ids of districts.</summary>
    public Terms Districts { get; } = new();

    /// <summary>Ids of blocks.</summary>
    public Terms Blocks { get; } = new();

    /// <summary>Kinds of help, of people and of referrals.</summary>
    public Terms Needs { get; } = new();

    /// <summary>Kinds of work.</summary>
    public Terms Sectors { get; } = new();

    /// <summary>How far the work is.</summary>
    public Terms Stages { get; } = new();

    /// <summary>Ids of organisations.</summary>
    public Terms Providers { get; } = new(providers);
}
