namespace InfoLine.Messaging;

/// <summary>What a try to send leads to: pure, so that the whole policy can be read and tested as a table.</summary>
/// <param name="Row">The row that was tried.</param>
/// <param name="State"><c>waiting</c>, <c>unknown</c>, <c>accepted</c>, <c>failed</c> or <c>dropped</c>.</param>
/// <param name="DueAt">When somebody must look at it again, UTC milliseconds.</param>
/// <param name="ClosedAt">When it was settled for good, or null.</param>
internal sealed record Settlement(OutboxRow Row, string State, long DueAt, long? ClosedAt)
{
    /// <summary>A reply that comes later than this helps nobody any more.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(6);

    /// <summary>When the carrier is asked again about a message whose outcome is unknown. After the last time a person must look.</summary>
    public static readonly TimeSpan[] AskAfter =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>How long a receipt is waited for where the carrier cannot be asked. Then the message is sent once more: a villager without an answer is worse off than one with two.</summary>
    public static readonly TimeSpan ReceiptPatience = TimeSpan.FromMinutes(3);

    private const string TwiceUnclear = "Sent twice, both times without a clear answer from the carrier.";

    // What Checks counts where the carrier cannot be asked.
    private const int WaitsForReceipt = 0;
    private const int WaitedForReceipt = 1;
    private const int SentOnceMore = 2;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public string? ProviderMessageId { get; init; }

    public string? Code { get; init; }

    public string? Sentence { get; init; }

    public long Checks { get; init; }

    public DeliveryStatus Status { get; init; }

    /// <summary>True when the carrier says that this person wants no messages.</summary>
    public bool Stops { get; init; }

    /// <summary>Settles a row that must not be sent: its person has said STOP, the quiet hours have begun, or it is too old; null when it may go.</summary>
    public static Settlement? BeforeSending(OutboxRow row, DateTimeOffset now)
    {
        if (row.MayHaveGone)
            return null;
        if (row.StoppedAt is not null && !row.DespiteStop)
            return Closed(row, "dropped", now) with { Code = "stopped", Sentence = "This person has said STOP." };
        if (now.ToUnixTimeMilliseconds() >= row.NotAfter)
            return Closed(row, "dropped", now) with { Code = "quiet", Sentence = "It did not leave before the quiet hours began." };
        return Age(row, now) > GiveUpAfter ? GivenUp(row, now, "it did not leave in time") : null;
    }

    /// <summary>Settles a row that was handed to the carrier.</summary>
    /// <param name="row">The row.</param>
    /// <param name="outcome">What the channel says.</param>
    /// <param name="canAsk">True when the carrier can be asked whether it has a message.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="jitter">From 0 to 1: keeps rows that failed together from coming back together.</param>
    public static Settlement AfterSending(OutboxRow row, SendOutcome outcome, bool canAsk, DateTimeOffset now, double jitter) => outcome switch
    {
        SendOutcome.Accepted accepted => Closed(row, "accepted", now) with { ProviderMessageId = accepted.ProviderMessageId, Status = DeliveryStatus.Queued },
        SendOutcome.Failed failed => Closed(row, "failed", now) with { Code = failed.Code, Sentence = failed.Sentence, Status = DeliveryStatus.Failed },
        SendOutcome.OptedOut opted => Closed(row, "failed", now) with
        {
            Code = opted.Code,
            Sentence = "The carrier says that this person wants no messages.",
            Status = DeliveryStatus.Failed,
            Stops = true,
        },
        SendOutcome.RetryAt retry => Age(row, now) > GiveUpAfter
            ? GivenUp(row, now, retry.Why)
            : Open(row, "waiting", Latest(retry.When, now + Pause(row.Attempts, jitter))) with { Sentence = retry.Why },
        SendOutcome.Unknown unknown when canAsk => Open(row, "unknown", now + AskAfter[0]) with { Sentence = unknown.Why },
        SendOutcome.Unknown unknown => AfterWaiting(row, now, unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Settles a row that may have gone, after the carrier was asked.</summary>
    /// <param name="row">The row.</param>
    /// <param name="found">What the carrier says; null where it cannot be asked.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static Settlement AfterAsking(OutboxRow row, SendOutcome? found, DateTimeOffset now, double jitter)
    {
        if (found is null)
            return AfterWaiting(row, now, row.Checks == WaitsForReceipt ? "It was in hand when the service ended." : "No receipt came, and the carrier cannot be asked.");
        if (found is not SendOutcome.Unknown unknown)
            return AfterSending(row, found, canAsk: true, now, jitter);
        var checks = (int)Math.Min(row.Checks + 1, AskAfter.Length);
        return checks < AskAfter.Length
            ? Open(row, "unknown", now + AskAfter[checks]) with { Checks = checks, Sentence = unknown.Why }
            : Closed(row, "failed", now) with { Code = "unknown", Sentence = "The carrier never said whether it has this message, so it was not sent again.", Checks = checks };
    }

    // Where the carrier cannot be asked, only a receipt can settle a doubt. It is waited for, also after a crash; then the message is sent once more, and no more.
    private static Settlement AfterWaiting(OutboxRow row, DateTimeOffset now, string why) => row.Checks switch
    {
        WaitsForReceipt => Open(row, "unknown", now + ReceiptPatience) with { Checks = WaitedForReceipt, Sentence = why },
        WaitedForReceipt => Open(row, "waiting", now) with { Checks = SentOnceMore, Sentence = why },
        _ => Closed(row, "failed", now) with { Code = "unknown", Sentence = TwiceUnclear },
    };

    private static Settlement GivenUp(OutboxRow row, DateTimeOffset now, string why) =>
        Closed(row, "failed", now) with { Code = "gave-up", Sentence = $"Given up after {row.Attempts} tries: {why}", Status = DeliveryStatus.Failed };

    private static Settlement Closed(OutboxRow row, string state, DateTimeOffset now) =>
        new(row, state, now.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()) { Checks = row.Checks };

    private static Settlement Open(OutboxRow row, string state, DateTimeOffset due) => new(row, state, due.ToUnixTimeMilliseconds(), ClosedAt: null) { Checks = row.Checks };

    private static TimeSpan Age(OutboxRow row, DateTimeOffset now) => now - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>1 s, 2 s, 4 s … up to five minutes, each up to a fifth longer by chance.</summary>
    private static TimeSpan Pause(long attempts, double jitter)
    {
        var seconds = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Clamp(attempts - 1, 0, 20)));
        return TimeSpan.FromSeconds(seconds * (1 + (jitter / 5)));
    }
}
