namespace InfoLine.Reports;

/// <summary>Everybody who is registered, by what they are counted by: a million people in seventy megabytes, so that two million referrals need not look for theirs in the database.</summary>
/// <param name="parts">Different people each.</param>
internal sealed class People(IReadOnlyList<PeoplePart> parts)
{
    private readonly Terms _strangers = new();

    /// <summary>How many there are.</summary>
    public int Count { get; } = parts.Sum(part => part.Count);

    /// <summary>Everybody, in parts. Numbers of a part follow those of the part before.</summary>
    public IReadOnlyList<PeoplePart> Parts => parts;

    /// <summary>Everybody, with the number that <see cref="Find"/> gives them.</summary>
    public IEnumerable<(int Number, PersonFacts Facts)> All()
    {
        var first = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
                yield return (first + i, part.Kinds[part.KindsOfPeople[i]]);
            first += part.Count;
        }
    }

    /// <summary>Who it is, and what is known of them. Somebody who was never registered has a number too, and nothing is known of them.</summary>
    public int Find(AnyId id, out PersonFacts facts)
    {
        var first = 0;
        foreach (var part in parts)
        {
            if (part.Find(id, out facts) is var number and >= 0)
                return first + number;
            first += part.Count;
        }

        facts = default;
        return Count + _strangers.Of(id.Odd ?? id.Packed.ToString());
    }

    /// <summary>The id of a number.</summary>
    public string IdOf(int number)
    {
        foreach (var part in parts)
        {
            if (number < part.Count)
                return part.IdOf(number);
            number -= part.Count;
        }

        return _strangers[number];
    }
}
