using System.Text;

namespace InfoLine.Questions;

/// <summary>Writes kept questions as the next test file: tab-separated, one question a line. <c>infoline eval --tests</c> reads it.</summary>
public static class QuestionFile
{
    private const string Header = "text\texpected\tlang\n";

    /// <summary>The file.</summary>
    /// <param name="questions">In the order wanted. What was asked twice in the same words, with the same meaning, stands once.</param>
    /// <returns>A header and one line a question; <c>expected</c> is empty where nobody chose.</returns>
    public static string Write(IEnumerable<LabelledQuestion> questions)
    {
        var file = new StringBuilder(Header);
        foreach (var question in questions.Distinct())
            file.Append(Cell(question.Text)).Append('\t').Append(Cell(question.Topic ?? "")).Append('\t').Append(Cell(question.Language)).Append('\n');
        return file.ToString();
    }

    // A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it a text, and the line's own reading of words ignores it.
    private static string Cell(string text)
    {
        var cell = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        return cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" + cell : cell;
    }
}
