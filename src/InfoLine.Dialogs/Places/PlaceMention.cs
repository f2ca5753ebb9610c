using System.Collections.Immutable;

namespace InfoLine.Dialogs.Places;

/// <summary>Words of a text that may name a place.</summary>
/// <param name="How">How the words were recognised.</param>
/// <param name="Places">What they can mean; never empty.</param>
internal sealed record PlaceMention(PlaceMentionKind How, ImmutableArray<KnownPlace> Places);

/// <summary>How words were recognised as a place.</summary>
internal enum PlaceMentionKind
{
    /// <summary>By a name or a spelling.</summary>
    Name,

    /// <summary>By a name with one slip.</summary>
    Slip,

    /// <summary>By a PIN code of the list.</summary>
    Pin,

    /// <summary>By the first three digits of a PIN code that is not in the list: its sorting district, which other districts share.</summary>
    PinArea,
}
