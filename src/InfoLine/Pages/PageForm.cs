using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace InfoLine.Pages;

/// <summary>What somebody filled in, made harmless: no control characters, which databases refuse, and accents in one spelling.</summary>
/// <param name="form">A form that the gate has checked.</param>
public sealed class PageForm(IFormCollection form)
{
    /// <summary>The form of a request.</summary>
    public static PageForm Of(HttpContext context) => new(context.Request.Form);

    /// <summary>One line of text, without spaces around it; empty where nothing was filled in.</summary>
    public string this[string name] => Line(form[name]);

    /// <summary>A secret exactly as it was typed; empty where nothing was.</summary>
    public string Secret(string name) => form[name] is [{ } first, ..] ? first : "";

    /// <summary>Several lines as they were typed, with plain line ends; empty where nothing was. Whoever keeps them makes them fit to be kept.</summary>
    public string Lines(string name) => Secret(name).ReplaceLineEndings("\n");

    /// <summary>True for a box that is ticked.</summary>
    public bool Has(string name) => form.ContainsKey(name);

    /// <summary>The names of all inputs that begin so; may be empty.</summary>
    public IEnumerable<string> Names(string start) => form.Keys.Where(name => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Every ticked value of a name, each once.</summary>
    public ImmutableArray<string> Many(string name) => [.. form[name].Select(value => Line(value)).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>One harmless line of what stands in a form or a query.</summary>
    /// <param name="values">The first counts.</param>
    public static string Line(StringValues values)
    {
        if (values is not [{ Length: > 0 } text, ..])
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
            clean.Append(Rune.IsControl(letter) ? ' ' : letter.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}

/// <summary>What is wrong with a form.</summary>
/// <param name="Field">The name of the input; empty for the form as a whole.</param>
/// <param name="Words">What to do about it.</param>
/// <param name="Values">For the places in the words.</param>
public sealed record FormTrouble(string Field, Phrase Words, params object?[] Values);
