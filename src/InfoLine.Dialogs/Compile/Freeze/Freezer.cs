using System.Collections.Frozen;
using System.Diagnostics;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>Turns a draft without errors into dialogs that run.</summary>
internal sealed class Freezer
{
    private readonly Draft _draft;
    private readonly DraftLine _line;
    private readonly FrozenDictionary<string, Fact> _facts;
    private readonly TextFreezer _texts;
    private readonly FrozenDictionary<Line, Text> _lines;

    private Freezer(Draft draft)
    {
        _draft = draft;
        _line = draft.Line ?? throw new UnreachableException("Without a line there is an error.");
        _facts = draft.FactsByName.Values.Select(FreezeFact).ToFrozenDictionary(fact => fact.Name, StringComparer.Ordinal);
        _texts = new(draft.Languages, _facts);
        _lines = _line.Lines.ToFrozenDictionary(pair => pair.Key, pair => _texts.Freeze(pair.Value));
    }

    /// <summary>The dialogs.</summary>
    /// <param name="draft">Without errors: what is required is there, and every link has a target.</param>
    /// <param name="hash">The name of their content.</param>
    public static FlowSet Freeze(Draft draft, string hash) => new Freezer(draft).Freeze(hash);

    private FlowSet Freeze(string hash)
    {
        var flows = _draft.FlowsByName.Values.Select(FreezeFlow).ToFrozenDictionary(flow => flow.Name, StringComparer.Ordinal);
        var landmarks = _line.Landmarks;
        return new()
        {
            Hash = hash,
            Languages = _draft.Languages,
            Flows = flows,
            Steps = flows.Values.SelectMany(flow => flow.Steps).ToFrozenDictionary(step => step.Id, StringComparer.Ordinal),
            Landmarks = new(landmarks["welcome"].Text, landmarks["menu"].Text, landmarks["person"].Text, landmarks["help"].Text, landmarks["language"].Text),
            Commands = ByKey(_line.Commands.Select(word => (word.Word.Text, word.Command))),
            Keywords = ByKey(_draft.FlowsByName.Values.SelectMany(flow => flow.Keywords.Select(word => (word.Text, flow.Name)))),
            LanguageNames = ByKey(_draft.FlowsByName[landmarks["language"].Text].Keywords
                .Where(word => _draft.Languages.Any(language => language.Code == word.Language))
                .Select(word => (word.Text, word.Language))),
            Lines = _lines,
            Moved = FreezeMoved(),
            Facts = _facts,
            Topics = TopicFreezer.Freeze(_draft.Questions, _texts),
            Places = PlaceFreezer.Freeze(_draft.Places),
        };
    }

    private static FrozenDictionary<string, T> ByKey<T>(IEnumerable<(string Word, T Value)> words) =>
        words.DistinctBy(word => Fold.Key(word.Word), StringComparer.Ordinal).ToFrozenDictionary(word => Fold.Key(word.Word), word => word.Value, StringComparer.Ordinal);

    private FrozenDictionary<string, string> FreezeMoved() => _draft.Flows
        .SelectMany(flow => flow.Moved.Select(moved => (Old: $"{flow.Name}.{moved.Old.Text}", moved.New)))
        .Concat(_line.Moved.Select(moved => (Old: moved.Old.Text, moved.New)))
        .ToFrozenDictionary(moved => moved.Old, moved => Target(moved.New), StringComparer.Ordinal);

    private Flow FreezeFlow(DraftFlow flow) => new()
    {
        Name = flow.Name,
        Title = _texts.Needed(flow.Title),
        Steps = [.. flow.Steps.Select(FreezeStep)],
        Review = TargetOrNull(flow.Review),
        Remind = flow.Remind,
        Reminder = _texts.FreezeOrNull(flow.Reminder),
    };

    private Step FreezeStep(DraftStep step) => step.Kind switch
    {
        StepKind.Say => new SayStep { Id = step.Id, Flow = step.Flow, Place = step.Place, Say = _texts.Needed(step.Says), Go = TargetOrNull(step.Go), Does = step.Does, Shares = [.. step.Shares.Select(field => field.Text)] },
        StepKind.Ask => FreezeAsk(step),
        StepKind.When => new WhenStep
        {
            Id = step.Id,
            Flow = step.Flow,
            Place = step.Place,
            Branches = [.. step.Branches.Select(branch => new Branch(branch.If ?? Condition.Always, Target(branch.Go)))],
        },
        StepKind.People => new PeopleStep
        {
            Id = step.Id,
            Flow = step.Flow,
            Place = step.Place,
            Ask = _texts.Needed(step.Says),
            Other = _texts.Needed(step.Other),
            Known = Target(step.Known),
            New = Target(step.New),
        },
        StepKind.Provider => new ProviderStep
        {
            Id = step.Id,
            Flow = step.Flow,
            Place = step.Place,
            Need = step.Need?.Text ?? throw new UnreachableException(),
            Found = Target(step.Found),
            Visit = Target(step.Visit),
            Waiting = Target(step.Waiting),
            None = Target(step.None),
        },
        StepKind.Handoff => new HandoffStep
        {
            Id = step.Id,
            Flow = step.Flow,
            Place = step.Place,
            Reason = step.Reason ?? throw new UnreachableException(),
            Say = _texts.Needed(step.Says),
            Failed = _texts.Needed(step.Failed),
            Go = TargetOrNull(step.Go),
            Otherwise = TargetOrNull(step.Otherwise),
        },
        _ => throw new UnreachableException(),
    };

    private AskStep FreezeAsk(DraftStep step) => new()
    {
        Id = step.Id,
        Flow = step.Flow,
        Place = step.Place,
        Ask = _texts.Needed(step.Says),
        Again = _texts.FreezeOrNull(step.Again),
        Choices = [.. step.Choices.Select(choice => FreezeChoice(choice, step))],
        Expect = step.Expect,
        Save = step.Save?.Text,
        // Choices lead themselves; the step's own "go" has gone into them.
        Go = step.HasChoices ? null : TargetOrNull(step.Go),
        Otherwise = TargetOrNull(step.Otherwise),
        Personal = step.Personal,
        Sort = step.Sort is { } sort ? new(sort.Field.Text, sort.Kinds) : null,
        Bands = step.Bands is { } bands ? new(bands.Field.Text, bands.Bands) : null,
        Under = step.Under is { } under ? new(under.Age, Target(under.Go)) : null,
        Proves = step.Proves?.Text,
        Wrong = TargetOrNull(step.Wrong),
    };

    private Choice FreezeChoice(DraftChoice choice, DraftStep step)
    {
        var label = choice.IsMore ? _lines[Line.More] : _texts.Needed(choice.Label);
        return new()
        {
            Label = label,
            Keys = [.. label.Templates.Select(template => Fold.Key(TextFreezer.WithFacts(template)))],
            Go = Target(choice.Go ?? step.Go),
            Value = choice.Value?.Text,
            Sets = choice.Sets,
            Language = choice.Language,
            Consent = choice.Consent,
        };
    }

    private Fact FreezeFact(DraftFact fact)
    {
        var day = fact.Checked ?? throw new UnreachableException();
        return new(
            fact.Name,
            fact.Source ?? throw new UnreachableException(),
            fact.Mark == "O",
            day,
            fact.ReviewBy ?? throw new UnreachableException(),
            fact.Written ?? throw new UnreachableException(),
            [.. _draft.Languages.Select(language => FactWriting.Of(language.Code).Month(day))],
            [.. _draft.Languages.Select(language => FactWriting.Of(language.Code).AsOf(day))],
            fact.Place);
    }

    private static string Target(Link? link) => TargetOrNull(link) ?? throw new UnreachableException("A link without a target is an error.");

    private static string? TargetOrNull(Link? link) => link?.Target;
}
