using System.Collections.Frozen;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Knows the words that point at what was said before: "which papers for it?".</summary>
internal static class Pointing
{
    private static readonly FrozenSet<string> Words = """
        it its uske uska uski usko usse usme iske iska iski isko isse isme
        उसके उसका उसकी उसको उससे उसमें उसमे इसके इसका इसकी इसको इससे इसमें इसमे
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold.Key).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the question points at a scheme that nobody has named, in it or before it: whatever scheme comes first then is a guess.</summary>
    /// <param name="work">The question that it has just thought about.</param>
    public static bool IsIntoTheBlue(Workspace work) => work.NamedScheme < 0 && work.Words.Exists(word => Words.Contains(word.Token.Written));
}
