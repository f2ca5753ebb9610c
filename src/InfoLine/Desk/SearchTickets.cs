using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Finds tickets by their number, by a phone number or its end, by a name, or by what they were about.</summary>
/// <param name="database">Where they are.</param>
public sealed class SearchTickets(Database database)
{
    /// <summary>The most tickets that are found; whoever needs more writes more words.</summary>
    public const int Most = 50;

    private const int FewestDigits = 4;

    /// <summary>The tickets that fit, open ones first, the newest before the older.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="words">What they look for, at least two characters; less finds nothing.</param>
    public async Task<ImmutableArray<TicketRow>> ReadAsync(DeskScope scope, string words)
    {
        var clean = words.Trim();
        if (clean.Length is < 2 or > 200)
            return [];
        var digits = string.Concat(clean.Where(char.IsAsciiDigit));
        var (within, values) = DeskSql.Within(
            scope, "t.centre_id",
            clean.ToUpperInvariant(), $"%{Escaped(clean.ToLowerInvariant())}%", digits.Length >= FewestDigits && clean.All(IsOfNumber) ? $"%{digits}" : "", (long)Most);
        var sql = $"""
            select {TicketRow.Columns} from tickets t
            where {within} and (t.code = $1 or lower(t.subject) like $2 escape '\'
                or exists (select 1 from people p where p.contact_id = t.contact_id and p.erased_at is null and lower(p.name) like $2 escape '\')
                or ($3 <> '' and exists (select 1 from contacts c where c.id = t.contact_id and c.phone like $3)))
            order by (case when t.closed_at is null then 0 else 1 end), t.created_at desc, t.id desc limit $4
            """;
        return [.. await database.ReadAsync(connection => connection.QueryAsync(TicketRow.Read, sql, values))];
    }

    private static bool IsOfNumber(char letter) => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-';

    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
