using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InfoLine.Storage;

/// <summary>One statement for many rows: SQLite runs it once for each row, PostgreSQL once for all of them, because to a server each run is a message.</summary>
public sealed partial class ManyRows
{
    /// <param name="each">For one row: <c>$1</c> to <c>$n</c> are its values.</param>
    /// <param name="all">For all rows: <c>unnest($1::text[], $2::bigint[] …)</c> are their values, column by column; <c>text</c>, <c>bigint</c> and <c>bytea</c>.</param>
    public ManyRows(string each, string all)
    {
        (Each, All) = (each, all);
        var columns = Column().Matches(all).Select(match => (At: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Type: match.Groups[2].Value)).DistinctBy(column => column.At).OrderBy(column => column.At).ToList();
        if (columns.Select(column => column.At).SequenceEqual(Enumerable.Range(1, columns.Count)) is false)
            throw new ArgumentException("Each $n is written with its type once, as in $1::text[].", nameof(all));
        Columns = [.. columns.Select(column => column.Type)];
    }

    /// <summary>The statement for one row.</summary>
    public string Each { get; }

    /// <summary>The statement for all rows.</summary>
    public string All { get; }

    /// <summary>The types of the columns of <see cref="All"/>.</summary>
    internal ImmutableArray<string> Columns { get; }

    [GeneratedRegex(@"\$(\d+)::(text|bigint|bytea)\[\]")]
    private static partial Regex Column();
}
