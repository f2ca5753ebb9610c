using System.Collections.Immutable;

namespace InfoLine.Providers.Hsds;

/// <summary>What a field of a directory file may hold.</summary>
internal enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A UUID that names this row or another.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with or without decimals; kept as written.</summary>
    Number,

    /// <summary>Yes or no; kept as 1 or 0.</summary>
    Flag,

    /// <summary>A day, such as 2026-11-22.</summary>
    Day,

    /// <summary>One of <see cref="HsdsField.Choices"/>.</summary>
    Choice,

    /// <summary>Small words with spaces, commas or semicolons between them; kept with one space.</summary>
    Words,

    /// <summary>The id of a place of <c>dialogs/places.yaml</c>.</summary>
    PlaceId,
}

/// <summary>A field of an object: its name in files and its column in the table.</summary>
/// <param name="Name">As HSDS or our profile spells it.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="IsRequired">True where a row without it is refused.</param>
internal sealed record HsdsField(string Name, FieldKind Kind = FieldKind.Text, bool IsRequired = false)
{
    /// <summary>The name of the object whose id it holds; null for the row's own id and for everything that is no id.</summary>
    public string? RefersTo { get; init; }

    /// <summary>For <see cref="FieldKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The smallest and the largest number.</summary>
    public (double Least, double Most) Limits { get; init; } = (0, int.MaxValue);

    /// <summary>The longest text, in UTF-16 units.</summary>
    public int MostLetters { get; init; } = 4000;

    /// <summary>True for what our profile adds to HSDS.</summary>
    public bool IsOurs { get; init; }

    /// <summary>True for numbers and flags, which the tables keep as numbers.</summary>
    public bool IsStoredAsNumber => Kind is FieldKind.Whole or FieldKind.Flag;
}
