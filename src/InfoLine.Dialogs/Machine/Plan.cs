using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>What every machine of one flow set shares: triggers, folded labels, ready-made choices, and the pool of machines.</summary>
internal sealed class Plan
{
    // In the order of the enum Helped.
    private static readonly ImmutableArray<Line> HelpedLines = [Line.HelpedYes, Line.HelpedPartly, Line.HelpedNo];

    private readonly ConcurrentBag<Talk> _pool = [];
    private readonly FrozenDictionary<string, AskPlan> _asks;

    public Plan(FlowSet flows)
    {
        Flows = flows;
        Anywhere = new Anywhere { Id = "anywhere", Flow = "", Place = default };
        Paused = new PausedStep { Id = PausedStep.Name, Flow = "", Place = default };
        Offer = new OfferStep { Id = OfferStep.Name, Flow = "", Place = default };
        WithDesk = new DeskStep { Id = DeskStep.Name, Flow = "", Place = default };
        Helped = new HelpedStep { Id = HelpedStep.Name, Flow = "", Place = default };
        Topics = new TopicPlans(flows);
        Profiles = new Profiles(flows);
        KeywordTriggers = flows.Flows.Keys.ToFrozenDictionary(name => name, name => new Trigger(name), StringComparer.Ordinal);
        _asks = flows.Steps.Values.OfType<AskStep>().ToFrozenDictionary(step => step.Id, step => new AskPlan(step, flows), StringComparer.Ordinal);
        HelpedOptions = [.. Enumerable.Range(0, flows.Languages.Length).Select(HelpedOptionsIn)];
        Handoff = flows.Flows.GetValueOrDefault(flows.Landmarks.Person)?.Steps.OfType<HandoffStep>().FirstOrDefault();
        PausedOptions = [.. Enumerable.Range(0, flows.Languages.Length).Select(PausedOptionsIn)];
        TypoKeywords = [.. flows.Keywords.Where(word => Typo.Forgives(word.Key)).OrderBy(word => word.Key, StringComparer.Ordinal)];
        TypoCommands = [.. flows.Commands
            .Where(word => Typo.Forgives(word.Key) && word.Value is Command.Menu or Command.Person or Command.Back or Command.Help or Command.Language)
            .OrderBy(word => word.Key, StringComparer.Ordinal)];
        SpokenCommands = new SpokenCommands(flows.Commands);
        EmergencyWords = flows.Commands.Where(word => word.Value == Command.Emergency).Select(word => word.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    public FlowSet Flows { get; }

    public Anywhere Anywhere { get; }

    public PausedStep Paused { get; }

    public OfferStep Offer { get; }

    public DeskStep WithDesk { get; }

    public HelpedStep Helped { get; }

    /// <summary>The handoff of the flow for a person: its words are said when something else than a step hands over. Null where the flow has none, and then nothing else does.</summary>
    public HandoffStep? Handoff { get; }

    /// <summary>Questions in own words, and where they lead.</summary>
    public TopicPlans Topics { get; }

    /// <summary>What makes up a registration.</summary>
    public Profiles Profiles { get; }

    public Step MenuStart => Flows.Flows[Flows.Landmarks.Menu].Start;

    /// <summary>First contact.</summary>
    public Trigger Welcome => KeywordTriggers[Flows.Landmarks.Welcome];

    /// <summary>One trigger a flow: its keyword was said.</summary>
    public FrozenDictionary<string, Trigger> KeywordTriggers { get; }

    /// <summary>"Go on" and "start again", a row a language.</summary>
    public ImmutableArray<ImmutableArray<SpeechOption>> PausedOptions { get; }

    /// <summary>"Yes", "partly" and "no" to the question whether the desk could help, a row a language.</summary>
    public ImmutableArray<ImmutableArray<SpeechOption>> HelpedOptions { get; }

    /// <summary>The keywords long enough to forgive a typo, in a fixed order so that the same message always means the same.</summary>
    public ImmutableArray<KeyValuePair<string, string>> TypoKeywords { get; }

    /// <summary>The command words that forgive a typo. STOP, START and danger are only taken by the letter.</summary>
    public ImmutableArray<KeyValuePair<string, Command>> TypoCommands { get; }

    /// <summary>The commands that are sentences, in whatever spelling.</summary>
    public SpokenCommands SpokenCommands { get; }

    /// <summary>Single words that mean danger wherever they stand in a message.</summary>
    public FrozenSet<string> EmergencyWords { get; }

    public AskPlan For(AskStep step) => _asks[step.Id];

    /// <summary>True where a person is in the middle of giving answers that are kept, or of what is done with them: leaving would forget the answers, so their place must not be lost.</summary>
    public bool Collects(Step step) => step is AskStep ask && (For(ask).Collects || Profiles.IsPrivate(ask.Flow));

    /// <summary>What leads to a wish from before the language was chosen; null when it is gone from the dialogs or is the flow excepted.</summary>
    public Trigger? WishOf(string wish, string except) =>
        wish == except ? null : wish == Flows.Landmarks.Person ? Trigger.Person : KeywordTriggers.GetValueOrDefault(wish) ?? (Topics.Find(wish) is { Topic.Step: not null } topic ? topic.Trigger : null);

    /// <summary>The language of people who have not written a word: the first in Devanagari, or the first of all.</summary>
    public string LanguageOfTheVillage => Flows.Languages.FirstOrDefault(language => Script.Of(language.Name) == ScriptKind.Devanagari)?.Code ?? Flows.Languages[0].Code;

    /// <summary>A machine for one turn. There are never more of them than turns at one moment.</summary>
    public Talk Rent() => _pool.TryTake(out var talk) ? talk : new Talk(this);

    /// <summary>Gives a machine back. One whose turn threw must not come back: its queue may still hold triggers.</summary>
    public void Return(Talk talk) => _pool.Add(talk);

    private ImmutableArray<SpeechOption> PausedOptionsIn(int language) =>
    [
        new(1, Flows.Lines[Line.GoOn].Templates[language].Source, PausedStep.Name + "#1"),
        new(2, Flows.Lines[Line.StartAgain].Templates[language].Source, PausedStep.Name + "#2"),
    ];

    private ImmutableArray<SpeechOption> HelpedOptionsIn(int language) =>
        [.. HelpedLines.Select((line, at) => new SpeechOption(at + 1, Flows.Lines[line].Templates[language].Source, $"{HelpedStep.Name}#{at + 1}"))];
}

/// <summary>What is ready beforehand for a question with choices.</summary>
internal sealed class AskPlan
{
    public AskPlan(AskStep step, FlowSet flows)
    {
        Triggers = [.. step.Choices.Select((choice, at) => new Trigger($"{at + 1} {choice.Label.Templates[0].Source}"))];
        LabelKeys = [.. step.Choices.Select(choice => choice.Label.Templates.Select(label => Fold.Key(label.Source)).ToImmutableArray())];
        Collects = step.Save is not null || step.Expect is not null || step.Choices.Any(choice => choice.Consent is not null);
        More = step.Choices.FirstOrDefault(choice => ReferenceEquals(choice.Label, flows.Lines[Line.More]))?.Go;
        Options = [.. Enumerable.Range(0, flows.Languages.Length).Select(language => OptionsIn(step, language))];
    }

    /// <summary>One trigger a choice, named by its label in the source language.</summary>
    public ImmutableArray<Trigger> Triggers { get; }

    /// <summary>The folded label of each choice in each language.</summary>
    public ImmutableArray<ImmutableArray<string>> LabelKeys { get; }

    /// <summary>True where an answer is kept, or consent given.</summary>
    public bool Collects { get; }

    /// <summary>Where "more" leads; null when there is no such choice.</summary>
    public string? More { get; }

    /// <summary>The choices as they are shown, a row a language.</summary>
    public ImmutableArray<ImmutableArray<SpeechOption>> Options { get; }

    private static ImmutableArray<SpeechOption> OptionsIn(AskStep step, int language) =>
        [.. step.Choices.Select((choice, at) => new SpeechOption(at + 1, choice.Label.Templates[language].Source, $"{step.Id}#{at + 1}"))];
}
