using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>Which fields make up the registration of a person, and which flows may show them.</summary>
internal sealed class Profiles
{
    public const string ConsentField = "consent";

    /// <summary>What a person is called; the list of people shows it to whoever holds the phone.</summary>
    private const string NameField = "name";

    private readonly FrozenSet<string> _privateFlows;
    private readonly FrozenSet<string> _showing;
    private readonly ImmutableArray<string> _places;

    public Profiles(FlowSet flows)
    {
        var registering = flows.Flows.Values.Where(flow => flow.Steps.Any(step => step is SayStep { Does: Deed.Register })).OrderBy(flow => flow.Name, StringComparer.Ordinal).ToList();
        Review = registering.Select(flow => flow.Review).FirstOrDefault(review => review is not null);
        var asks = registering.SelectMany(flow => flow.Steps).OfType<AskStep>().ToList();
        Fields = [.. asks.SelectMany(FieldsOf).Distinct(StringComparer.Ordinal)];
        _places = [.. asks.Where(ask => ask is { Expect: Expect.Place, Save: not null }).Select(ask => ask.Save!).Distinct(StringComparer.Ordinal)];
        _privateFlows = flows.Flows.Values.Where(flow => flow.Steps.Any(step => step is PeopleStep or SayStep { Does: not null })).Select(flow => flow.Name).ToFrozenSet(StringComparer.Ordinal);
        _showing = flows.Flows.Values.Where(flow => flow.Steps.SelectMany(SaidAt).Any(ShowsAnswer)).Select(flow => flow.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>True for a flow that says back what a person told, beside their name.</summary>
    public bool Shows(string flow) => _showing.Contains(flow);

    /// <summary>Answers without those of a person.</summary>
    public Slots Without(Slots slots)
    {
        foreach (var field in Fields)
            slots = slots.Without(field);
        foreach (var field in ProviderStep.Fields)
            slots = slots.Without(field);
        return slots.Without(ConsentField);
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

    private static IEnumerable<Text> SaidAt(Step step) => step switch
    {
        SayStep say => [say.Say],
        AskStep { Again: { } again } ask => [ask.Ask, again, .. ask.Choices.Select(choice => choice.Label)],
        AskStep ask => [ask.Ask, .. ask.Choices.Select(choice => choice.Label)],
        HandoffStep handoff => [handoff.Say, handoff.Failed],
        _ => [],
    };

    private bool ShowsAnswer(Text text) =>
        text.Templates.SelectMany(template => template.Pieces).OfType<Piece.Field>().Any(piece => piece.Name != NameField && Fields.Contains(piece.Name, StringComparer.Ordinal));

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
        if (ask.Bands is { } bands)
            yield return bands.Field;
        foreach (var (field, _) in ask.Choices.SelectMany(choice => choice.Sets))
            yield return field;
    }
}
