using System.Collections.Immutable;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>A question with the answer that a person says is right.</summary>
/// <param name="Text">As somebody wrote it.</param>
/// <param name="Expected">The id of the right topic; <see cref="AnswerIds.None"/> where none of ours is.</param>
/// <param name="Language"><c>en</c>, <c>hi</c>, <c>hi-Latn</c> or another.</param>
/// <param name="Also">Further ids that are right as well; mostly empty.</param>
/// <param name="Line">Its line in the file, from 1; 0 where it comes from no file.</param>
public sealed record TestQuestion(string Text, string Expected, string Language, ImmutableArray<string> Also, int Line)
{
    /// <summary>True where we should have no answer.</summary>
    public bool IsOutOfScope => Expected == AnswerIds.None;

    /// <summary>True where an id is the right one, or as good.</summary>
    public bool Accepts(string id) => id == Expected || Also.Contains(id, StringComparer.Ordinal);

    /// <summary>Reads a test file: columns <c>text</c>, <c>expected</c>, <c>lang</c>, and <c>also</c> (ids with | between them) where there is one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="ids">What may be expected.</param>
    public static (ImmutableArray<TestQuestion> Questions, ImmutableArray<SheetTrouble> Troubles) Read(ReadOnlySpan<byte> bytes, AnswerIds ids)
    {
        var sheet = Sheet.Read(bytes, "text", "expected", "lang");
        var troubles = sheet.Troubles.ToBuilder();
        var questions = ImmutableArray.CreateBuilder<TestQuestion>();
        foreach (var row in sheet.Rows)
        {
            var also = row["also"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var id in also.Prepend(row["expected"]).Where(id => id.Length > 0))
                if (ids.Check(id, row.Line) is { } trouble)
                    troubles.Add(trouble);
            questions.Add(new(row["text"], AnswerIds.Canonical(row["expected"]), row["lang"], [.. also.Select(AnswerIds.Canonical)], row.Line));
        }
        return (questions.DrainToImmutable(), [.. troubles.OrderBy(trouble => trouble.Line)]);
    }
}

/// <summary>A data set of somebody else, in place of the content: examples with the answers that they stand for.</summary>
public static class ExampleSheet
{
    /// <summary>Reads a file with the columns <c>text</c> and <c>answer</c>. Examples of <c>none</c> keep other answers from winning.</summary>
    public static (TopicSet Topics, ImmutableArray<SheetTrouble> Troubles) Read(ReadOnlySpan<byte> bytes)
    {
        var sheet = Sheet.Read(bytes, "text", "answer");
        var byAnswer = sheet.Rows.GroupBy(row => AnswerIds.Canonical(row["answer"]), StringComparer.Ordinal).ToList();
        var topics = byAnswer.Where(rows => rows.Key is not (AnswerIds.None or "")).Select(rows => new Topic
        {
            Id = rows.Key,
            Title = TitleOf(rows.Key),
            Phrases = [.. rows.Select(Example)],
        });
        var nothing = byAnswer.Where(rows => rows.Key == AnswerIds.None).SelectMany(rows => rows).Select(Example);
        return (new TopicSet { Topics = [.. topics], SmallTalk = [.. nothing] }, sheet.Troubles);
    }

    private static Phrase Example(SheetRow row) => new(row["text"], Script.Of(row["text"]) == ScriptKind.Devanagari ? "hi" : "en");

    // A title is one more example: LOAN_STATUS is read as "loan status".
    private static Flows.Text TitleOf(string id)
    {
        var words = id.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');
        return new() { Key = id, Templates = [new(words, [new Flows.Piece.Words(words)])] };
    }
}
