using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>Which fields make up the registration of a person, and which flows may show them.</summary>
internal sealed class Profiles
{
    public const string ConsentField = "consent";

    private readonly FrozenSet<string> _privateFlows;
    private readonly ImmutableArray<string> _places;

    public Profiles(FlowSet flows)
    {
        var registering = flows.Flows.Values.Where(flow => flow.Steps.Any(step => step is SayStep { Does: Deed.Register })).OrderBy(flow => flow.Name, StringComparer.Ordinal).ToList();
        Review = registering.Select(flow => flow.Review).FirstOrDefault(review => review is not null);
        var asks = registering.SelectMany(flow => flow.Steps).OfType<AskStep>().ToList();
        Fields = [.. asks.SelectMany(FieldsOf).Distinct(StringComparer.Ordinal)];
        _places = [.. asks.Where(ask => ask is { Expect: Expect.Place, Save: not null }).Select(ask => ask.Save!).Distinct(StringComparer.Ordinal)];
        _privateFlows = flows.Flows.Values.Where(flow => flow.Steps.Any(step => step is PeopleStep or SayStep { Does: not null })).Select(flow => flow.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>All fields that the flows save in which people register, in the order of the steps.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>The step that reads a registration back, or null.</summary>
    public string? Review { get; }

    /// <summary>True for a flow that asks who is writing before it shows anything.</summary>
    public bool IsPrivate(string flow) => _privateFlows.Contains(flow);

    /// <summary>The answers that are there.</summary>
    public ImmutableArray<KeyValuePair<string, string>> FieldsOf(Slots slots) =>
        [.. Fields.Where(field => slots[field] is not null).Select(field => KeyValuePair.Create(field, slots[field]!))];

    /// <summary>The fields that hold a place which is not in the list.</summary>
    public ImmutableArray<string> UnsureOf(Slots slots) =>
        [.. _places.Where(field => slots[field] is not null && slots[field + Expect.Place.Parts[0]] is null)];

    private static IEnumerable<string> FieldsOf(AskStep ask)
    {
        if (ask.Save is { } save)
            yield return save;
        if (ask is { Save: { } place, Expect: Expect.Place })
        {
            foreach (var part in Expect.Place.Parts)
                yield return place + part;
        }

        if (ask.Sort is { } sort)
            yield return sort.Field;
        foreach (var (field, _) in ask.Choices.SelectMany(choice => choice.Sets))
            yield return field;
    }
}
