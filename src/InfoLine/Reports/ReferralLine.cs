using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>A referral as reports see it. There is one object a thread, filled again for each row: two million objects would cost more than all the counting.</summary>
internal sealed class ReferralLine
{
    /// <summary>Different <see cref="Shape"/>s are less than this.</summary>
    public const int Shapes = 1 << ShapeBits;

    /// <summary>So many bits has a <see cref="Shape"/>.</summary>
    public const int ShapeBits = 12;

    /// <summary>Its row in the database, the id first; not after the next row was read.</summary>
    public IRow? Row { get; set; }

    /// <summary>Whose it is.</summary>
    public AnyId PersonId { get; set; }

    /// <summary>The open case that came last, or null: see <see cref="OpenCases"/>.</summary>
    public OpenCases.Case? Case { get; set; }

    /// <summary>The person's number in <see cref="People"/>.</summary>
    public int Person { get; set; }

    /// <summary>What the person is counted by.</summary>
    public PersonFacts Facts { get; set; }

    /// <summary>What help it is for.</summary>
    public int Need { get; set; }

    /// <summary>Who is asked, or was asked last; 0 for nobody. Only filled where it is counted by.</summary>
    public int Provider { get; set; }

    /// <summary>How it stands.</summary>
    public Standing Standing { get; set; }

    /// <summary>Whether it helped.</summary>
    public Help Help { get; set; }

    /// <summary>Who says so.</summary>
    public Witness Witness { get; set; }

    /// <summary>UTC milliseconds.</summary>
    public long OpenedAt { get; set; }

    /// <summary>UTC milliseconds of the last time that a provider was asked; 0 for never. So the next four.</summary>
    public long SentAt { get; set; }

    /// <summary>The provider has seen it.</summary>
    public long AcknowledgedAt { get; set; }

    /// <summary>The provider said yes.</summary>
    public long AcceptedAt { get; set; }

    /// <summary>The provider met or called the person after that.</summary>
    public long ContactedAt { get; set; }

    /// <summary>It is done.</summary>
    public long CompletedAt { get; set; }

    /// <summary>When something happened to it; 0 for never.</summary>
    public long At(Moment moment) => moment switch
    {
        Moment.Opened => OpenedAt,
        Moment.Sent => SentAt,
        Moment.Acknowledged => AcknowledgedAt,
        Moment.Accepted => AcceptedAt,
        Moment.Contacted => ContactedAt,
        _ => CompletedAt,
    };

    /// <summary>Who said no, and why: places in <see cref="RefusalReasons"/>.</summary>
    public List<(int Reason, int Provider)> Refusals { get; init; } = [];

    /// <summary>See <see cref="Answers"/>.</summary>
    public const int AnswerBits = 4;

    /// <summary>For each of <see cref="Questions.Days"/> four bits: 0 never asked, 1 asked, 2 and more the answer plus one.</summary>
    public int Answers { get; set; }

    /// <summary>What the person answered on a day: 0 when nothing, -1 when they were not asked.</summary>
    public int AnswerOf(int question) => ((Answers >> (question * AnswerBits)) & 0xF) - 1;

    /// <summary>Notes what was asked or answered; the later word counts.</summary>
    public void Answer(int question, int number) => Answers = (Answers & ~(0xF << (question * AnswerBits))) | ((Math.Clamp(number, 0, 14) + 1) << (question * AnswerBits));

    /// <summary>How it stands, what came of it, and how far it ever came: referrals with the same shape count for the same figures, but for refusals and answers.</summary>
    public int Shape() => ((((((int)Standing << 2) | (int)Help) << 2) | (int)Witness) << 5)
        | (SentAt > 0 ? 1 : 0) | (AcknowledgedAt > 0 ? 2 : 0) | (AcceptedAt > 0 ? 4 : 0) | (ContactedAt > 0 ? 8 : 0) | (CompletedAt > 0 ? 16 : 0);

    /// <summary>The referral as one provider knows it: what came after their no is not theirs.</summary>
    /// <param name="provider">Who looks; null for the programme, which sees all.</param>
    /// <param name="seen">Is filled and returned, unless there was no refusal: then all see the same.</param>
    public ReferralLine SeenBy(int? provider, ReferralLine seen)
    {
        if (provider is not { } viewer || Refusals.Count == 0)
            return this;
        (seen.Row, seen.Person, seen.Facts, seen.Need, seen.Provider) = (Row, Person, Facts, Need, viewer);
        (seen.OpenedAt, seen.SentAt) = (OpenedAt, OpenedAt);
        seen.Refusals.Clear();
        foreach (var one in Refusals)
        {
            if (one.Provider == viewer)
                seen.Refusals.Add(one);
        }

        if (viewer == Provider)
        {
            (seen.Standing, seen.Help, seen.Witness, seen.Answers) = (Standing, Help, Witness, Answers);
            (seen.SentAt, seen.AcknowledgedAt, seen.AcceptedAt, seen.ContactedAt, seen.CompletedAt) = (SentAt, AcknowledgedAt, AcceptedAt, ContactedAt, CompletedAt);
            return seen;
        }

        seen.Standing = seen.Refusals is [.., (RefusalReasons.Silence, _)] ? Standing.Expired : Standing.Refused;
        (seen.Help, seen.Witness, seen.Answers) = (Help.Unknown, Witness.Nobody, 0);
        (seen.AcknowledgedAt, seen.AcceptedAt, seen.ContactedAt, seen.CompletedAt) = (0, 0, 0, 0);
        return seen;
    }
}

/// <summary>What a referral's time is measured between.</summary>
internal enum Moment
{
    /// <summary>It began.</summary>
    Opened,

    /// <summary>A provider was asked.</summary>
    Sent,

    /// <summary>The provider has seen it.</summary>
    Acknowledged,

    /// <summary>The provider said yes.</summary>
    Accepted,

    /// <summary>The provider met or called the person.</summary>
    Contacted,

    /// <summary>It is done.</summary>
    Completed,
}

/// <summary>How a referral stands, as far as reports tell it apart. Those that should never have been are not read at all.</summary>
internal enum Standing
{
    /// <summary>On its way.</summary>
    Open,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>The last provider said no, and nobody is left.</summary>
    Refused,

    /// <summary>The last provider was silent, and nobody is left.</summary>
    Expired,

    /// <summary>The person no longer wants it.</summary>
    Withdrawn,

    /// <summary>The person could not be reached.</summary>
    Unreachable,
}

/// <summary>Whether it helped.</summary>
internal enum Help
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Fully,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>No.</summary>
    Not,
}

/// <summary>Who says whether it helped.</summary>
internal enum Witness
{
    /// <summary>Nobody yet.</summary>
    Nobody,

    /// <summary>The person.</summary>
    Person,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>Staff of the programme.</summary>
    Staff,
}

/// <summary>The questions that a person is asked after a yes and after the help: those of <c>ReferralRules</c>, which a test compares.</summary>
internal static class Questions
{
    /// <summary>On which days. The first two ask whether it helped, the others how the work does.</summary>
    public static readonly int[] Days = [3, 14, 7, 30, 60, 90];

    /// <summary>How many of them ask whether it helped.</summary>
    public const int Helped = 2;
}

/// <summary>Why a provider does not help: the words of the history.</summary>
internal static class RefusalReasons
{
    /// <summary>All of them; the last one is not said but found out.</summary>
    public static readonly string[] All = ["not_eligible", "no_capacity", "out_of_area", "duplicate", "other", "silence"];

    /// <summary>The place of what is not in the list.</summary>
    public const int Other = 4;

    /// <summary>The place of a provider that did not answer.</summary>
    public const int Silence = 5;
}
