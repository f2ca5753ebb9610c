namespace InfoLine.Reports;

/// <summary>A number of the report: what it is called, and which rows are behind it. Exactly one of the ways to count is there.</summary>
/// <param name="Name">Never changes: scripts and other reports use it.</param>
/// <param name="Section">Under which heading it stands.</param>
/// <param name="English">What it says, in a few words.</param>
/// <param name="Hindi">The same in Hindi.</param>
internal sealed record Figure(string Name, Section Section, string English, string Hindi)
{
    /// <summary>Its place in <see cref="Figures.All"/>.</summary>
    public int Index { get; init; } = -1;

    /// <summary>Of which other figure it is a part, so that a share can be told; null where it is none.</summary>
    public string? Of { get; init; }

    /// <summary>The rows of a table that nothing is known of but their time; <c>$1</c> and <c>$2</c> are the period. Only for the whole line.</summary>
    public string? Table { get; init; }

    /// <summary>Counts a registered person.</summary>
    public Func<PersonFacts, bool>? OfPerson { get; init; }

    /// <summary>Counts a person by what all their referrals say.</summary>
    public Func<PersonState, bool>? OfState { get; init; }

    /// <summary>Counts a referral by its <see cref="ReferralLine.Shape"/> alone.</summary>
    public Func<ReferralLine, bool>? OfReferral { get; init; }

    /// <summary>Counts a referral by what was answered to one of <see cref="Questions.Days"/>: 0 nothing, -1 when it was not asked.</summary>
    public (int Question, Func<int, bool> Holds)? OfAnswer { get; init; }

    /// <summary>Counts the refusals with one of <see cref="RefusalReasons.All"/>: a referral as often as a provider gave it.</summary>
    public int? OfRefusal { get; init; }

    /// <summary>Between which two moments a referral's time is measured; it counts where both are there, in this order.</summary>
    public (Moment From, Moment Until)? Span { get; init; }

    /// <summary>Counts an open case, by its reason; the empty one is every reason.</summary>
    public string? Case { get; init; }

    /// <summary>How often it counts a referral.</summary>
    public int TimesOf(ReferralLine referral) => this switch
    {
        { Span: var (from, until) } => Tally.IsSpan(referral.At(from), referral.At(until)) ? 1 : 0,
        { OfAnswer: var (question, holds) } => holds(referral.AnswerOf(question)) ? 1 : 0,
        { OfRefusal: { } reason } => referral.Refusals.Count(one => one.Reason == reason),
        { OfReferral: { } holds } => holds(referral) ? 1 : 0,
        _ => 0,
    };

    /// <summary>What it says, in a language.</summary>
    public string Text(string language) => language == "hi" ? Hindi : English;
}

/// <summary>The headings, in their order.</summary>
internal enum Section
{
    /// <summary>Who.</summary>
    People,

    /// <summary>How far referrals come.</summary>
    Referrals,

    /// <summary>How long it takes.</summary>
    Days,

    /// <summary>Why providers say no.</summary>
    Refusals,

    /// <summary>Whether it helped.</summary>
    Outcomes,

    /// <summary>What people answer afterwards.</summary>
    CheckIns,

    /// <summary>What came of it all.</summary>
    Enterprises,

    /// <summary>What somebody must look at.</summary>
    Cases,
}
