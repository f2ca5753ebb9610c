using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding;

/// <summary>What a question seems to ask, and how sure that is.</summary>
public sealed record Match
{
    /// <summary>What to do about it.</summary>
    public required Band Band { get; init; }

    /// <summary>The likeliest topics, best first, at most five; in the band <see cref="Band.Menu"/> the first three are what to offer.</summary>
    public required ImmutableArray<Candidate> Top { get; init; }

    /// <summary>The scheme that it is about: named in it, or the remembered one that was taken for it; null where neither is sure.</summary>
    public string? Scheme { get; init; }

    /// <summary>True where a word had to be taken for another one that is known: a slip, or a name that only looks like it.</summary>
    public bool IsMended { get; init; }
}

/// <summary>A topic that may be meant.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Confidence">The probability that it is meant, 0 to 1.</param>
public readonly record struct Candidate(string Topic, double Confidence);

/// <summary>What to do about a question.</summary>
public enum Band
{
    /// <summary>Say so honestly, and offer the menu or a person.</summary>
    Unknown,

    /// <summary>Offer a short numbered choice.</summary>
    Menu,

    /// <summary>Answer it.</summary>
    Answer,
}
