namespace InfoLine.Dialogs.Rendering;

/// <summary>Shows the beginning of what a person wrote, where a name of two hundred letters would fill the message.</summary>
public static class Shortened
{
    // Not "…", which an SMS of plain English letters cannot hold.
    private const string Rest = "..";

    /// <summary>The text, or its beginning and two dots; never cut through a written letter.</summary>
    /// <param name="text">On one line or several.</param>
    /// <param name="most">UTF-16 units, the dots included.</param>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var at = 0;
        for (var next = Graphemes.FirstLength(text); at + next <= most - Rest.Length; next = Graphemes.FirstLength(text.AsSpan(at)))
            at += next;
        return $"{text.AsSpan(0, at).TrimEnd()}{Rest}";
    }
}
