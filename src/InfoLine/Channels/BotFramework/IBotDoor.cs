namespace InfoLine.Channels.BotFramework;

/// <summary>The seat of whoever checks a caller and runs the turn of what they bring: our own check, or an adapter on the Bot Framework SDK.</summary>
internal interface IBotDoor
{
    /// <summary>Looks at a caller before anything of the body is read.</summary>
    /// <param name="authorization">The header, or null.</param>
    /// <param name="cancellation">Stops waiting for keys.</param>
    Task<Caller> KnockAsync(string? authorization, CancellationToken cancellation);

    /// <summary>Runs the turn of an activity that has no fault, if this caller may bring it.</summary>
    /// <param name="caller">Who knocked: neither a stranger nor unproven.</param>
    /// <param name="activity">What they bring.</param>
    /// <param name="turn">Stores it, and gives the replies that the caller waits for; empty for one who does not wait. Run once at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<BotTurn> EnterAsync(Caller caller, Activity activity, Func<CancellationToken, Task<IReadOnlyList<Activity>>> turn, CancellationToken cancellation);
}

/// <summary>How a turn ended.</summary>
internal abstract record BotTurn
{
    private BotTurn()
    {
    }

    /// <summary>It was run.</summary>
    /// <param name="Body">The replies as JSON, for a caller who waits for them; otherwise null.</param>
    public sealed record Done(string? Body) : BotTurn;

    /// <summary>An <c>invoke</c>: we offer none.</summary>
    public sealed record NotOffered : BotTurn;

    /// <summary>The caller may not bring this.</summary>
    /// <param name="Why">For the log; never a part of the token.</param>
    public sealed record Refused(string Why) : BotTurn;

    /// <summary>We cannot tell whether the caller may, because the issuer's keys cannot be had now.</summary>
    public sealed record Unproven : BotTurn;
}
