using System.Text;

namespace InfoLine.Reports;

/// <summary>Numbers the few words that rows are counted by, such as districts and needs. 0 is no word at all. Several threads may read at once.</summary>
internal sealed class Terms
{
    private readonly Lock _lock = new();
    private readonly List<string> _words = [""];
    private volatile IdTable _known = new();

    /// <summary>A list that knows the empty word and these, all of them different. More than a few hundred must be told here.</summary>
    public Terms(params IEnumerable<string> words)
    {
        _words.AddRange(words);
        foreach (var word in _words)
            _known.Add(Encoding.UTF8.GetBytes(word));
    }

    /// <summary>The number of a word, a new one when it was never seen.</summary>
    public int Of(ReadOnlySpan<byte> word) => _known.Find(word) is var number and >= 0 ? number : Learn(word);

    /// <summary>The same for a text; null is no word.</summary>
    public int Of(string? word) => Of(Encoding.UTF8.GetBytes(word ?? ""));

    /// <summary>The word of a number.</summary>
    public string this[int number]
    {
        get
        {
            lock (_lock)
                return _words[number];
        }
    }

    // New words are rare, so a new table takes the place of the old one: who reads it meanwhile is not disturbed.
    private int Learn(ReadOnlySpan<byte> word)
    {
        lock (_lock)
        {
            if (_known.Find(word) is var number and >= 0)
                return number;
            _words.Add(Encoding.UTF8.GetString(word));
            var known = new IdTable();
            foreach (var one in _words)
                known.Add(Encoding.UTF8.GetBytes(one));
            _known = known;
            return _words.Count - 1;
        }
    }
}
