namespace InfoLine.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">With its unit.</param>
/// <param name="Floor">The bare thing measured in the same run, or empty where there is none.</param>
/// <param name="Goal">What we promised ourselves, or empty.</param>
/// <param name="IsMet">Whether the goal is met; null where there is none.</param>
public sealed record Figure(string Name, string Measured, string Floor = "", string Goal = "", bool? IsMet = null)
{
    /// <summary>A number for people: 1,234,567.</summary>
    public static string Count(double number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Milliseconds for people: two digits that matter.</summary>
    public static string Milliseconds(double milliseconds) =>
        milliseconds.ToString(milliseconds < 10 ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture) + " ms";
}
