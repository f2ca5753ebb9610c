using System.Collections.Immutable;

namespace InfoLine.Dialogs.Topics;

/// <summary>Everything that the programme team wrote about what people ask: the schemes, the aspects of a scheme, the topics that have an answer, and small talk.</summary>
public sealed record TopicSet
{
    /// <summary>Nobody has written anything: free text is not understood.</summary>
    public static TopicSet Empty { get; } = new();

    /// <summary>The schemes by the order of their files.</summary>
    public ImmutableArray<Scheme> Schemes { get; init; } = [];

    /// <summary>What can be asked of every scheme: amount, papers, cost …</summary>
    public ImmutableArray<Aspect> Aspects { get; init; } = [];

    /// <summary>Everything that has an answer.</summary>
    public ImmutableArray<Topic> Topics { get; init; } = [];

    /// <summary>What people write that asks for nothing; it never wins, it only keeps other answers from winning.</summary>
    public ImmutableArray<Phrase> SmallTalk { get; init; } = [];

    /// <summary>How sure the line must be.</summary>
    public Bands Bands { get; init; } = new();

    /// <summary>True when there is nothing to understand.</summary>
    public bool IsEmpty => Topics.IsEmpty;
}

/// <summary>How sure the line must be, as a probability from 0 to 1.</summary>
/// <param name="Answer">From here on it answers outright.</param>
/// <param name="Menu">From here on it offers a numbered choice; below, it says that it does not know.</param>
public sealed record Bands(double Answer = 0.5, double Menu = 0.15);
