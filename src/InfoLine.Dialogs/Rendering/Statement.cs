namespace InfoLine.Dialogs.Rendering;

/// <summary>What a text states, without the question at its end: "It is a loan. What do you want to know?" asks for a choice that is not there when only the answer is told.</summary>
internal static class Statement
{
    /// <returns>The text up to its last question; empty where it is nothing but a question.</returns>
    public static string Of(string text)
    {
        var trimmed = text.AsSpan().TrimEnd();
        if (!trimmed.EndsWith("?"))
            return text;
        var end = Math.Max(trimmed.LastIndexOf(". "), Math.Max(trimmed.LastIndexOf("। "), trimmed.LastIndexOf("! ")));
        return end < 0 ? "" : trimmed[..(end + 1)].ToString();
    }
}
