namespace InfoLine.Reports;

/// <summary>Everybody who is registered, by what they are counted by: a million people in sixty megabytes, so that two million referrals need not look for theirs in the database.</summary>
/// <param name="parts">Different people each.</param>
internal sealed class People(IReadOnlyList<PeoplePart> parts)
{
    private readonly Terms _strangers = new();

    /// <summary>How many there are.</summary>
    public int Count { get; } = parts.Sum(part => part.Ids.Count);

    /// <summary>Everybody, with the number that <see cref="Find"/> gives them.</summary>
    public IEnumerable<(int Number, PersonFacts Facts)> All()
    {
        var first = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Facts.Count; i++)
                yield return (first + i, part.Facts[i]);
            first += part.Facts.Count;
        }
    }

    /// <summary>Who it is, and what is known of them. Somebody who was never registered has a number too, and nothing is known of them.</summary>
    public int Find(ReadOnlySpan<byte> id, out PersonFacts facts)
    {
        var first = 0;
        foreach (var part in parts)
        {
            if (part.Ids.Find(id) is var number and >= 0)
            {
                facts = part.Facts[number];
                return first + number;
            }

            first += part.Ids.Count;
        }

        facts = default;
        return Count + _strangers.Of(id);
    }

    /// <summary>The id of a number.</summary>
    public string IdOf(int number)
    {
        foreach (var part in parts)
        {
            if (number < part.Ids.Count)
                return System.Text.Encoding.UTF8.GetString(part.Ids[number]);
            number -= part.Ids.Count;
        }

        return _strangers[number];
    }
}

/// <summary>People who were read by one thread.</summary>
internal sealed class PeoplePart
{
    /// <summary>Their ids.</summary>
    public IdTable Ids { get; } = new();

    /// <summary>What they are counted by, in the order of their numbers.</summary>
    public List<PersonFacts> Facts { get; } = [];
}
