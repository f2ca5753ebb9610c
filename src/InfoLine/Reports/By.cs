namespace InfoLine.Reports;

/// <summary>By what a report is split.</summary>
public enum By
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
