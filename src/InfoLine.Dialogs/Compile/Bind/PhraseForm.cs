using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads lists of phrases, one list a way of writing.</summary>
internal sealed class PhraseForm(Reading reading)
{
    private const string Example = "'en: [how much money, how much loan]'";

    private readonly ImmutableArray<Writing> _writings = Writing.Of(reading.Languages);

    /// <summary>The phrases below a name; none (not reported) when the name is not there.</summary>
    public DraftPhrases Read(Fields fields, string key) =>
        fields[key] is { } node ? Read(node, $"'{key}'", fields.PlaceOf(key)) : new([], fields.Place);

    /// <summary>The phrases of a map; what is no phrase is reported.</summary>
    /// <param name="node">The map.</param>
    /// <param name="what">What it is, such as 'phrases'.</param>
    /// <param name="place">Where its name stands.</param>
    public DraftPhrases Read(YamlNode node, string what, Place place)
    {
        if (reading.Map(node, what, Example) is not { } map)
            return new([], place);
        var phrases = ImmutableArray.CreateBuilder<DraftPhrase>();
        foreach (var entry in map.Entries)
        {
            if (_writings.FirstOrDefault(writing => writing.Code == entry.Key) is { } writing)
                phrases.AddRange(Items(entry.Value, writing));
            else
                Unknown(entry);
        }

        return new(phrases.DrainToImmutable(), place);
    }

    private IEnumerable<DraftPhrase> Items(YamlNode node, Writing writing)
    {
        foreach (var item in reading.Items(node, "The phrases of a language", "[how much money, how much loan]"))
        {
            if (reading.Scalar(item, "A phrase") is { } phrase)
                yield return new(phrase.Value, writing, phrase.Place);
        }
    }

    private void Unknown(YamlEntry entry)
    {
        var codes = _writings.Select(writing => writing.Code);
        reading.Problems.Error(ProblemCode.UnknownLanguage, entry.KeyPlace, $"'{Names.Short(entry.Key)}' is not a way of writing on this line, so these phrases would not be used.",
            Nearest.Hint(entry.Key, codes, $"It can be: {string.Join(", ", codes)}."));
    }
}
