using System.Data.Common;
using System.Globalization;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Lists that somebody keeps under names of their own. Nobody else sees them.</summary>
public static class DeskLists
{
    /// <summary>So many lists one person keeps.</summary>
    public const int MostOfOne = 12;

    /// <summary>So many letters a name has, as a reader counts them: a vowel sign belongs to its letter.</summary>
    public const int MostLetters = 40;

    /// <summary>So many UTF-16 units a name has: letters with room for their signs.</summary>
    public const int MostUnits = 3 * MostLetters;

    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    private const string ReadSql = "select id, name, list from desk_lists where staff_id = $1 order by folded";
    private const string FindSql = "select id, name, list from desk_lists where staff_id = $1 and id = $2";

    private const string AddSql = """
        insert into desk_lists (staff_id, id, name, folded, list, created_at)
        select $1, $2, $3, $4, $5, $6 where (select count(*) from desk_lists where staff_id = $1) < $7
        on conflict do nothing
        """;

    private const string RenameSql = """
        update desk_lists set name = $3, folded = $4
        where staff_id = $1 and id = $2 and not exists (select 1 from desk_lists o where o.staff_id = $1 and o.folded = $4 and o.id <> $2)
        """;

    private const string CountSql = "select count(*) from desk_lists where staff_id = $1";
    private const string DeleteSql = "delete from desk_lists where staff_id = $1 and id = $2";

    /// <summary>All lists of somebody, by name.</summary>
    public static Task<List<DeskList>> ReadAsync(Connection connection, string staffId) => connection.QueryAsync(Read, ReadSql, staffId);

    /// <summary>One of somebody's lists; null for one that is not there or not theirs.</summary>
    public static async Task<DeskList?> FindAsync(Connection connection, string staffId, string id) => (await connection.QueryAsync(Read, FindSql, staffId, id)).FirstOrDefault();

    /// <summary>Keeps a list.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="staffId">Whose.</param>
    /// <param name="list">Its id, its name as it was typed, and what it shows.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>Null when it is kept, else why not.</returns>
    public static async Task<DeskListRefusal?> AddAsync(Connection connection, string staffId, DeskList list, DateTimeOffset now)
    {
        var name = NameOf(list.Name);
        if (WhyNot(name) is { } refusal)
            return refusal;
        if (await connection.ExecuteAsync(AddSql, staffId, list.Id, name, Folded(name), list.List, now.ToUnixTimeMilliseconds(), (long)MostOfOne) == 1)
            return null;
        return (await connection.QueryAsync(row => row.GetInt64(0), CountSql, staffId))[0] >= MostOfOne ? DeskListRefusal.TooMany : DeskListRefusal.NameTaken;
    }

    /// <summary>Gives one of somebody's lists another name.</summary>
    /// <returns>Null when it has it, else why not.</returns>
    public static async Task<DeskListRefusal?> RenameAsync(Connection connection, string staffId, string id, string written)
    {
        if (await FindAsync(connection, staffId, id) is null)
            return DeskListRefusal.NotFound;
        var name = NameOf(written);
        return WhyNot(name) ?? (await connection.ExecuteAsync(RenameSql, staffId, id, name, Folded(name)) == 1 ? null : DeskListRefusal.NameTaken);
    }

    /// <summary>Forgets one of somebody's lists.</summary>
    /// <returns>False for one that is not there or not theirs.</returns>
    public static async Task<bool> DeleteAsync(Connection connection, string staffId, string id) => await connection.ExecuteAsync(DeleteSql, staffId, id) == 1;

    /// <summary>A name as it is kept: one space between words, and no mark that nobody sees but those that Hindi needs.</summary>
    public static string NameOf(string written)
    {
        var name = new StringBuilder(written.Length);
        foreach (var letter in written.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control) || letter.Value is NonJoiner or Joiner)
                name.Append(letter.ToString());
        }

        return string.Join(' ', name.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static DeskListRefusal? WhyNot(string name) =>
        !name.EnumerateRunes().Any(letter => Rune.IsLetterOrDigit(letter) || Rune.IsSymbol(letter)) ? DeskListRefusal.Empty
        : name.Length > MostUnits || new StringInfo(name).LengthInTextElements > MostLetters ? DeskListRefusal.TooLong
        : null;

    private static string Folded(string name) =>
        name.Replace($"{NonJoiner}", "", StringComparison.Ordinal).Replace($"{Joiner}", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static DeskList Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));
}

/// <summary>A list that somebody keeps.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What they call it.</param>
/// <param name="List">The query of its address, such as <c>?view=late&amp;reason=voice</c>.</param>
public sealed record DeskList(string Id, string Name, string List);

/// <summary>Why a list is not kept, or not called so.</summary>
public enum DeskListRefusal
{
    /// <summary>It has no name that one could see.</summary>
    Empty,

    /// <summary>The name is too long.</summary>
    TooLong,

    /// <summary>Another one of theirs is called so.</summary>
    NameTaken,

    /// <summary>They have as many as one may have.</summary>
    TooMany,

    /// <summary>There is none, or it is somebody else's.</summary>
    NotFound,
}

/// <summary>A list that somebody keeps, as a page shows it.</summary>
/// <param name="List">The list.</param>
/// <param name="Query">What it shows.</param>
/// <param name="Count">How many tickets it has; null for closed ones, which are not counted.</param>
public sealed record DeskListShown(DeskList List, DeskQuery Query, int? Count);
