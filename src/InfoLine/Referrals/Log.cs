namespace InfoLine.Referrals;

/// <summary>What referrals log: our ids, never codes, names or words. Event ids 5000 to 5099.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Error, "The referral worker stumbled; it goes on.")]
    public static partial void WorkerStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(5002, LogLevel.Error, "Referral {ReferralId} could not be dealt with; it is left alone for a while.")]
    public static partial void ReferralStumbled(this ILogger log, Exception trouble, string referralId);
}
