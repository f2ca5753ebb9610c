using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Everything as its authors wrote it, names resolved, nothing checked: what may be missing is null.</summary>
internal sealed class Draft
{
    /// <summary>The source language first; empty when no file names any.</summary>
    public ImmutableArray<Language> Languages { get; init; } = [];
    public DraftLine? Line { get; init; }
    public ImmutableArray<DraftFlow> Flows { get; init; } = [];
    public ImmutableArray<DraftFact> Facts { get; init; } = [];
    public DraftLedger Ledger { get; init; } = DraftLedger.Empty;
    public DraftQuestions Questions { get; init; } = DraftQuestions.Empty;
    public ImmutableArray<DraftPlace> Places { get; init; } = [];

    /// <summary>Flows by name; of two with one name the first.</summary>
    public Dictionary<string, DraftFlow> FlowsByName { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, DraftStep> StepsById { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, DraftFact> FactsByName { get; } = new(StringComparer.Ordinal);

    public IEnumerable<DraftStep> Steps => StepsById.Values;

    /// <summary>The built-in lines; none where there is no line.</summary>
    public IEnumerable<DraftText> BuiltIn => Line is null ? [] : Line.Lines.Values;

    /// <summary>All texts of flows, steps and lines, and the titles of what people ask.</summary>
    public IEnumerable<DraftText> Texts => Flows.SelectMany(flow => flow.Texts).Concat(BuiltIn).Concat(Questions.Titles);

    /// <summary>The texts of the steps where the language is chosen: whoever reads them may know only one of the languages, so they mix scripts and may be alike in all.</summary>
    public HashSet<DraftText> TextsForEverybody => [.. Steps.Where(step => step.ChoosesLanguage).SelectMany(step => step.Texts)];
}

/// <summary>The file <c>infoline.yaml</c>.</summary>
internal sealed record DraftLine(Place Place)
{
    /// <summary>By the key as written: welcome, menu, person, help, language.</summary>
    public Dictionary<string, Written> Landmarks { get; } = new(StringComparer.Ordinal);
    public Dictionary<Line, DraftText> Lines { get; } = [];
    public List<(Command Command, Written Word)> Commands { get; } = [];
    public Place CommandsPlace { get; set; } = Place;
    public Place LinesPlace { get; set; } = Place;
    public List<(Written Old, Link New)> Moved { get; } = [];
}

/// <summary>A flow.</summary>
internal sealed record DraftFlow(string Name, Place Place)
{
    public DraftText? Title { get; set; }
    public Link? Review { get; init; }
    public List<DraftKeyword> Keywords { get; } = [];
    public List<DraftStep> Steps { get; } = [];
    public ImmutableArray<TimeSpan> Remind { get; set; } = [];
    public Place RemindPlace { get; set; } = Place;
    public DraftText? Reminder { get; set; }
    public List<(Written Old, Link New)> Moved { get; } = [];

    public IEnumerable<DraftText> Texts => Steps.SelectMany(step => step.Texts).Concat(Both(Title, Reminder));

    private static IEnumerable<DraftText> Both(params DraftText?[] texts) => texts.OfType<DraftText>();
}

/// <summary>A step; its kind says which of the members mean something.</summary>
internal sealed record DraftStep(string Flow, string Name, StepKind Kind, Place Place)
{
    public string Id { get; } = $"{Flow}.{Name}";

    /// <summary>What it says first: the text of <c>say</c> or <c>ask</c>.</summary>
    public DraftText? Says { get; init; }
    public DraftText? Again { get; init; }
    public DraftText? Failed { get; init; }
    public ImmutableArray<DraftChoice> Choices { get; init; } = [];
    public Expect? Expect { get; init; }

    /// <summary>True when the author wrote <c>answer</c>, even one that means nothing.</summary>
    public bool HasAnswer { get; init; }

    /// <summary>True when the author wrote <c>choices</c>, even if they are empty.</summary>
    public bool HasChoices { get; init; }
    public Written? Save { get; init; }
    public bool Personal { get; init; }
    public Link? Go { get; init; }
    public bool End { get; init; }
    public Link? Otherwise { get; init; }
    public bool ChoosesLanguage => Choices.Any(choice => choice.Language is not null);
    public ImmutableArray<DraftBranch> Branches { get; init; } = [];
    public string? Reason { get; init; }
    public Deed? Does { get; init; }
    public DraftSort? Sort { get; init; }
    public DraftAgeBands? Bands { get; init; }
    public DraftLimit? Under { get; init; }

    /// <summary>The field of a registered person that the answer must fit.</summary>
    public Written? Proves { get; init; }
    public Link? Wrong { get; init; }

    /// <summary>The last choice of <c>people</c>.</summary>
    public DraftText? Other { get; init; }
    public Link? Known { get; init; }
    public Link? New { get; init; }

    /// <summary>Of <c>provider</c>: the field that says what help is looked for.</summary>
    public Written? Need { get; init; }
    public Link? Found { get; init; }
    public Link? Visit { get; init; }
    public Link? Waiting { get; init; }
    public Link? None { get; init; }
    public ImmutableArray<Written> Shares { get; init; } = [];
    public int? Segments { get; init; }
    public Place SegmentsPlace { get; init; }
    public string? Because { get; init; }

    /// <summary>Everything that it can lead to.</summary>
    public IEnumerable<Link> Links =>
        ((Link?[])[Go, Otherwise, Under?.Go, Wrong, Known, New, Found, Visit, Waiting, None, .. Choices.Select(choice => choice.Go), .. Branches.Select(branch => branch.Go)]).OfType<Link>();

    /// <summary>The fields that an answer fills: its own, the parts of a place, the kind of its words, the band of an age.</summary>
    public IEnumerable<string> Saves
    {
        get
        {
            if (Save is { Text: var own })
            {
                yield return own;
                foreach (var part in Expect is Expect.Place ? Expect.Place.Parts : [])
                    yield return own + part;
            }

            if (Sort is not null)
                yield return Sort.Field.Text;
            if (Bands is not null)
                yield return Bands.Field.Text;
        }
    }

    public IEnumerable<DraftText> Texts
    {
        get
        {
            foreach (var text in (DraftText?[])[Says, Again, Failed, Other])
            {
                if (text is not null)
                    yield return text;
            }

            foreach (var choice in Choices)
            {
                // The label of "more" belongs to the line and is checked there.
                if (choice is { Label: { } label, IsMore: false })
                    yield return label;
            }
        }
    }
}

/// <summary>What a step does.</summary>
internal enum StepKind
{
    Say,
    Ask,
    When,
    Handoff,
    People,
    Provider,
}

/// <summary>One numbered choice.</summary>
internal sealed record DraftChoice(DraftText? Label, bool IsMore, Link? Go, Written? Value, string? Language, bool? Consent, Place Place)
{
    public ImmutableArray<KeyValuePair<string, string>> Sets { get; init; } = [];
}

/// <summary>The words that tell what kind an answer is.</summary>
internal sealed record DraftSort(Written Field, ImmutableArray<WordKind> Kinds);

/// <summary>The bands that an age is sorted into.</summary>
internal sealed record DraftAgeBands(Written Field, ImmutableArray<AgeBand> Bands, Place Place);

/// <summary>The age below which nothing is kept, and where that leads.</summary>
internal sealed record DraftLimit(int Age, Link Go);

/// <summary>One line of <c>when</c>; a null condition is one that could not be read.</summary>
internal sealed record DraftBranch(Condition? If, bool IsElse, Link? Go, Place Place);

/// <summary>A fact.</summary>
internal sealed record DraftFact(string Name, Place Place)
{
    /// <summary>What kind of value it has and how it is written in each language; null when it could not be read.</summary>
    public ImmutableArray<string>? Written { get; init; }
    public string? Website { get; init; }
    public Place ValuePlace { get; init; }
    public string? Source { get; init; }
    public string? Mark { get; init; }
    public Place MarkPlace { get; init; }
    public DateOnly? Checked { get; init; }
    public DateOnly? ReviewBy { get; init; }
    public Place CheckedPlace { get; init; }
    public Place ReviewPlace { get; init; }
    public bool Used { get; set; }
}

/// <summary>A word with its place.</summary>
internal sealed record Written(string Text, Place Place);

/// <summary>A word that starts a flow.</summary>
/// <param name="Language">The code that it stands under, or <c>any</c>.</param>
/// <param name="Text">The word.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DraftKeyword(string Language, string Text, Place Place);

/// <summary>Where something leads, as written; the target is filled in when all names are known.</summary>
internal sealed record Link(string Text, Place Place)
{
    /// <summary>The id of the step that it leads to, or null when there is none.</summary>
    public string? Target { get; set; }
}
