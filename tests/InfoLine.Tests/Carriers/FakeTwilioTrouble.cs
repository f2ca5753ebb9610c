namespace InfoLine.Tests.Carriers;

/// <summary>A way in which the fake Twilio misbehaves at a send.</summary>
public abstract record FakeTwilioTrouble
{
    private FakeTwilioTrouble()
    {
    }

    /// <summary>All is well: in a row of troubles, one send that goes through.</summary>
    public static FakeTwilioTrouble None { get; } = new Nothing();

    /// <summary>503 with Twilio's JSON and code 20503.</summary>
    public static FakeTwilioTrouble Unavailable { get; } = new Refusal(503, 20503, "Service Unavailable");

    /// <summary>A proxy's page in HTML, with this status.</summary>
    public static FakeTwilioTrouble Html(int status = 502) => new Page(status);

    /// <summary>No answer at all, until the caller gives up.</summary>
    public static FakeTwilioTrouble Hang { get; } = new Silence();

    /// <summary>Takes the message, delivers it, and resets the connection in place of an answer.</summary>
    public static FakeTwilioTrouble ResetAfterAccepting { get; } = new Reset(Accepts: true);

    /// <summary>Resets the connection and takes nothing.</summary>
    public static FakeTwilioTrouble ResetBeforeAccepting { get; } = new Reset(Accepts: false);

    /// <summary>429 with code 20429.</summary>
    public static FakeTwilioTrouble TooMany(int? retryAfterSeconds = null) => new Refusal(429, 20429, "Too Many Requests") { RetryAfterSeconds = retryAfterSeconds };

    /// <summary>Any other refusal in Twilio's JSON.</summary>
    public static FakeTwilioTrouble Refuse(int code, int status = 400, string message = "Refused") => new Refusal(status, code, message);

    internal sealed record Nothing : FakeTwilioTrouble;

    internal sealed record Silence : FakeTwilioTrouble;

    internal sealed record Page(int Status) : FakeTwilioTrouble;

    internal sealed record Reset(bool Accepts) : FakeTwilioTrouble;

    internal sealed record Refusal(int Status, int Code, string Message) : FakeTwilioTrouble
    {
        public int? RetryAfterSeconds { get; init; }
    }
}

/// <summary>How the fake Twilio sends receipts.</summary>
public enum FakeReceipts
{
    /// <summary>None.</summary>
    None,

    /// <summary>sent, then delivered, after the answer.</summary>
    InOrder,

    /// <summary>Each twice.</summary>
    Doubled,

    /// <summary>delivered, then sent.</summary>
    Reversed,

    /// <summary>Both before the answer to the send.</summary>
    Early,
}
