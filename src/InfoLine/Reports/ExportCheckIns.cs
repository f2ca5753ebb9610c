using System.Data.Common;
using InfoLine.Exports;
using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary><c>export check-ins</c>: one row a question that a person was asked after a yes or after the help, with the answer. Nobody's name or number.</summary>
/// <param name="zone">Whose times.</param>
internal sealed class ExportCheckIns(TimeZoneInfo zone)
{
    /// <summary>What to type.</summary>
    public const string Usage = $"Write: export check-ins {TableOptions.Usage}";

    private const long Page = 1000;

    private static readonly string[] Head = ["code", "day", "question", "asked_at", "answered_at", "answer", "answer_number", "by", "need", "district", "block", "gender", "age", "provider", "referral_id"];
    private static readonly string[] HelpedAnswers = ["", "yes", "not yet", "no"];
    private static readonly string[] RunningAnswers = ["", "better", "the same", "worse", "does not run"];

    // The plus keeps the index of reports out, whose order would sort everything for every page.
    internal const string PageSql = """
        select r.id, r.code, r.need, p.district, p.block, p.gender, p.age, o.name
        from referrals r left join people p on p.id = r.person_id left join directory_organization o on o.id = r.provider_id
        where r.id > $1 and r.answers is not null and r.status <> 'error' and +r.created_at >= $3 and +r.created_at < $4
            and (cast($5 as text) is null or coalesce(p.district, 'none') = $5) and (cast($6 as text) is null or coalesce(p.block, 'none') = $6)
        order by r.id limit $2
        """;

    private const string EventsSql = """
        select referral_id, name, at, day, answer, channel from referral_events
        where referral_id >= $1 and referral_id <= $2 and name in ('asked', 'answered') order by referral_id, number
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="options">Of which referrals, how and where to.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public Task<int> RunAsync(string connection, TableOptions options) =>
        ExportFile.RunAsync(connection, options.Format, options.File, (database, to) => WriteAsync(database, options.Filter, to));

    /// <summary>Writes them all.</summary>
    /// <returns>Null: nothing can be wrong with them.</returns>
    public async Task<string?> WriteAsync(Database database, RowFilter filter, ITableWriter to)
    {
        await to.WriteAsync(Head);
        for (var after = ""; ;)
        {
            var from = after;
            var page = await database.ReadAsync(connection => connection.QueryAsync(About.Read, PageSql, from, Page, filter.From, filter.Until, filter.District, filter.Block));
            if (page.Count == 0)
                return null;
            var events = await database.ReadAsync(connection => connection.QueryAsync(Said.Read, EventsSql, page[0].Id, page[^1].Id));
            var byReferral = events.ToLookup(one => one.ReferralId, StringComparer.Ordinal);
            foreach (var about in page)
            {
                foreach (var question in byReferral[about.Id].GroupBy(one => one.Day))
                    await to.WriteAsync(CellsOf(about, question.Key, [.. question]));
            }

            after = page[^1].Id;
        }
    }

    private string[] CellsOf(About about, int day, Said[] said)
    {
        var asked = said.FirstOrDefault(one => !one.IsAnswer);
        var answered = said.LastOrDefault(one => one.IsAnswer);
        var isHelped = Array.IndexOf(Questions.Days, day) is >= 0 and < Questions.Helped;
        var words = isHelped ? HelpedAnswers : RunningAnswers;
        var number = answered?.Answer ?? 0;
        return
        [
            about.Code, $"{day}", isHelped ? "helped" : "running", ExportTime.Of(asked?.At, zone), ExportTime.Of(answered?.At, zone),
            number < words.Length ? words[number] : "", number > 0 ? $"{number}" : "", answered?.Channel ?? "", about.Need, about.District, about.Block, about.Gender, about.Age, about.Provider, about.Id,
        ];
    }

    private sealed record About(string Id, string Code, string Need, string District, string Block, string Gender, string Age, string Provider)
    {
        public static About Read(DbDataReader row)
        {
            string Text(int column) => row.TextOrNull(column) ?? "";
            return new(Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), Text(6), Text(7));
        }
    }

    private sealed record Said(string ReferralId, bool IsAnswer, long At, int Day, int Answer, string? Channel)
    {
        public static Said Read(DbDataReader row) => new(row.GetString(0), row.GetString(1) == "answered", row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4), row.TextOrNull(5));
    }
}
