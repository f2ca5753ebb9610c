using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>What each sender writes, message by message: they count, and every fourth of them says STOP now and then, writes on all the same, and comes back.</summary>
internal static class Script
{
    /// <summary>How the answer to STOP begins: see the dialogs of the benchmarks.</summary>
    public const string Stopped = "We will not write any more.";

    /// <summary>How the answer to START begins.</summary>
    public const string Started = "Welcome back.";

    private const int Round = 20;
    private const int SaysStop = 11;
    private const int EveryOne = 4;

    /// <summary>The word that stops the line.</summary>
    public const string Stop = "stop";

    /// <summary>How many messages after <see cref="Stop"/> somebody comes back.</summary>
    public const int ComesBackAfter = 2;

    /// <summary>The text of a sender's message of this number, from 1.</summary>
    public static string Text(int sender, int number)
    {
        if (number <= 2 || sender % EveryOne != 0)
            return Counting.Text(number);
        return ((number - 3) % Round) switch
        {
            SaysStop => Stop,
            SaysStop + ComesBackAfter => "start",
            SaysStop + ComesBackAfter + 1 => "3", // Count, in the menu.
            _ => Counting.Text(number), // Also while stopped: to that nothing may be said.
        };
    }
}
