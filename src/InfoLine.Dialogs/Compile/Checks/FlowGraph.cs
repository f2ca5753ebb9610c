using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>All ways through the conversation: steps and the edges between them.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, List<Edge>> _from = new(StringComparer.Ordinal);

    public FlowGraph(Draft draft)
    {
        Steps = draft.StepsById;
        var told = ToldOf(draft);
        var referring = draft.Steps.Where(step => step.Does is Deed.Refer).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var step in draft.Steps)
        {
            // The way back leads where the person came from: it opens no new way.
            _from[step.Id] = [.. EdgesOf(step, draft, told).Where(edge => edge.To != Step.BackId).Select(edge => referring.Contains(edge.To) ? edge with { Sets = [.. edge.Sets, ProviderStep.ByField] } : edge)];
        }

        Starts = [.. StartsOf(draft).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyDictionary<string, DraftStep> Steps { get; }

    /// <summary>The ids of the steps at which a conversation can start: landmarks, flows with keywords, and the answers to what people ask.</summary>
    public IReadOnlyList<string> Starts { get; }

    public IReadOnlyList<Edge> From(string id) => _from.GetValueOrDefault(id) ?? [];

    /// <summary>Every step that can be reached over the edges that count, with the edge that led there first (null for a start).</summary>
    public Dictionary<string, Edge?> Walk(IEnumerable<string> starts, Func<Edge, bool>? counts = null)
    {
        var cameBy = new Dictionary<string, Edge?>(StringComparer.Ordinal);
        var next = new Queue<string>();
        foreach (var start in starts)
        {
            if (cameBy.TryAdd(start, null))
                next.Enqueue(start);
        }

        while (next.TryDequeue(out var id))
        {
            foreach (var edge in From(id))
            {
                if ((counts is null || counts(edge)) && cameBy.TryAdd(edge.To, edge))
                    next.Enqueue(edge.To);
            }
        }

        return cameBy;
    }

    /// <summary>The way of a walk to a step, as a reader follows it: <c>menu.start > register.name</c>.</summary>
    public static string Way(Dictionary<string, Edge?> cameBy, string id)
    {
        const int most = 6;
        var way = new List<string> { id };
        for (var edge = cameBy.GetValueOrDefault(id); edge is not null; edge = cameBy.GetValueOrDefault(edge.From))
            way.Add(edge.From);
        way.Reverse();
        return way.Count <= most ? string.Join(" > ", way) : $"{way[0]} > {way[1]} > … > {string.Join(" > ", way.TakeLast(most - 3))}";
    }

    private static IEnumerable<string> StartsOf(Draft draft)
    {
        var landmarks = draft.Line?.Landmarks.Values.Select(flow => draft.FlowsByName.GetValueOrDefault(flow.Text)) ?? [];
        return draft.Flows.Where(flow => flow.Keywords.Count > 0)
            .Concat(landmarks.OfType<DraftFlow>())
            .Where(flow => flow.Steps.Count > 0)
            .Select(flow => flow.Steps[0].Id)
            .Concat(draft.Questions.Steps.Select(step => step.Target).OfType<string>());
    }

    // A registered person went through such a flow to its end.
    private static string[] ToldOf(Draft draft) => [.. draft.Flows
        .Where(flow => flow.Steps.Any(step => step.Does is Deed.Register))
        .SelectMany(flow => flow.Steps)
        .SelectMany(step => step.Saves.Concat(step.Choices.SelectMany(choice => choice.Sets).Select(set => set.Key)))];

    private static IEnumerable<Edge> EdgesOf(DraftStep step, Draft draft, string[] told)
    {
        // Where something is to be proved first, the answers are there only after it.
        if (step.Known?.Target is { } known)
            yield return draft.StepsById.GetValueOrDefault(known)?.Proves is null ? new(step.Id, known, Choice: null, told, ConsentGiven: true) : new(step.Id, known, Choice: null, []);
        if (step.New?.Target is { } other)
            yield return new(step.Id, other, Choice: null, []);
        foreach (var edge in Found(step))
            yield return edge;

        foreach (var choice in step.Choices)
        {
            if ((choice.Go ?? step.Go)?.Target is { } to)
                yield return new(step.Id, to, Choice: choice, Saves(step, choice));
        }

        if (!step.HasChoices && step.Go?.Target is { } go)
            yield return step.Proves is null ? new(step.Id, go, Choice: null, Saves(step)) : new(step.Id, go, Choice: null, told, ConsentGiven: true);
        foreach (var forgetting in (Link?[])[step.Under?.Go, step.Wrong])
        {
            if (forgetting?.Target is { } away)
                yield return new(step.Id, away, Choice: null, [], Forgets: true);
        }

        if (step.Otherwise?.Target is { } otherwise)
            yield return new(step.Id, otherwise, Choice: null, []);

        var passed = new List<string>();
        foreach (var branch in step.Branches)
        {
            var tests = branch.If?.Tests ?? [];
            if (branch.Go?.Target is { } then)
                yield return new(step.Id, then, Choice: null, [.. passed, .. tests.Where(SaysThatItIsKnown).Select(test => test.Field)], ConsentGiven: tests.Any(IsConsent));
            // Past "name is empty" the name is known.
            if (tests is [{ How: Comparison.Empty } empty])
                passed.Add(empty.Field);
        }
    }

    // What is filled is what the way needs: a place to visit has no code, and who is helped already need not have a provider yet.
    private static IEnumerable<Edge> Found(DraftStep step)
    {
        if (step.Found?.Target is { } found)
            yield return new(step.Id, found, Choice: null, [ProviderStep.NameField, ProviderStep.CodeField]);
        if (step.Visit?.Target is { } visit)
            yield return new(step.Id, visit, Choice: null, [ProviderStep.NameField]);
        if (step.Waiting?.Target is { } waiting)
            yield return new(step.Id, waiting, Choice: null, [ProviderStep.CodeField, ProviderStep.StatusField]);
        if (step.None?.Target is { } none)
            yield return new(step.Id, none, Choice: null, []);
    }

    private static string[] Saves(DraftStep step) =>
        [.. step.Save is { } save ? [save.Text] : Array.Empty<string>(), .. step.Bands is { } bands ? [bands.Field.Text] : Array.Empty<string>()];

    private static string[] Saves(DraftStep step, DraftChoice choice) =>
        [.. step.Save is { } save ? [save.Text] : Array.Empty<string>(), .. choice.Sets.Select(set => set.Key), .. choice.Consent is null ? Array.Empty<string>() : [Resolver.ConsentField]];

    private static bool SaysThatItIsKnown(Test test) => test.How is not (Comparison.Empty or Comparison.IsNot);

    private static bool IsConsent(Test test) => test is { Field: Resolver.ConsentField, How: Comparison.Is, Value: "yes" };
}

/// <summary>One way from a step to another.</summary>
/// <param name="From">The id of the step before.</param>
/// <param name="To">The id of the step after.</param>
/// <param name="Choice">The choice that was taken, or null.</param>
/// <param name="Sets">The fields that are surely filled on this way.</param>
/// <param name="ConsentGiven">True where a condition says that consent was given.</param>
/// <param name="Forgets">True where what was told is forgotten on the way, consent too.</param>
internal sealed record Edge(string From, string To, DraftChoice? Choice, IReadOnlyList<string> Sets, bool ConsentGiven = false, bool Forgets = false)
{
    public bool GivesConsent => ConsentGiven || Choice is { Consent: true };
}
