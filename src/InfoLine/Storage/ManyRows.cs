using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Storage;

/// <summary>One statement for many rows: SQLite runs it once for each row, PostgreSQL once for all of them, because to a server each run is a message.</summary>
public sealed class ManyRows
{
    /// <param name="each">For one row: <c>$1</c> to <c>$n</c> are its values.</param>
    /// <param name="all">For all rows: <c>unnest($1::text[], $2::bigint[] …)</c> are their values, column by column; <c>text</c>, <c>bigint</c> and <c>bytea</c>.</param>
    public ManyRows(string each, string all)
    {
        (Each, All) = (each, all);
        var columns = all.Split('$').Skip(1).Select(ColumnOf).ToList();
        if (!columns.Select(column => column.At).SequenceEqual(Enumerable.Range(1, columns.Count)))
            throw new ArgumentException("Each of $1 to $n stands there once, in order, with its type, as in $1::text[].", nameof(all));
        Columns = [.. columns.Select(column => column.Type)];
    }

    /// <summary>The statement for one row.</summary>
    public string Each { get; }

    /// <summary>The statement for all rows.</summary>
    public string All { get; }

    /// <summary>The types of the columns of <see cref="All"/>.</summary>
    internal ImmutableArray<string> Columns { get; }

    /// <param name="text">What follows a dollar sign, as in <c>1::text[], </c>.</param>
    private static (int At, string Type) ColumnOf(string text)
    {
        var (colons, brackets) = (text.IndexOf("::", StringComparison.Ordinal), text.IndexOf("[]", StringComparison.Ordinal));
        return colons > 0 && brackets > colons && int.TryParse(text.AsSpan(0, colons), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (at, text[(colons + 2)..brackets])
            : (0, "");
    }
}
