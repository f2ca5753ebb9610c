using System.Collections.Immutable;

namespace InfoLine.Messaging.Media;

/// <summary>A carrier that keeps what people send besides words until we fetch it.</summary>
public interface IGivesMedia
{
    /// <summary>The routes that it is about.</summary>
    ImmutableArray<string> Routes { get; }

    /// <summary>Fetches something, once, and hands its bytes over as they come.</summary>
    /// <param name="address">Where a message said that it is: anything at all may stand there.</param>
    /// <param name="intake">Takes the bytes.</param>
    /// <param name="cancellation">Breaks off.</param>
    /// <returns>Never throws for trouble outside; only for cancellation, and for trouble of the intake.</returns>
    Task<FetchOutcome> FetchAsync(string address, MediaIntake intake, CancellationToken cancellation);
}

/// <summary>How fetching something ended.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>The intake has all of it.</summary>
    public sealed record Complete : FetchOutcome;

    /// <summary>The intake did not want more; it says why.</summary>
    public sealed record Stopped : FetchOutcome;

    /// <summary>It is not to be fetched, or cannot be had any more: trying again would not help.</summary>
    public sealed record Never(MediaReason Why) : FetchOutcome;

    /// <summary>It did not work out this time.</summary>
    /// <param name="Why">What staff read if no later try does better.</param>
    public sealed record Again(MediaReason Why) : FetchOutcome;
}
