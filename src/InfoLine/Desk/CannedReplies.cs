using System.Collections.Immutable;
using System.Text;

namespace InfoLine.Desk;

/// <summary>Replies that staff need every day, ready in both languages.</summary>
/// <param name="All">In the order in which they are offered.</param>
public sealed record CannedReplies(ImmutableArray<CannedReply> All)
{
    private const string Head = "key,en,hi";

    /// <summary>What may be filled in: what the villager is called, the number of the ticket, the name of the centre.</summary>
    public static ImmutableArray<string> Placeholders { get; } = ["name", "number", "centre"];

    /// <summary>Those that come with the product.</summary>
    public static CannedReplies Shipped()
    {
        using var stream = typeof(CannedReplies).Assembly.GetManifestResourceStream("InfoLine.Desk.canned.csv")
            ?? throw new InvalidOperationException("The canned replies are missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads a table of replies: <c>key,en,hi</c>, texts in double quotes.</summary>
    /// <exception cref="FormatException">A line is no reply, or a text holds a placeholder that the other language or we do not know.</exception>
    public static CannedReplies Read(string table)
    {
        var lines = table.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Head)
            throw new FormatException($"The first line must be: {Head}");
        return new([.. lines.Skip(1).Select((line, i) => ReadLine(line, i + 2))]);
    }

    private static CannedReply ReadLine(string line, int number)
    {
        var cells = Cells(line);
        if (cells.Count != 3 || cells.Exists(string.IsNullOrWhiteSpace))
            throw new FormatException($"Line {number}: a reply has a key and a text in each of two languages.");
        var reply = new CannedReply(cells[0], cells[1], cells[2]);
        var names = CannedReply.NamesIn(reply.English);
        if (!names.SetEquals(CannedReply.NamesIn(reply.Hindi)))
            throw new FormatException($"Line {number}: both languages must fill in the same.");
        if (names.Except(Placeholders, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new FormatException($"Line {number}: there is nothing called {{{unknown}}}; known are {string.Join(", ", Placeholders)}.");
        return reply;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}

/// <summary>One of them.</summary>
/// <param name="Key">Its name in links and keyboards.</param>
/// <param name="English">The text, with <c>{name}</c> and the like.</param>
/// <param name="Hindi">The same in Hindi.</param>
public sealed record CannedReply(string Key, string English, string Hindi)
{
    /// <summary>The text with everything filled in.</summary>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="name">What the villager is called; empty where that is not known.</param>
    /// <param name="number">The number of the ticket.</param>
    /// <param name="centre">The name of the centre.</param>
    public string Fill(string? language, string name, string number, string centre)
    {
        var filled = (language == "hi" ? Hindi : English)
            .Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{centre}", centre, StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal);

        // "Namaste , I have" where nobody is registered.
        return filled.Replace(" ,", ",", StringComparison.Ordinal);
    }

    internal static HashSet<string> NamesIn(string text) =>
        text.Split('{').Skip(1).Select(part => part.Split('}')[0]).ToHashSet(StringComparer.Ordinal);
}
