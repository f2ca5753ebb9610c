using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Machine;

/// <summary>Says what steps and built-in lines say, in the person's language, into the draft of a turn.</summary>
internal sealed class Voice(Plan plan, Draft draft)
{
    private static readonly ImmutableArray<SpeechOption> NoOptions = [];

    private readonly Writer _writer = new();

    /// <summary>Says a built-in line.</summary>
    public void Say(Line line) => Say(line, NoOptions);

    /// <summary>Enters a step that says something.</summary>
    public void Say(SayStep step)
    {
        if (!draft.Enter(step))
            return;
        Say(step.Id, step.Say, NoOptions);
        GoOnUnlessEnd(step.Go);
    }

    /// <summary>Enters a question.</summary>
    public void Ask(AskStep step)
    {
        if (!draft.Enter(step))
            return;
        draft.Remember(step);
        Say(step.Id, step.Ask, OptionsOf(step));
    }

    /// <summary>First "anything else": the question again, shorter, with an example. Second: the menu or a person. The third is <see cref="Trigger.GiveUp"/>.</summary>
    public void AskAgain(AskStep step)
    {
        if (draft.Misses > 1)
            Say(Line.Offer);
        else if (step.Again is not null)
            Say(step.Id, step.Again, OptionsOf(step));
        else
            Say(step.Choices.IsEmpty ? Line.AgainAnswer : Line.AgainChoice, OptionsOf(step));
    }

    /// <summary>Enters a <c>when</c>, which says nothing.</summary>
    public void Pass(WhenStep step)
    {
        draft.Enter(step);
        draft.Decide(step);
        draft.GoOn(Trigger.Next);
    }

    /// <summary>Enters a handoff: whether somebody can take it must be known first.</summary>
    public void Ask(HandoffStep step)
    {
        draft.Enter(step);
        draft.AskDesk(step);
    }

    /// <summary>Somebody takes it.</summary>
    public void HandOver(HandoffStep step)
    {
        draft.Asking = null;
        draft.Add(new Effect.HandToDesk(step.Reason));
        Say(step.Id, step.Say, NoOptions);
        GoOnUnlessEnd(step.Go);
    }

    /// <summary>Nobody can take it.</summary>
    public void SayNobodyCan(HandoffStep step)
    {
        draft.Asking = null;
        Say(step.Id, step.Failed, NoOptions);
        GoOnUnlessEnd(step.Go);
    }

    /// <summary>Enters the question that waits for whoever comes back after a pause.</summary>
    public void AskAfterPause()
    {
        draft.Paused ??= draft.Before.Step;
        Say(Line.Paused, plan.PausedOptions[draft.LanguageIndex]);
    }

    public void AskAgainAfterPause() => Say(draft.Misses > 1 ? Line.Offer : Line.AgainChoice, plan.PausedOptions[draft.LanguageIndex]);

    /// <summary>What a step says once more, as it was first said.</summary>
    public void Repeat(Step step)
    {
        switch (step)
        {
            case AskStep ask:
                Say(ask.Id, ask.Ask, OptionsOf(ask));
                break;
            case SayStep say:
                Say(say.Id, say.Say, NoOptions);
                break;
            case PausedStep:
                AskAfterPause();
                break;
        }
    }

    /// <summary>The reminder of a step's flow, and its question again.</summary>
    public void Remind(AskStep step)
    {
        if (plan.Flows.Flows[step.Flow].Reminder is { } reminder)
            Say(step.Id, reminder, NoOptions);
        Repeat(step);
    }

    /// <summary>Where the facts of the last answer come from.</summary>
    public void SaySource()
    {
        var facts = draft.Told is not null && plan.Flows.Steps.TryGetValue(draft.Told, out var step) ? FactsOf(step) : [];
        if (facts.IsEmpty)
        {
            Say(Line.NoSource);
            return;
        }

        var sources = string.Join("; ", facts.Select(fact => fact.Source).Distinct(StringComparer.Ordinal).Take(2));
        var text = _writer.WriteSource(plan.Flows.Lines[Line.Source], draft.LanguageIndex, sources, facts);
        draft.Add(new Effect.Say(LineNames.Of(Line.Source), new Speech(text, NoOptions)));
    }

    private ImmutableArray<SpeechOption> OptionsOf(AskStep step) => step.Choices.IsEmpty ? NoOptions : plan.For(step).Options[draft.LanguageIndex];

    private void GoOnUnlessEnd(string? go)
    {
        if (go is not null)
            draft.GoOn(Trigger.Next);
    }

    private void Say(Line line, ImmutableArray<SpeechOption> options) => Say(LineNames.Of(line), plan.Flows.Lines[line], options);

    private void Say(string step, Text text, ImmutableArray<SpeechOption> options)
    {
        if (!text.Facts.IsEmpty)
            draft.Told = step;
        draft.Add(new Effect.Say(step, new Speech(_writer.Write(text, draft.LanguageIndex, draft.Slots, draft.Now), options)));
    }

    private static ImmutableArray<Fact> FactsOf(Step step) => step switch
    {
        AskStep ask => ask.Ask.Facts,
        SayStep say => say.Say.Facts,
        HandoffStep handoff => handoff.Say.Facts,
        _ => [],
    };
}
