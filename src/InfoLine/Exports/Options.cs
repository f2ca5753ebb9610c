namespace InfoLine.Exports;

/// <summary>The options of a command, as typed.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Options()
    {
    }

    /// <summary>The value of an option, without the blanks around it, or null where it was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>True when an option without a value was given.</summary>
    public bool Has(string flag) => _values.ContainsKey(flag);

    /// <summary>Reads <c>--name value</c>, <c>--name=value</c> and <c>--flag</c>.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="named">Options that have a value.</param>
    /// <param name="flags">Options that have none.</param>
    /// <exception cref="BadOptionException">An option is not known, twice there, or without its value.</exception>
    public static Options Read(IReadOnlyList<string> words, string[] named, string[] flags)
    {
        var options = new Options();
        for (var i = 0; i < words.Count; i++)
        {
            var parts = words[i].Split('=', 2);
            var name = parts[0];
            string value;
            if (Array.IndexOf(flags, name) >= 0 && parts.Length == 1)
                value = "";
            else if (Array.IndexOf(named, name) < 0)
                throw new BadOptionException($"'{words[i]}' is not understood: write one of {string.Join(' ', named.Concat(flags))}.");
            else if (parts.Length == 2)
                value = parts[1].Trim();
            else
                value = ++i < words.Count && !words[i].StartsWith("--", StringComparison.Ordinal) ? words[i].Trim() : "";
            if (value.Length == 0 && Array.IndexOf(flags, name) < 0)
                throw new BadOptionException($"{name} has no value: write it after a blank, such as '{name} …'.");
            if (!options._values.TryAdd(name, value))
                throw new BadOptionException($"{name} is there twice: write it once.");
        }

        return options;
    }
}

/// <summary>Options that cannot be worked with. The message is one sentence with the remedy.</summary>
internal sealed class BadOptionException(string message) : Exception(message);
