using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>So many of so many, with the interval in which the truth lies 19 times of 20.</summary>
/// <remarks>Wilson's score interval: right for small counts and near 0 and 1, where the usual one is not. E. B. Wilson, JASA 22 (1927), 209-212.</remarks>
/// <param name="Count">0 to <paramref name="Of"/>.</param>
/// <param name="Of">How many there were; may be 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Proportion(int Count, int Of)
{
    // The two-sided 95 % point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>0 to 1; 0 where there were none.</summary>
    public double Rate => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>The lower end of the interval, 0 to 1.</summary>
    public double Low => Of == 0 ? 0 : Math.Max(0, Middle - Reach);

    /// <summary>The upper end of the interval, 0 to 1; 1 where there were none, for then nothing is known.</summary>
    public double High => Of == 0 ? 1 : Math.Min(1, Middle + Reach);

    private double Middle => (Rate + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Reach => Z / (1 + (Z * Z / Of)) * Math.Sqrt((Rate * (1 - Rate) / Of) + (Z * Z / (4.0 * Of * Of)));

    /// <summary>How many of some things have a property.</summary>
    public static Proportion Among<T>(IEnumerable<T> things, Func<T, bool> has)
    {
        var (count, of) = (0, 0);
        foreach (var thing in things)
        {
            of++;
            count += has(thing) ? 1 : 0;
        }
        return new(count, of);
    }
}
