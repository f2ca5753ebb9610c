using System.Collections.Frozen;

namespace InfoLine.Dialogs.Words;

/// <summary>Words with a meaning, written as people write them and found by the folded word without a copy.</summary>
/// <typeparam name="TMeaning">What a word stands for.</typeparam>
internal sealed class WordTable<TMeaning>
{
    private readonly FrozenDictionary<string, TMeaning>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Takes lines of spellings, separated by white space, each with its meaning. A spelling may stand once only.</summary>
    public WordTable(params (TMeaning Meaning, string Spellings)[] lines)
    {
        var words = new Dictionary<string, TMeaning>(StringComparer.Ordinal);
        foreach (var (meaning, spellings) in lines)
            foreach (var spelling in spellings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.Add(Fold.Key(spelling), meaning);
        _lookup = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Looks a folded word up.</summary>
    public bool TryGet(ReadOnlySpan<char> word, out TMeaning meaning)
    {
        // The null-forgiving mark is safe: the caller reads the meaning only where the answer is true.
        var found = _lookup.TryGetValue(word, out var value);
        meaning = value!;
        return found;
    }

    /// <summary>Whether the table has the folded word.</summary>
    public bool Has(ReadOnlySpan<char> word) => _lookup.ContainsKey(word);
}
