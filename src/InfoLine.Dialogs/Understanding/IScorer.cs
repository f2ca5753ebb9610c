namespace InfoLine.Dialogs.Understanding;

/// <summary>One more opinion on what a question asks, such as an embedding model where a deployer has one. The built-in votes need nothing but the topics.</summary>
public interface IScorer
{
    /// <summary>What its vote counts. The nearness to the middle of a topic's examples counts 1, the nearest example 0.2; scheme and aspect are weighed beside them.</summary>
    float Weight { get; }

    /// <summary>Says for each topic how likely it is. Called from many threads at once; should take less than a millisecond and must not throw.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="votes">One for each topic in the order of the topic set, zeros before; fill in 0 to 1.</param>
    void Vote(Asked asked, Span<float> votes);
}

/// <summary>A question as it came and as it is read.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Tokens">Its words, at most 64.</param>
public readonly record struct Asked(string Text, IReadOnlyList<Token> Tokens);
