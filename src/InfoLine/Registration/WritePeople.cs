using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>Writes what turns do to people, inside the transaction of the turns.</summary>
public static class WritePeople
{
    /// <summary>Writes the changes of turns of different contacts.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="changes">At most one turn's for each contact; mostly none.</param>
    /// <param name="now">UTC milliseconds.</param>
    public static async Task WriteAsync(Connection connection, IReadOnlyList<PersonChange> changes, long now)
    {
        if (changes.Count == 0)
            return;
        var saved = changes.OfType<PersonChange.Saved>().ToList();
        var added = saved.FindAll(person => person.IsNew);
        var erased = changes.OfType<PersonChange.Erased>().ToList();
        await ConsentRows.AddAsync(connection, [.. changes.OfType<PersonChange.Agreed>()], now);
        await PeopleRows.AddAsync(connection, added, now);
        await ConsentRows.BindAsync(connection, added);
        await PeopleRows.CorrectAsync(connection, saved.Where(person => !person.IsNew), now);
        await PeopleRows.EraseAsync(connection, erased.Where(one => one.Person is not null).Select(one => (one.ContactId, one.Person!)), now);
        await ConsentRows.WithdrawAsync(connection, erased, now);
    }
}
