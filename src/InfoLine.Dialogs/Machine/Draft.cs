using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Machine;

/// <summary>A turn while it is being made: the machine's actions write here, and nowhere else.</summary>
internal sealed class Draft(Plan plan)
{
    private const int LongestTrail = 8;
    private static readonly ImmutableArray<SpeechOption> NoOptions = [];

    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly ImmutableArray<string>.Builder _visited = ImmutableArray.CreateBuilder<string>();
    private readonly Writer _writer = new();
    private Session _before = Session.New;
    private DateTimeOffset _now;
    private int _language;

    // What to fire next without waiting, or null.
    private Trigger? Next { get; set; }

    /// <summary>Which branch of the last <c>when</c> holds.</summary>
    public int Branch { get; private set; }

    public Question? Question { get; private set; }

    public string? Language { get; private set; }

    public string? Paused { get; private set; }

    public string? Wish { get; set; }

    public int Misses { get; set; }

    public Slots Slots { get; private set; } = Slots.Empty;

    public ImmutableArray<string> Trail { get; private set; } = [];

    public string? Asking { get; private set; }

    public string? Told { get; private set; }

    public void Begin(Session session, DateTimeOffset now)
    {
        _before = session;
        _now = now;
        _effects.Clear();
        _visited.Clear();
        Next = null;
        Question = null;
        Language = session.Language;
        _language = plan.Flows.IndexOf(session.Language);
        Paused = session.Paused;
        Wish = session.Wish;
        Misses = session.Misses;
        Slots = session.Slots;
        Trail = session.Trail;
        Asking = session.Asking;
        Told = session.Told;
    }

    /// <summary>What to fire next without waiting, once; null when the conversation waits.</summary>
    public Trigger? TakeNext()
    {
        var next = Next;
        Next = null;
        return next;
    }

    public ImmutableArray<Effect> Effects() => _effects.Count == 0 ? [] : _effects.ToImmutable();

    public ImmutableArray<string> Visited() => _visited.Count == 0 ? [] : _visited.ToImmutable();

    public void Add(Effect effect) => _effects.Add(effect);

    public void Save(string field, string value) => Slots = Slots.With(field, value);

    public void Speak(string language)
    {
        Language = language;
        _language = plan.Flows.IndexOf(language);
    }

    /// <summary>Says a built-in line.</summary>
    public void Say(Line line) => Say(line, NoOptions);

    /// <summary>Says where the facts of the last answer come from.</summary>
    public void SaySource()
    {
        var facts = Told is not null && plan.Flows.Steps.TryGetValue(Told, out var step) ? FactsOf(step) : [];
        if (facts.IsEmpty)
            Say(Line.NoSource);
        else
            SayText("source", plan.Flows.Lines[Line.Source], NoOptions, string.Join("; ", facts.Select(fact => fact.Source).Distinct(StringComparer.Ordinal).Take(2)), facts);
    }

    public void Say(SayStep step)
    {
        if (!Enter(step))
            return;
        SayText(step.Id, step.Say, NoOptions);
        Next = step.Go is null ? null : Trigger.Next;
    }

    public void Ask(AskStep step)
    {
        if (!Enter(step))
            return;
        Remember(step);
        SayText(step.Id, step.Ask, OptionsOf(step));
    }

    /// <summary>First "anything else": the question again, shorter, with an example. Second: the menu or a person. The third is <see cref="Trigger.GiveUp"/>.</summary>
    public void AskAgain(AskStep step)
    {
        if (Misses > 1)
            Say(Line.Offer);
        else if (step.Again is not null)
            SayText(step.Id, step.Again, OptionsOf(step));
        else
            Say(step.Choices.IsEmpty ? Line.AgainAnswer : Line.AgainChoice, OptionsOf(step));
    }

    /// <summary>The whole question of a step once more, as it was first asked; a step that asks nothing says its text.</summary>
    public void Repeat(Step step)
    {
        switch (step)
        {
            case AskStep ask:
                SayText(ask.Id, ask.Ask, OptionsOf(ask));
                break;
            case SayStep say:
                SayText(say.Id, say.Say, NoOptions);
                break;
            case PausedStep:
                AskAfterPause();
                break;
        }
    }

    public void Pass(WhenStep step)
    {
        _visited.Add(step.Id);
        Branch = 0;
        while (Branch < step.Branches.Length - 1 && !step.Branches[Branch].If.Holds(Slots))
            Branch++;
        Next = Trigger.Next;
    }

    public void AskDesk(HandoffStep step)
    {
        _visited.Add(step.Id);
        Asking = step.Id;
        Question = new Question.CanDeskTake(step.Reason);
        Next = null;
    }

    public void HandOver(HandoffStep step)
    {
        Asking = null;
        Add(new Effect.HandToDesk(step.Reason));
        SayText(step.Id, step.Say, NoOptions);
        Next = step.Go is null ? null : Trigger.Next;
    }

    public void SayNobodyCan(HandoffStep step)
    {
        Asking = null;
        SayText(step.Id, step.Failed, NoOptions);
        Next = step.Go is null ? null : Trigger.Next;
    }

    public void AskAfterPause()
    {
        Paused ??= _before.Step;
        Next = null;
        Say(Line.Paused, plan.PausedOptions[_language]);
    }

    public void AskAgainAfterPause() => Say(Misses > 1 ? Line.Offer : Line.AgainChoice, plan.PausedOptions[_language]);

    public Step StepBack() => Trail.IsEmpty ? MenuStart : StepOrMenu(Trail[^1]);

    public Step StepBeforePause() => StepOrMenu(Paused);

    public Step StartOfPausedFlow() => plan.Flows.Flows[StepOrMenu(Paused).Flow].Start;

    /// <summary>Says the flow's reminder and its question again.</summary>
    public void Remind(Flow flow, AskStep step)
    {
        if (flow.Reminder is not null)
            SayText(step.Id, flow.Reminder, NoOptions);
        Repeat(step);
    }

    private Step MenuStart => plan.Flows.Flows[plan.Flows.Landmarks.Menu].Start;

    private Step StepOrMenu(string? id) => id is not null && plan.Flows.Steps.TryGetValue(id, out var step) ? step : MenuStart;

    // Whoever asked for something before they had a language is led there instead of to the menu.
    private bool Enter(Step step)
    {
        Next = null;
        if (Wish is not null && Language is not null && ReferenceEquals(step, MenuStart))
        {
            var wish = Wish;
            Wish = null;
            if (wish != step.Flow && plan.KeywordTriggers.TryGetValue(wish, out var wished))
            {
                Next = wished;
                return false;
            }
        }

        _visited.Add(step.Id);
        return true;
    }

    // Coming to the place one came from is going back, so a walk in circles leaves no long trail.
    private void Remember(AskStep step)
    {
        if (!Trail.IsEmpty && Trail[^1] == step.Id)
        {
            Trail = Trail.RemoveAt(Trail.Length - 1);
            return;
        }

        var from = _before.Step;
        if (from is null || from == step.Id || from == PausedStep.Name || (!Trail.IsEmpty && Trail[^1] == from))
            return;
        if (plan.Flows.Steps.TryGetValue(from, out var left) && left is AskStep && left.Flow != plan.Flows.Landmarks.Welcome && left.Flow != plan.Flows.Landmarks.Language)
            Trail = Trail.Length < LongestTrail ? Trail.Add(left.Id) : Trail.RemoveAt(0).Add(left.Id);
    }

    private ImmutableArray<SpeechOption> OptionsOf(AskStep step) => step.Choices.IsEmpty ? NoOptions : plan.For(step).Options[_language];

    private void Say(Line line, ImmutableArray<SpeechOption> options) => SayText(LineNames.Of(line), plan.Flows.Lines[line], options);

    private void SayText(string step, Text text, ImmutableArray<SpeechOption> options)
    {
        if (!text.Facts.IsEmpty)
            Told = step;
        _effects.Add(new Effect.Say(step, new Speech(_writer.Write(text, _language, Slots, _now), options)));
    }

    private void SayText(string step, Text text, ImmutableArray<SpeechOption> options, string source, ImmutableArray<Fact> facts) =>
        _effects.Add(new Effect.Say(step, new Speech(_writer.WriteSource(text, _language, source, facts), options)));

    private static ImmutableArray<Fact> FactsOf(Step step) => step switch
    {
        AskStep ask => ask.Ask.Facts,
        SayStep say => say.Say.Facts,
        HandoffStep handoff => handoff.Say.Facts,
        _ => [],
    };
}
