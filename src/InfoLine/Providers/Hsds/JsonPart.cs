using System.Text.Json;

namespace InfoLine.Providers.Hsds;

/// <summary>A piece of a JSON file with its line: small enough to be held, one entry of a list at a time.</summary>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Text">The value of everything but objects and arrays; null for null.</param>
/// <param name="Line">From 1.</param>
internal sealed record JsonPart(JsonValueKind Kind, string? Text, int Line)
{
    /// <summary>The members of an object, in their order.</summary>
    public List<(string Name, JsonPart Value)> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<JsonPart> Items { get; } = [];

    /// <summary>The value of a member; the last where the name comes twice; null where there is none.</summary>
    public JsonPart? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                    return Members[i].Value;
            }

            return null;
        }
    }
}
