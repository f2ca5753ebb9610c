namespace InfoLine.Reports;

/// <summary>What people are counted by. All numbers are those of <see cref="Terms"/>; 0 is "not known", and everything of an erased person is that.</summary>
/// <param name="Gender">As told.</param>
/// <param name="District">Where they live.</param>
/// <param name="Block">The same.</param>
/// <param name="Need">What they need most.</param>
/// <param name="Sector">What work they do or want.</param>
/// <param name="Stage">How far the work is.</param>
internal readonly record struct PersonFacts(Gender Gender, int District, int Block, int Need, int Sector, int Stage)
{
    /// <summary>They registered in the days that the report is about.</summary>
    public bool IsOfPeriod { get; init; }

    /// <summary>They asked to be deleted since.</summary>
    public bool IsErased { get; init; }
}

/// <summary>The columns of every table.</summary>
internal enum Gender : byte
{
    /// <summary>Not told, or erased.</summary>
    Unknown,

    /// <summary>A woman.</summary>
    Woman,

    /// <summary>A man.</summary>
    Man,

    /// <summary>Neither.</summary>
    Other,
}

/// <summary>What referrals say about a person, all of them together. Eight bytes, because there is one for everybody in every thread.</summary>
internal struct PersonState
{
    /// <summary>Different <see cref="Kind"/>s are less than this.</summary>
    public const int Kinds = 1 << AnswerAt << 3;

    private const int AnswerAt = 2;
    private const int MomentAt = 8;
    private const ulong Flags = (1 << AnswerAt) - 1;

    // From the lowest bit: was referred, is connected, six bits for the answer, and the moment that the answer is of.
    private ulong _bits;

    /// <summary>A provider was asked for them.</summary>
    public readonly bool WasReferred => (_bits & 1) != 0;

    /// <summary>A provider said yes to them.</summary>
    public readonly bool IsConnected => (_bits & 2) != 0;

    /// <summary>Their last word on how the work does: 1 better, 2 the same, 3 worse, 4 it does not run; 0 for none. Of several referrals the newest counts.</summary>
    public readonly int Answer => (int)(_bits >> AnswerAt) & 7;

    /// <summary>The same for all who count for the same figures.</summary>
    public readonly int Kind => (int)(_bits & (Kinds - 1));

    /// <summary>Notes a referral.</summary>
    public void Refer(bool wasSent, bool isAccepted) => _bits |= (wasSent ? 1UL : 0) | (isAccepted ? 2UL : 0);

    /// <summary>Notes an answer.</summary>
    /// <param name="answer">1 to 4.</param>
    /// <param name="of">When the referral began that it is from; UTC milliseconds. That of an older one is not noted.</param>
    public void Hear(int answer, long of)
    {
        if ((ulong)of >= _bits >> MomentAt)
            _bits = ((ulong)of << MomentAt) | ((ulong)answer << AnswerAt) | (_bits & Flags);
    }

    /// <summary>What two parts of the referrals say.</summary>
    public readonly PersonState With(PersonState other) => new()
    {
        _bits = (_bits >> MomentAt >= other._bits >> MomentAt ? _bits : other._bits) | ((_bits | other._bits) & Flags),
    };
}
