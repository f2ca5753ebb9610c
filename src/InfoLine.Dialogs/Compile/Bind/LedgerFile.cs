using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads <c>translations.yaml</c>.</summary>
internal static class LedgerFile
{
    private const int HashLength = 8;

    public static DraftLedger Read(YamlMap map, Reading reading)
    {
        var entries = ImmutableDictionary.CreateBuilder<(string, string), LedgerEntry>();
        if (Fields.Of(map, reading, "translations.yaml", "'translations:'", ["translations"])?["translations"] is not { } node
            || reading.Map(node, "'translations'", "'hi:'") is not { } languages)
            return DraftLedger.Empty;
        foreach (var language in languages.Entries)
        {
            if (reading.Map(language.Value, "A language", "'mudra.start.ask: \"1a2b3c4d draft\"'") is not { } texts)
                continue;
            foreach (var text in texts.Entries)
            {
                if (Entry(text, reading.Problems) is { } entry)
                    entries[(language.Key, text.Key)] = entry;
            }
        }

        return new(entries.ToImmutable());
    }

    private static LedgerEntry? Entry(YamlEntry text, ProblemList problems)
    {
        if (text.Value is YamlScalar scalar && scalar.Value.Split(' ') is [{ Length: HashLength } hash, "draft" or "reviewed"]
            && hash.All(char.IsAsciiHexDigitLower))
        {
            return new(hash, scalar.Value.EndsWith("reviewed", StringComparison.Ordinal), text.KeyPlace);
        }

        problems.Error(ProblemCode.BadLedger, text.Value.Place, $"The entry of '{Names.Short(text.Key)}' was changed by hand and cannot be read.",
            "It looks like: 1a2b3c4d draft. Delete the line; 'infoline texts stamp' writes it anew.");
        return null;
    }
}
