using System.Collections.Immutable;
using System.Text;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Machine;

/// <summary>Fills the curly brackets of a text.</summary>
internal sealed class Writer
{
    private const int FieldLetters = 40;
    private const string SourceField = "source";
    private const string CheckedField = "checked";
    private readonly StringBuilder _text = new();

    /// <summary>The final text in one language. One that tells a fact past its review day ends in "as of" the month, unless it names the month of checking anyway.</summary>
    public string Write(Text text, int language, Slots slots, DateTimeOffset now)
    {
        var template = text.Templates[language];
        if (template.Whole is not null)
            return template.Whole;

        _text.Clear();
        Fact? overdue = null;
        var saysWhen = false;
        foreach (var piece in template.Pieces)
        {
            switch (piece)
            {
                case Piece.Words words:
                    _text.Append(words.Text);
                    break;
                case Piece.Field field:
                    _text.Append(Shortened.To(slots[field.Name] ?? "", FieldLetters));
                    break;
                case Piece.Told told:
                    _text.Append(told.Text);
                    if (DateOnly.FromDateTime(now.Date) > told.Fact.ReviewBy && (overdue is null || told.Fact.CheckedOn < overdue.CheckedOn))
                        overdue = told.Fact;
                    break;
                case Piece.Checked month:
                    _text.Append(month.Text);
                    saysWhen = true;
                    break;
            }
        }

        if (overdue is not null && !saysWhen)
            _text.Append(" (").Append(overdue.AsOf[language]).Append(')');
        return _text.ToString();
    }

    /// <summary>The built-in line that names a source: <c>{source}</c> and <c>{checked}</c> come from the facts of the last answer.</summary>
    public string WriteSource(Text text, int language, string source, ImmutableArray<Fact> facts)
    {
        _text.Clear();
        foreach (var piece in text.Templates[language].Pieces)
        {
            _text.Append(piece switch
            {
                Piece.Words words => words.Text,
                Piece.Field { Name: SourceField } => source,
                Piece.Field { Name: CheckedField } or Piece.Checked => facts.MinBy(fact => fact.CheckedOn)?.CheckedIn[language] ?? "",
                _ => "",
            });
        }

        return _text.ToString();
    }
}
