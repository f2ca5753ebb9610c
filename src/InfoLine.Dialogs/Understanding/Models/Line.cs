using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>What an example was written as.</summary>
internal enum LineKind
{
    /// <summary>How people ask for a topic.</summary>
    Phrase,

    /// <summary>What a menu calls a topic.</summary>
    Title,

    /// <summary>What people call a scheme.</summary>
    Name,

    /// <summary>How people ask for an aspect of any scheme.</summary>
    Bank,

    /// <summary>What asks for nothing.</summary>
    SmallTalk,
}

/// <summary>An example to learn from.</summary>
/// <param name="Kind">What it was written as.</param>
/// <param name="Phrase">As it was written.</param>
/// <param name="Words">As it is read.</param>
/// <param name="Topic">The topic, or the one after the last for small talk, or -1.</param>
/// <param name="Scheme">The scheme, or the one after the last.</param>
/// <param name="Aspect">The aspect, or the one after the last.</param>
/// <param name="Turn">The how manieth of its list and language it is: phrases of the same turn are often translations of each other.</param>
internal sealed record Line(LineKind Kind, Phrase Phrase, Word[] Words, int Topic, int Scheme, int Aspect, int Turn);
