using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>Who has registered on a simulated phone. A value, like the rest of its memory.</summary>
/// <param name="Registered">In the order of registering.</param>
/// <param name="Count">How many ever registered: the next one's id.</param>
public sealed record SimulatedPeople(ImmutableArray<SimulatedPerson> Registered, int Count)
{
    /// <summary>A phone on which nobody has registered.</summary>
    public static SimulatedPeople Nobody { get; } = new([], 0);

    private string NextId => (Count + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>These people after an effect of a turn.</summary>
    public SimulatedPeople After(Effect effect) => effect switch
    {
        Effect.SaveRegistration { IsNew: true } saved => new(Registered.Add(new(saved.Person ?? NextId, saved.Fields)), Count + 1),
        Effect.SaveRegistration saved => this with { Registered = [.. Registered.Select(person => person.Id == saved.Person ? person with { Fields = saved.Fields } : person)] },
        Effect.EraseRegistration erased => this with { Registered = Registered.RemoveAll(person => person.Id == erased.Person) },
        _ => this,
    };

    internal Answer All(bool hasPhone) => new Answer.People([.. Registered.Select(person => new Listed(person.Id, person.Name))], hasPhone, NextId);

    internal Answer Find(string id) => Registered.FirstOrDefault(person => person.Id == id) is { } found ? new Answer.Profile(found.Fields) : new Answer.No();
}

/// <summary>One of them.</summary>
/// <param name="Id">A number.</param>
/// <param name="Fields">What they told.</param>
public sealed record SimulatedPerson(string Id, ImmutableArray<KeyValuePair<string, string>> Fields)
{
    /// <summary>What they are called.</summary>
    public string Name => Fields.FirstOrDefault(told => told.Key == "name").Value ?? Id;
}
