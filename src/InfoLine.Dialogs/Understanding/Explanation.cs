using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Why a question was understood as it was: for writers who wonder which phrase is missing.</summary>
public sealed record Explanation
{
    /// <summary>The question as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>Its words, in order.</summary>
    public required ImmutableArray<ExplainedWord> Words { get; init; }

    /// <summary>The likeliest topics, best first, at most five; empty where there was nothing to understand.</summary>
    public ImmutableArray<ExplainedTopic> Top { get; init; } = [];

    /// <summary>The likeliest schemes, best first, at most three; <c>-</c> stands for none.</summary>
    public ImmutableArray<ExplainedShare> Schemes { get; init; } = [];

    /// <summary>The likeliest aspects, best first, at most three; <c>-</c> stands for none.</summary>
    public ImmutableArray<ExplainedShare> Aspects { get; init; } = [];

    /// <summary>How likely it is only small talk, 0 to 1.</summary>
    public double SmallTalk { get; init; }

    /// <summary>The numbers behind the confidence.</summary>
    public ImmutableArray<ExplainedNumber> Evidence { get; init; } = [];

    /// <summary>The scheme that was named word for word, or null.</summary>
    public string? NamedScheme { get; init; }

    /// <summary>Whether the scheme was not named but remembered.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>What came of it.</summary>
    public required Match Match { get; init; }
}

/// <summary>A word of a question.</summary>
/// <param name="Token">As it was read.</param>
/// <param name="TakenFor">The known sound that it was taken for, or null.</param>
/// <param name="IsKnown">Whether some example has it.</param>
/// <param name="IsName">Whether it is part of a scheme's name.</param>
public readonly record struct ExplainedWord(Token Token, string? TakenFor, bool IsKnown, bool IsName);

/// <summary>What each vote says of a topic, each 0 to 1.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Regression">The probability by what tells aspects apart; a topic of no scheme is an aspect of its own.</param>
/// <param name="Middle">The share by nearness to the middle of the topic.</param>
/// <param name="Nearest">How near its nearest example is; 0 too where it was not looked at.</param>
/// <param name="Scheme">The probability of its scheme.</param>
/// <param name="Aspect">The probability of its aspect.</param>
/// <param name="Share">All of it together, beside the other topics.</param>
public readonly record struct ExplainedTopic(string Topic, double Regression, double Middle, double Nearest, double Scheme, double Aspect, double Share);

/// <summary>How likely a scheme or an aspect is.</summary>
/// <param name="Id">Its id, or <c>-</c> for none.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct ExplainedShare(string Id, double Probability);

/// <summary>A number behind the confidence.</summary>
/// <param name="Name">For people.</param>
/// <param name="Value">The number.</param>
/// <param name="Part">What it adds to the log odds of being right; a negative one takes away.</param>
public readonly record struct ExplainedNumber(string Name, double Value, double Part);
