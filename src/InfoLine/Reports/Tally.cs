namespace InfoLine.Reports;

/// <summary>By what a report is split.</summary>
internal enum By
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>Where people live.</summary>
    District,

    /// <summary>The same.</summary>
    Block,

    /// <summary>Of the person.</summary>
    Gender,

    /// <summary>Of the referral; of people what they need most.</summary>
    Need,

    /// <summary>Of the person's work.</summary>
    Sector,

    /// <summary>Who was asked.</summary>
    Provider,
}

/// <summary>The counts of one group, by figure and gender.</summary>
internal sealed class Counts
{
    private const int Genders = 4;

    private readonly int[] _counts = new int[Figures.All.Length * Genders];
    private readonly Histogram?[] _tenths = new Histogram?[Figures.All.Length];
    private readonly Histogram?[] _working = new Histogram?[Figures.All.Length];

    /// <summary>How often a figure was counted for a gender.</summary>
    public int this[Figure figure, Gender gender] => _counts[(figure.Index * Genders) + (int)gender];

    /// <summary>How often it was counted at all.</summary>
    public int this[Figure figure] => _counts.AsSpan(figure.Index * Genders, Genders).ToArray().Sum();

    /// <summary>The median of a span in days of the clock; null where there is none.</summary>
    public double? Days(Figure figure) => _tenths[figure.Index]?.Median() / 10;

    /// <summary>The same in working days.</summary>
    public double? WorkingDays(Figure figure) => _working[figure.Index]?.Median();

    /// <summary>Counts.</summary>
    public void Add(int figure, Gender gender, int times = 1) => _counts[(figure * Genders) + (int)gender] += times;

    /// <summary>Counts for several figures.</summary>
    public void Add(int[] figures, Gender gender)
    {
        foreach (var figure in figures)
            _counts[(figure * Genders) + (int)gender]++;
    }

    /// <summary>Counts a span.</summary>
    public void AddSpan(int figure, Gender gender, int tenths, int working)
    {
        Add(figure, gender);
        (_tenths[figure] ??= new()).Add(tenths);
        (_working[figure] ??= new()).Add(working);
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(Counts other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        for (var i = 0; i < _tenths.Length; i++)
        {
            if (other._tenths[i] is { } tenths && other._working[i] is { } working)
            {
                (_tenths[i] ??= new()).Add(tenths);
                (_working[i] ??= new()).Add(working);
            }
        }
    }
}

/// <summary>Counts referrals: one thread's part of them.</summary>
/// <param name="by">How they are split.</param>
/// <param name="provider">Whose view it is, where only one provider is asked for.</param>
/// <param name="days">Measures spans.</param>
/// <param name="people">How many people there are.</param>
internal sealed class Tally(By by, int? provider, WorkingDays days, int people)
{
    /// <summary>An answer has so many forms: see <see cref="ReferralLine.Answers"/>.</summary>
    private const int Most = 16;

    private static readonly int Moments = Enum.GetValues<Moment>().Length;
    private static readonly (int Figure, int From, int Until)[] Spans =
        [.. Figures.All.Where(figure => figure.Span is not null).Select(figure => (figure.Index, (int)figure.Span!.Value.From, (int)figure.Span.Value.Until))]; // As just asked.

    private static readonly (int Figure, string Reason)[] Cases = [.. Figures.All.Where(figure => figure.Case is not null).Select(figure => (figure.Index, figure.Case!))]; // As just asked.

    private static readonly int[][][] OfAnswers = [.. Enumerable.Range(0, Questions.Days.Length).Select(question => Enumerable.Range(-1, Most).Select(answer => FiguresOfAnswer(question, answer)).ToArray())];
    private static readonly int[][] OfRefusals = [.. Enumerable.Range(0, RefusalReasons.All.Length).Select(reason => Figures.All.Where(figure => figure.OfRefusal == reason).Select(figure => figure.Index).ToArray())];

    private readonly int[]?[] _ofShapes = new int[]?[ReferralLine.Shapes];
    private PersonState[] _states = new PersonState[people];

    /// <summary>What was counted, by the number of the term; 0 is "not known", and the only one where there is no split.</summary>
    public Dictionary<int, Counts> Groups { get; } = [];

    /// <summary>What referrals say about people, by the number of the person.</summary>
    public ReadOnlySpan<PersonState> States => _states;

    /// <summary>The counts of a group.</summary>
    public Counts this[int group]
    {
        get
        {
            if (!Groups.TryGetValue(group, out var counts))
                Groups.Add(group, counts = new());
            return counts;
        }
    }

    /// <summary>Counts one; <see cref="Note(ReferralLine)"/> is the other half.</summary>
    public void Add(ReferralLine referral)
    {
        if (by != By.Provider)
            Count(this[GroupOf(by, referral.Facts, referral.Need)], provider is { } viewer ? referral.SeenBy(viewer) : referral);
        else if (referral.Refusals.Count == 0)
            Count(this[referral.Provider], referral);
        else
        {
            foreach (var asked in referral.AllAsked().Where(asked => provider is null || asked == provider))
                Count(this[asked], referral.SeenBy(asked));
        }
    }

    /// <summary>Notes what one says about its person.</summary>
    public void Note(ReferralLine referral) => Note(ref StateOf(referral.Person), provider is { } viewer ? referral.SeenBy(viewer) : referral);

    /// <summary>Counts an open case of a referral. Of a split by provider it belongs to whoever has the referral now.</summary>
    public void AddCase(string reason, ReferralLine referral)
    {
        foreach (var (figure, wanted) in Cases)
        {
            if (wanted.Length == 0 || wanted == reason)
                this[by == By.Provider ? referral.Provider : GroupOf(by, referral.Facts, referral.Need)].Add(figure, referral.Facts.Gender);
        }
    }

    /// <summary>The group of a person, or of a referral that is not counted by provider.</summary>
    public static int GroupOf(By by, PersonFacts facts, int need) => by switch
    {
        By.District => facts.District,
        By.Block => facts.Block,
        By.Gender => (int)facts.Gender,
        By.Need => need,
        By.Sector => facts.Sector,
        _ => 0,
    };

    /// <summary>What all referrals together say about a person.</summary>
    public static void Note(ref PersonState state, ReferralLine referral)
    {
        state.Refer(referral.SentAt > 0, referral.AcceptedAt > 0);
        for (var question = Questions.Helped; referral.Answers != 0 && question < Questions.Days.Length; question++)
        {
            if (referral.AnswerOf(question) is var answer and > 0)
                state.Hear(answer, referral.OpenedAt);
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(Tally other)
    {
        foreach (var (group, counts) in other.Groups)
            this[group].Add(counts);
        for (var person = 0; person < other._states.Length; person++)
            StateOf(person) = StateOf(person).With(other._states[person]);
    }

    private ref PersonState StateOf(int person)
    {
        if (person >= _states.Length)
            Array.Resize(ref _states, Math.Max(person + 1, _states.Length + 1024));
        return ref _states[person];
    }

    private void Count(Counts counts, ReferralLine referral)
    {
        var gender = referral.Facts.Gender;
        counts.Add(_ofShapes[referral.Shape()] ??= [.. Figures.All.Where(figure => figure.OfReferral?.Invoke(referral) == true).Select(figure => figure.Index)], gender);
        foreach (var (reason, _) in referral.Refusals)
            counts.Add(OfRefusals[reason], gender);
        for (var (question, answers) = (0, referral.Answers); answers != 0; question++, answers >>= ReferralLine.AnswerBits)
            counts.Add(OfAnswers[question][answers & (Most - 1)], gender);
        if (referral.AcknowledgedAt > 0 || referral.AcceptedAt > 0 || referral.CompletedAt > 0)
            CountSpans(counts, referral);
    }

    private void CountSpans(Counts counts, ReferralLine referral)
    {
        Span<long> at = stackalloc long[Moments];
        Span<int> worked = stackalloc int[Moments];
        for (var moment = 0; moment < at.Length; moment++)
            worked[moment] = (at[moment] = referral.At((Moment)moment)) > 0 ? days.Until(at[moment]) : 0;
        foreach (var (figure, from, until) in Spans)
        {
            if (IsSpan(at[from], at[until]))
                counts.AddSpan(figure, referral.Facts.Gender, WorkingDays.Tenths(at[from], at[until]), worked[until] - worked[from]);
        }
    }

    private static int[] FiguresOfAnswer(int question, int answer) =>
        [.. Figures.All.Where(figure => figure.OfAnswer is var (asked, holds) && asked == question && holds(answer)).Select(figure => figure.Index)];

    /// <summary>True where both moments are known and belong together: a later sending to somebody else comes after the yes of the one before.</summary>
    public static bool IsSpan(long from, long until) => from > 0 && until >= from;
}
