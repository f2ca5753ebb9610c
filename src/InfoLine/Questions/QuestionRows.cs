using System.Globalization;
using System.Security.Cryptography;
using InfoLine.Dialogs;
using InfoLine.Storage;

namespace InfoLine.Questions;

/// <summary>The table of questions without a sure answer: the newest twenty thousand.</summary>
public sealed class QuestionRows
{
    /// <summary>Years of one programme, or an afternoon of somebody who plays with the line.</summary>
    internal const int Most = 20_000;

    /// <summary>Counting twenty thousand rows takes a millisecond of the one writer, so it is done once in so many questions.</summary>
    internal const int CountedEvery = 250;

    private const string AddSql = """
        insert into questions (id, day, release, language, band, question, candidates) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    // Without a link to the person: whoever asked the same in the same words asked the same.
    private const string ChooseSql = """
        update questions set chosen = $3
        where id = (select id from questions where question = $1 and language = $2 and chosen is null and band = 'menu' order by day desc, id limit 1)
        """;

    private const string TrimSql = "delete from questions where id in (select id from questions order by day, id limit $1)";

    private const string ReadSql = "select question, language, chosen from questions order by day, id";

    private int _untilCounted;

    /// <summary>Keeps questions, and lets the oldest go where there are too many.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="questions">May be empty.</param>
    public async Task AddAsync(Connection connection, IReadOnlyList<KeptQuestion> questions)
    {
        if (questions.Count == 0)
            return;
        await connection.ExecuteManyAsync(AddSql, [.. questions.Select(question => new object?[]
        {
            // No time in the id, unlike elsewhere: it would tell which message this was.
            RandomNumberGenerator.GetHexString(32, lowercase: true),
            question.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), question.Release, question.Language, question.Band, question.Text, question.Candidates,
        })]);
        if (Interlocked.Add(ref _untilCounted, -questions.Count) < 0)
        {
            Interlocked.Exchange(ref _untilCounted, CountedEvery);
            await TrimAsync(connection);
        }
    }

    /// <summary>Notes which topics people chose for their questions. A question that is no longer kept is passed over.</summary>
    public static Task ChooseAsync(Connection connection, IEnumerable<Effect.Meant> choices) =>
        connection.ExecuteManyAsync(ChooseSql, [.. choices.Select(choice => new object?[] { choice.Question, choice.Language, choice.Topic })]);

    /// <summary>All that are kept, the oldest day first.</summary>
    public static Task<List<LabelledQuestion>> ReadAsync(Connection connection) =>
        connection.QueryAsync(row => new LabelledQuestion(row.GetString(0), row.GetString(1), row.TextOrNull(2)), ReadSql);

    private static async Task TrimAsync(Connection connection)
    {
        // Room for what comes until the next count, the last batch included.
        const int kept = Most - (2 * CountedEvery);
        var count = (await connection.QueryAsync(row => row.GetInt64(0), "select count(*) from questions")).Single();
        if (count > kept)
            await connection.ExecuteAsync(TrimSql, count - kept);
    }
}

/// <summary>A kept question and what it means.</summary>
/// <param name="Text">As it was asked, masked.</param>
/// <param name="Language">How it was written.</param>
/// <param name="Topic">The topic that the person chose from the offered ones; null where nobody chose.</param>
public readonly record struct LabelledQuestion(string Text, string Language, string? Topic);
