namespace InfoLine.Reports;

/// <summary>A few referrals together. Finding a person means waiting for memory; for several at once a processor waits once.</summary>
/// <param name="people">Who is registered.</param>
/// <param name="most">How many.</param>
internal sealed class ReferralBatch(People people, int most)
{
    private readonly ReferralLine[] _lines = [.. Enumerable.Range(0, most).Select(_ => new ReferralLine())];
    private int _count;

    /// <summary>True when <see cref="Take"/> is next.</summary>
    public bool IsFull => _count == _lines.Length;

    /// <summary>The next one, to be filled: all but the person, of whom it needs the id.</summary>
    public ReferralLine Next() => _lines[_count++];

    /// <summary>Those that were filled, with what is known of their people. They are filled again after this.</summary>
    public ReadOnlySpan<ReferralLine> Take()
    {
        var taken = _lines.AsSpan(0, _count);
        foreach (var line in taken)
        {
            line.Person = people.Find(line.PersonId, out var facts);
            line.Facts = facts;
        }

        _count = 0;
        return taken;
    }
}
