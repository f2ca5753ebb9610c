using System.Collections.Frozen;
using InfoLine.Dialogs.Words;

namespace InfoLine.Desk;

/// <summary>Tells whether somebody who writes the number of a ticket asks how it stands: "K7H4M", "k7h 4m", "status K7H4M", "K7H4M kya hua". Pure.</summary>
public static class StandingWords
{
    /// <summary>A long message is for a person, whatever it asks.</summary>
    private const int MostWords = 8;

    private static readonly FrozenSet<string> Asking = (
        "status stand stands update news when kya kab kahan kaha hua hui haal pata sthiti jaankari jankari "
        + "स्थिति स्टेटस क्या कब कहाँ कहां हुआ हुई हाल पता जानकारी")
        .Split(' ').Select(Fold.Key).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the number is all there is, or the words beside it ask.</summary>
    /// <param name="text">The message.</param>
    /// <param name="code">The number in it, in capitals.</param>
    public static bool Ask(string text, string code)
    {
        var words = Fold.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words).Replace("-", "", StringComparison.Ordinal);
        return joined.Equals(code, StringComparison.OrdinalIgnoreCase) || (words.Length <= MostWords && words.Any(Asking.Contains));
    }
}
