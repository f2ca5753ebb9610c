using System.Collections.Immutable;

namespace InfoLine.Dialogs;

/// <summary>What comes of an answer that is written into a <see cref="RegistrationForm"/>.</summary>
public abstract record FormAnswer
{
    private FormAnswer()
    {
    }

    /// <summary>It is taken.</summary>
    /// <param name="Known">All answers with this one, and with what it tells besides.</param>
    public sealed record Taken(Slots Known) : FormAnswer;

    /// <summary>It is no answer to this question.</summary>
    public sealed record NotThis : FormAnswer;

    /// <summary>It holds an Aadhaar number, a PIN or the like, and is not kept.</summary>
    public sealed record Secret : FormAnswer;

    /// <summary>It may be several places.</summary>
    /// <param name="Places">Which, 1 to 4.</param>
    public sealed record WhichPlace(ImmutableArray<Listed> Places) : FormAnswer;

    /// <summary>Whoever answers so is not registered: they are too young, say.</summary>
    /// <param name="Words">What the dialogs would tell them; may be empty.</param>
    public sealed record TurnedAway(string Words) : FormAnswer;
}
