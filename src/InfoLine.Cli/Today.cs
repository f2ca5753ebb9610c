using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Cli;

/// <summary>The day on which a command runs, by this computer's clock and zone.</summary>
internal static class Today
{
    /// <summary>The date: what is overdue for review depends on it.</summary>
    public static DateOnly Date => DateOnly.FromDateTime(DateTime.Now);

    /// <summary>When a conversation begins that is played today.</summary>
    public static DateTimeOffset Morning => TranscriptPlayer.MorningOf(Date);
}
