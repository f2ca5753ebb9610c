namespace InfoLine.Reports;

/// <summary>Counts referrals: one thread's part of them.</summary>
/// <param name="by">How they are split.</param>
/// <param name="provider">Whose view it is, where only one provider is asked for.</param>
/// <param name="days">Measures spans.</param>
/// <param name="people">How many people there are.</param>
internal sealed class Tally(By by, int? provider, WorkingDays days, int people)
{
    /// <summary>An answer has so many forms: see <see cref="ReferralLine.Answers"/>.</summary>
    private const int Most = 16;

    private const int GenderBits = 2;
    private const ulong GenderMask = (1 << GenderBits) - 1;
    private const int AnswersAt = GenderBits + ReferralLine.ShapeBits;

    private static readonly int Moments = Enum.GetValues<Moment>().Length;
    private static readonly (int Figure, int From, int Until)[] Spans =
        [.. Figures.All.Where(figure => figure.Span is not null).Select(figure => (figure.Index, (int)figure.Span!.Value.From, (int)figure.Span.Value.Until))]; // As just asked.

    private static readonly (int Figure, string Reason)[] Cases = [.. Figures.All.Where(figure => figure.Case is not null).Select(figure => (figure.Index, figure.Case!))]; // As just asked.

    private static readonly int[][][] OfAnswers = [.. Enumerable.Range(0, Questions.Days.Length).Select(question => Enumerable.Range(-1, Most).Select(answer => FiguresOfAnswer(question, answer)).ToArray())];
    private static readonly int[][] OfRefusals = [.. Enumerable.Range(0, RefusalReasons.All.Length).Select(reason => Figures.All.Where(figure => figure.OfRefusal == reason).Select(figure => figure.Index).ToArray())];

    private readonly int[]?[] _ofShapes = new int[]?[ReferralLine.Shapes];
    // Of a referral the gender, shape and answers; of a span the gender and its length both ways.
    private readonly PlaceLog _referrals = new();
    private readonly PlaceLog _spans = new();
    private Counts?[] _groups = new Counts?[16];
    private readonly ReferralLine _seen = new();
    private PersonState[] _states = new PersonState[people];

    /// <summary>What was counted, by the number of the term; 0 is "not known", and the only one where there is no split.</summary>
    public IEnumerable<(int Group, Counts Counts)> Groups => _groups.Index().Where(group => group.Item is not null).Select(group => (group.Index, group.Item!)); // As just asked.

    /// <summary>What referrals say about people, by the number of the person.</summary>
    public ReadOnlySpan<PersonState> States => _states;

    /// <summary>The counts of a group.</summary>
    public Counts this[int group]
    {
        get
        {
            if (group >= _groups.Length)
                Array.Resize(ref _groups, Math.Max(group + 1, _groups.Length * 2));
            return _groups[group] ??= new();
        }
    }

    /// <summary>Counts one; <see cref="Note(ReferralLine)"/> is the other half.</summary>
    public void Add(ReferralLine referral)
    {
        if (by != By.Provider)
            Count(GroupOf(by, referral.Facts, referral.Need), referral.SeenBy(provider, _seen));
        else if (referral.Refusals.Count == 0)
            Count(referral.Provider, referral);
        else
        {
            for (var i = 0; i < referral.Refusals.Count; i++)
            {
                var asked = referral.Refusals[i].Provider;
                if (asked != referral.Provider && referral.Refusals.FindIndex(one => one.Provider == asked) == i)
                    CountAsked(asked, referral);
            }

            CountAsked(referral.Provider, referral);
        }
    }

    /// <summary>Notes what one says about its person.</summary>
    public void Note(ReferralLine referral) => Note(ref StateOf(referral.Person), referral.SeenBy(provider, _seen));

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

    /// <summary>What several threads counted.</summary>
    /// <param name="parts">One or more; the first is added to.</param>
    public static Tally Together(IReadOnlyList<Tally> parts)
    {
        var all = parts[0];
        foreach (var other in parts.Skip(1))
            all.Add(other);
        PlaceLog.Tell([.. parts.Select(part => part._referrals)], all._groups.Length, (group, referrals) => Count(all[group], referrals, parts));
        var (tenths, working) = (new Histogram(), new Histogram());
        PlaceLog.Tell([.. parts.Select(part => part._spans)], all._groups.Length * Spans.Length, (place, spans) =>
            Count(all[place / Spans.Length], Spans[place % Spans.Length].Figure, spans, tenths, working));
        return all;
    }

    private static void Count(Counts counts, ReadOnlySpan<ulong> referrals, IReadOnlyList<Tally> parts)
    {
        foreach (var referral in referrals)
        {
            var gender = (Gender)(referral & GenderMask);
            var shape = (int)(referral >> GenderBits) & (ReferralLine.Shapes - 1);
            counts.Add(OfShape(parts, shape), gender);
            for (var (question, answers) = (0, (int)(referral >> AnswersAt)); answers != 0; question++, answers >>= ReferralLine.AnswerBits)
                counts.Add(OfAnswers[question][answers & (Most - 1)], gender);
        }
    }

    // The thread that saw such a referral has asked the figures.
    private static int[] OfShape(IReadOnlyList<Tally> parts, int shape)
    {
        foreach (var part in parts)
        {
            if (part._ofShapes[shape] is { } figures)
                return figures;
        }

        throw new InvalidOperationException("A referral was noted with a shape that nobody has seen.");
    }

    private static void Count(Counts counts, int figure, ReadOnlySpan<ulong> spans, Histogram tenths, Histogram working)
    {
        tenths.Clear();
        working.Clear();
        foreach (var span in spans)
        {
            counts.Add(figure, (Gender)(span & GenderMask));
            var length = (int)(span >> GenderBits);
            tenths.Add(length / Histogram.Most);
            working.Add(length % Histogram.Most);
        }

        if (tenths.Median() is { } inTenths && working.Median() is { } inWorking)
            counts.Keep(figure, inTenths, inWorking);
    }

    private void Add(Tally other)
    {
        foreach (var (group, counts) in other.Groups)
            this[group].Add(counts);
        for (var person = 0; person < other._states.Length; person++)
            StateOf(person) = StateOf(person).With(other._states[person]);
    }

    // 0 is nobody: nobody is left to ask.
    private void CountAsked(int asked, ReferralLine referral)
    {
        if (asked != 0 && (provider is null || asked == provider))
            Count(asked, referral.SeenBy(asked, _seen));
    }

    private ref PersonState StateOf(int person)
    {
        if (person >= _states.Length)
            Array.Resize(ref _states, Math.Max(person + 1, _states.Length + 1024));
        return ref _states[person];
    }

    private void Count(int group, ReferralLine referral)
    {
        var counts = this[group];
        var gender = referral.Facts.Gender;
        var shape = referral.Shape();
        _ofShapes[shape] ??= [.. Figures.All.Where(figure => figure.OfReferral?.Invoke(referral) == true).Select(figure => figure.Index)];
        _referrals.Add(group, ((ulong)referral.Answers << AnswersAt) | ((ulong)shape << GenderBits) | (ulong)gender);
        foreach (var (reason, _) in referral.Refusals)
            counts.Add(OfRefusals[reason], gender);
        if (referral.AcknowledgedAt > 0 || referral.AcceptedAt > 0 || referral.CompletedAt > 0)
            CountSpans(group, referral);
    }

    private void CountSpans(int group, ReferralLine referral)
    {
        Span<long> at = stackalloc long[Moments];
        Span<int> worked = stackalloc int[Moments];
        for (var moment = 0; moment < at.Length; moment++)
            worked[moment] = (at[moment] = referral.At((Moment)moment)) > 0 ? days.Until(at[moment]) : 0;
        for (var kind = 0; kind < Spans.Length; kind++)
        {
            var (_, from, until) = Spans[kind];
            if (!IsSpan(at[from], at[until]))
                continue;
            var length = (Histogram.Placed(WorkingDays.Tenths(at[from], at[until])) * Histogram.Most) + Histogram.Placed(worked[until] - worked[from]);
            _spans.Add((group * Spans.Length) + kind, ((ulong)length << GenderBits) | (ulong)referral.Facts.Gender);
        }
    }

    private static int[] FiguresOfAnswer(int question, int answer) =>
        [.. Figures.All.Where(figure => figure.OfAnswer is var (asked, holds) && asked == question && holds(answer)).Select(figure => figure.Index)];

    /// <summary>True where both moments are known and belong together: a later sending to somebody else comes after the yes of the one before.</summary>
    public static bool IsSpan(long from, long until) => from > 0 && until >= from;
}
