using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>What <c>translations.yaml</c> knows: by language and key of a text, the hash of the source that was translated and how far it was checked.</summary>
internal sealed record DraftLedger(ImmutableDictionary<(string Language, string Key), LedgerEntry> Entries)
{
    public static DraftLedger Empty { get; } = new(ImmutableDictionary<(string, string), LedgerEntry>.Empty);
}

/// <summary>One translation.</summary>
/// <param name="SourceHash">Eight hex letters of the source text's hash when it was translated.</param>
/// <param name="Reviewed">True when a native speaker has read it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LedgerEntry(string SourceHash, bool Reviewed, Place Place);
