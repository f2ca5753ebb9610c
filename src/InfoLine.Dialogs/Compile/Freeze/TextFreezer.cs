using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>Freezes texts: facts and the month of checking are written out, fields stay open.</summary>
internal sealed class TextFreezer(ImmutableArray<Language> languages, FrozenDictionary<string, Fact> facts)
{
    public Text? FreezeOrNull(DraftText? text) => text is null ? null : Freeze(text);

    /// <summary>A text that must be there, or there would be an error.</summary>
    public Text Needed(DraftText? text) => text is null ? throw new UnreachableException() : Freeze(text);

    public Text Freeze(DraftText text)
    {
        var told = text.Present
            .SelectMany(present => present.Template.Names)
            .Where(piece => piece.IsFact)
            .Select(piece => facts[piece.Text])
            .Distinct()
            .ToImmutableArray();
        var templates = ImmutableArray.CreateBuilder<Template>(languages.Length);
        foreach (var (language, template) in text.Present)
            templates.Add(new(template.Scalar.Value.TrimEnd(), [.. template.Pieces.Select(piece => FreezePiece(piece, language, told))]));
        return new() { Key = text.Key, Templates = templates.DrainToImmutable(), Facts = told, Place = text.Place };
    }

    /// <summary>A template as it reads when no field is filled in.</summary>
    public static string WithFacts(Template template) => string.Concat(template.Pieces.Select(piece => piece switch
    {
        Piece.Words words => words.Text,
        Piece.Told told => told.Text,
        Piece.Checked month => month.Text,
        _ => "",
    }));

    private Piece FreezePiece(DraftPiece piece, int language, ImmutableArray<Fact> told)
    {
        if (!piece.IsName)
            return new Piece.Words(piece.Text);
        if (piece.IsFact)
            return new Piece.Told(facts[piece.Text], facts[piece.Text].Written[language]);
        // Without facts of its own, as in the line "source", the month is filled in when it is said.
        return piece.IsChecked && !told.IsEmpty
            ? new Piece.Checked(FactWriting.Of(languages[language].Code).Month(told.Min(fact => fact.CheckedOn)))
            : new Piece.Field(piece.Text);
    }
}
