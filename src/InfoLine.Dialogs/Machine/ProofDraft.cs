using System.Collections.Immutable;

namespace InfoLine.Dialogs.Machine;

/// <summary>What a turn has to do with proving who somebody is.</summary>
internal sealed class ProofDraft
{
    /// <summary>What was answered, while what is noted is being read; else null.</summary>
    public string? Claimed { get; set; }

    /// <summary>True when nothing is noted of the person by which they could be proved. For this turn only.</summary>
    public bool IsLacking { get; set; }

    /// <summary>Wrong answers, a row a person; null where there were none.</summary>
    public ImmutableArray<Tried>? Tried { get; private set; }

    public void Begin(Session session)
    {
        Claimed = session.Claimed;
        IsLacking = false;
        Tried = session.Tried;
    }

    /// <summary>How many wrong answers there were for a person on a day.</summary>
    public int WrongFor(string person, DateOnly day) => (Tried ?? []).FirstOrDefault(tried => tried.Person == person && tried.Day == day)?.Wrong ?? 0;

    /// <summary>Notes how many there are now. What was tried on earlier days is dropped, so that this never grows beyond the people of a phone.</summary>
    public void Note(string person, DateOnly day, int wrong)
    {
        ImmutableArray<Tried> kept = [.. (Tried ?? []).Where(tried => tried.Day == day && tried.Person != person)];
        if (wrong > 0)
            kept = kept.Add(new(person, day, wrong));
        Tried = kept.IsEmpty ? null : kept;
    }
}
