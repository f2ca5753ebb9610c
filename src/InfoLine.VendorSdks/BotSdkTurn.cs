namespace InfoLine.VendorSdks;

/// <summary>How a turn ended that the Bot Framework's SDK was asked to run.</summary>
public abstract record BotSdkTurn
{
    private BotSdkTurn()
    {
    }

    /// <summary>It was run, or there is nothing in it to hear.</summary>
    /// <param name="Body">The replies as JSON, for a caller who waits for them; otherwise null.</param>
    public sealed record Done(string? Body) : BotSdkTurn;

    /// <summary>The caller may not bring this.</summary>
    /// <param name="Why">For a log; never a part of the token.</param>
    public sealed record Refused(string Why) : BotSdkTurn;

    /// <summary>Nobody can tell, because the issuer's keys cannot be had now.</summary>
    public sealed record Unproven : BotSdkTurn;
}
