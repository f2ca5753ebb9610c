using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Turns the trees of all files into one draft, and finds what every name means.</summary>
internal static class Binder
{
    private static readonly ImmutableArray<string> Kinds = ["flow", "facts", "infoline", "chat", "translations", "places", .. QuestionFiles.Kinds];

    /// <summary>The draft and the conversation tests of all files.</summary>
    public static (Draft Draft, List<Transcript> Transcripts) Bind(IEnumerable<YamlMap> files, ProblemList problems)
    {
        var byKind = files.Select(file => (Kind: KindOf(file, problems), File: file)).ToLookup(pair => pair.Kind, pair => pair.File, StringComparer.Ordinal);
        var lineFile = Single(byKind["infoline"], "infoline", problems);
        if (lineFile is null)
        {
            problems.Error(ProblemCode.NoLineFile, new("infoline.yaml", 1, 1), "There is no file that starts with 'infoline:', so nobody knows which languages the line speaks and where it starts.",
                "Write dialogs/infoline.yaml; docs/writing-dialogs.md shows one.");
            return (new Draft(), []);
        }

        var languages = LineFile.ReadLanguages(lineFile, problems);
        // Without languages every text would be reported as unreadable.
        if (languages.IsEmpty)
            return (new Draft(), []);

        var reading = new Reading(languages, problems);
        var ledger = Single(byKind["translations"], "translations", problems);
        var draft = new Draft
        {
            Languages = languages,
            Line = LineFile.Read(lineFile, reading),
            Flows = [.. byKind["flow"].Select(new FlowFile(reading).Read).OfType<DraftFlow>()],
            Facts = [.. byKind["facts"].SelectMany(new FactFile(reading).Read)],
            Ledger = ledger is null ? DraftLedger.Empty : LedgerFile.Read(ledger, reading),
            Questions = new QuestionFiles(reading).Read(byKind, Single(byKind["bands"], "bands", problems)),
            Places = [.. byKind["places"].SelectMany(new PlaceFile(reading).Read)],
        };
        var transcripts = byKind["chat"].Select(new ChatFile(reading).Read).OfType<Transcript>().ToList();
        Register(draft, transcripts, problems);
        Resolver.Resolve(draft, problems);
        return (draft, transcripts);
    }

    private static string KindOf(YamlMap file, ProblemList problems)
    {
        var kind = Kinds.FirstOrDefault(kind => file.Entries.Any(entry => entry.Key == kind));
        if (kind is not null)
            return kind;
        var first = file.Entries.IsEmpty ? "" : file.Entries[0].Key;
        problems.Error(ProblemCode.UnknownFile, file.Place, "This file is neither a flow nor facts nor questions nor places nor a conversation test, so nobody hears anything of it.",
            Nearest.Hint(first, Kinds, "Its first line is 'flow: name', 'facts:', 'infoline:', 'scheme: name', 'topics:' or 'chat: what it tests'."));
        return "";
    }

    private static YamlMap? Single(IEnumerable<YamlMap> files, string kind, ProblemList problems)
    {
        var first = files.FirstOrDefault();
        foreach (var other in files.Skip(1))
            problems.Error(ProblemCode.NameTaken, other.Place, $"There is one '{kind}:' for the whole line, and {first?.Place.File} has it already.", "Put both into one file.");
        return first;
    }

    private static void Register(Draft draft, List<Transcript> transcripts, ProblemList problems)
    {
        foreach (var flow in draft.Flows)
        {
            if (!draft.FlowsByName.TryAdd(flow.Name, flow))
            {
                Taken("a flow", flow.Name, flow.Place, draft.FlowsByName[flow.Name].Place, problems);
                continue;
            }

            foreach (var step in flow.Steps)
                draft.StepsById.TryAdd(step.Id, step);
        }

        foreach (var fact in draft.Facts)
        {
            if (!draft.FactsByName.TryAdd(fact.Name, fact))
                Taken("a fact", fact.Name, fact.Place, draft.FactsByName[fact.Name].Place, problems);
        }

        Register("a scheme", draft.Questions.Schemes.Select(scheme => (scheme.Id, scheme.Place)), problems);
        Register("an aspect", draft.Questions.Aspects.Select(aspect => (aspect.Id, aspect.Place)), problems);
        Register("a question", draft.Questions.Topics.Select(topic => (topic.Id, topic.Place)), problems);
        Register("a place", draft.Places.Select(place => (place.Id, place.Place)), problems);
        Register("a conversation test", transcripts.Select(transcript => (transcript.Name, transcript.Place)), problems);
    }

    private static void Register(string what, IEnumerable<(string Name, Place Place)> named, ProblemList problems)
    {
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (name, place) in named)
        {
            if (!first.TryAdd(name, place))
                Taken(what, name, place, first[name], problems);
        }
    }

    private static void Taken(string what, string name, Place place, Place first, ProblemList problems) => problems.Error(
        ProblemCode.NameTaken,
        place,
        $"There is already {what} '{Names.Short(name)}' in {first.File}, line {first.Line}; only one of the two would be used.",
        "Give one of them another name, or delete it.");
}
