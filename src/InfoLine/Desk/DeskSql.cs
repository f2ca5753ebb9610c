using System.Globalization;

namespace InfoLine.Desk;

/// <summary>The parts of statements that depend on who asks.</summary>
internal static class DeskSql
{
    /// <summary>What keeps a statement to the centres of a scope.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="column">The column that holds a centre.</param>
    /// <param name="values">What the statement has already, for <c>$1</c> and so on.</param>
    /// <returns>A condition, and all values with those of the condition at their end.</returns>
    public static (string Where, object?[] Values) Within(DeskScope scope, string column, params object?[] values)
    {
        if (scope.IsEverywhere)
            return ("1 = 1", values);
        if (scope.Centres.IsEmpty)
            return ("1 = 0", values);
        var places = Enumerable.Range(values.Length + 1, scope.Centres.Length).Select(number => $"${number.ToString(CultureInfo.InvariantCulture)}");
        return ($"{column} in ({string.Join(", ", places)})", [.. values, .. scope.Centres]);
    }
}
