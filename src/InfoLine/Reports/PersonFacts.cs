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

/// <summary>What referrals say about a person, all of them together.</summary>
internal struct PersonState
{
    /// <summary>A provider was asked for them.</summary>
    public bool WasReferred { get; set; }

    /// <summary>A provider said yes to them.</summary>
    public bool IsConnected { get; set; }

    /// <summary>When the referral began that <see cref="Answer"/> is from; UTC milliseconds.</summary>
    public long AnswerOf { get; set; }

    /// <summary>Their last word on how the work does: 1 better, 2 the same, 3 worse, 4 it does not run; 0 for none. Of several referrals the newest counts.</summary>
    public int Answer { get; set; }

    /// <summary>What two parts of the referrals say.</summary>
    public readonly PersonState With(PersonState other) => new()
    {
        WasReferred = WasReferred || other.WasReferred,
        IsConnected = IsConnected || other.IsConnected,
        AnswerOf = Math.Max(AnswerOf, other.AnswerOf),
        Answer = AnswerOf >= other.AnswerOf ? Answer : other.Answer,
    };
}
