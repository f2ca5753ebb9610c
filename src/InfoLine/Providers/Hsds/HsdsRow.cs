namespace InfoLine.Providers.Hsds;

/// <summary>One row of a directory file.</summary>
/// <param name="Object">Which object it is.</param>
/// <param name="Values">One a field, in their order; null where nothing stands.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record HsdsRow(HsdsObject Object, string?[] Values, RowPlace Place)
{
    /// <summary>The line of each field where they stand on lines of their own (JSON); else null.</summary>
    public int[]? Lines { get; init; }

    /// <summary>True for what JSON repeats at every service that uses it: an organization, a location, a unit.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>The value of a field, or null.</summary>
    public string? this[string field] => Object.IndexOf(field) is >= 0 and var at ? Values[at] : null;
}

/// <summary>Where a row stands.</summary>
/// <param name="File">Its name within the folder or zip.</param>
/// <param name="Line">From 1.</param>
/// <param name="Path">In JSON, such as <c>$.contents[3].phones[0]</c>; null in CSV.</param>
internal sealed record RowPlace(string File, int Line, string? Path = null);
