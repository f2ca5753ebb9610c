using System.Runtime.InteropServices;

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
    private readonly Dictionary<ulong, int> _shapes = [];

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

    /// <summary>Counts a referral of a shape, and leaves for <see cref="Settle"/> what figures that is.</summary>
    /// <returns>True at the first of its kind.</returns>
    public bool AddShape(ulong shape, Gender gender)
    {
        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_shapes, (shape * Genders) + (ulong)gender, out var isKnown);
        times++;
        return !isKnown;
    }

    /// <summary>Counts the shapes: once a shape and not once a referral.</summary>
    /// <param name="figures">For what figures each counts, and how often.</param>
    public void Settle(IReadOnlyDictionary<ulong, (int Figure, int Times)[]> figures)
    {
        foreach (var (shape, times) in _shapes)
        {
            foreach (var (figure, each) in figures[shape / Genders])
                Add(figure, (Gender)(shape % Genders), each * times);
        }

        _shapes.Clear();
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
    private static readonly int Moments = Enum.GetValues<Moment>().Length;
    private static readonly (int Figure, int From, int Until)[] Spans =
        [.. Figures.All.Where(figure => figure.Span is not null).Select(figure => (figure.Index, (int)figure.Span!.Value.From, (int)figure.Span.Value.Until))]; // As just asked.

    private readonly Dictionary<ulong, (int Figure, int Times)[]> _shapes = [];
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

    /// <summary>Counts one.</summary>
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

        Note(ref StateOf(referral.Person), provider is { } only ? referral.SeenBy(only) : referral);
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
        state.WasReferred |= referral.SentAt > 0;
        state.IsConnected |= referral.AcceptedAt > 0;
        if (referral.Answers != 0 && referral.OpenedAt >= state.AnswerOf)
        {
            for (var question = Questions.Helped; question < Questions.Days.Length; question++)
            {
                if (referral.AnswerOf(question) is var answer and > 0)
                    (state.Answer, state.AnswerOf) = (answer, referral.OpenedAt);
            }
        }
    }

    /// <summary>Counts what was put off. Nothing may be read before.</summary>
    public void Settle()
    {
        foreach (var counts in Groups.Values)
            counts.Settle(_shapes);
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

        // Thousands of providers have a handful of each shape: there it is no shorter way.
        if (by != By.Provider && referral.Shape() is { } shape)
        {
            if (counts.AddShape(shape, gender) && !_shapes.ContainsKey(shape))
                _shapes.Add(shape, Evaluate(referral));
        }
        else
        {
            foreach (var (figure, times) in FiguresOf(referral))
                counts.Add(figure, gender, times);
        }

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

    private (int Figure, int Times)[] FiguresOf(ReferralLine referral)
    {
        if (referral.Shape() is not { } shape)
            return Evaluate(referral);
        if (!_shapes.TryGetValue(shape, out var counted))
            _shapes.Add(shape, counted = Evaluate(referral));
        return counted;
    }

    private static (int Figure, int Times)[] Evaluate(ReferralLine referral) =>
        [.. Figures.All.Select(figure => (figure.Index, Times: figure.OfReferral?.Invoke(referral) ?? 0)).Where(one => one.Times > 0)];

    /// <summary>True where both moments are known and belong together: a later sending to somebody else comes after the yes of the one before.</summary>
    public static bool IsSpan(long from, long until) => from > 0 && until >= from;
}
