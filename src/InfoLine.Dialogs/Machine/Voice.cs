using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Machine;

/// <summary>Says what steps and built-in lines say, in the person's language, into the draft of a turn.</summary>
internal sealed class Voice(Plan plan, Draft draft, Deeds deeds)
{
    private const int MostTold = 5;

    // What fits on a WhatsApp button.
    private const int LabelLetters = 20;

    private static readonly ImmutableArray<SpeechOption> NoOptions = [];

    private readonly Writer _writer = new();

    /// <summary>Says a built-in line.</summary>
    public void Say(Line line) => Say(line, NoOptions);

    /// <summary>Enters a step that says something.</summary>
    public void Say(SayStep step)
    {
        if (!draft.Enter(step))
            return;
        // Checked when the dialogs are compiled: a question leads to a step that refers, and its yes was the answer.
        if (step.Does is Deed.Refer && deeds.Agree(step, draft.Before.Step is { } asked && plan.Flows.Steps.GetValueOrDefault(asked) is AskStep ask ? WordsOf(ask) : ""))
            return;
        Finish(step);
    }

    /// <summary>Does what a step does, and says it.</summary>
    public void Finish(SayStep step)
    {
        if (step.Waits)
            draft.Remember(step);
        deeds.Do(step);
        Say(step.Id, step.Say, NoOptions);
        // The answers are gone once the last word about them is said.
        if (step.Does == Deed.Erase)
            draft.ForgetAll();
        else if (step.Does is Deed.Withdraw || (step.Does is not null && step.Waits))
            draft.ForgetPerson();
        if (step.Go is not null)
            draft.GoOn(Trigger.Next);
    }

    /// <summary>Enters a question.</summary>
    public void Ask(AskStep step)
    {
        if (!draft.Enter(step) || deeds.Refuses(step))
            return;
        draft.Remember(step);
        Say(step.Id, step.Ask, OptionsOf(step));
    }

    /// <summary>The question again in the words for a second time, where the answer was understood and yet does not do.</summary>
    public void AskOnceMore(AskStep step) => Say(step.Id, step.Again ?? step.Ask, OptionsOf(step));

    /// <summary>First "anything else": the question again, shorter, with an example. Second: the menu or a person. The third is <see cref="Trigger.GiveUp"/>.</summary>
    public void AskAgain(AskStep step)
    {
        if (draft.Misses > 1)
            Say(Line.Offer);
        else if (draft.Wondered)
            SayNotKnown(step);
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
        draft.Desk.Ask(draft, step);
    }

    /// <summary>Enters the question who is writing: who is registered must be known first.</summary>
    public void Ask(PeopleStep step)
    {
        if (draft.Enter(step))
            deeds.AskPeople(step);
    }

    /// <summary>Enters the search for somebody who can help; without a person and a need nobody can.</summary>
    public void Ask(ProviderStep step)
    {
        if (!draft.Enter(step))
            return;
        if (draft.Person is { } person && draft.Slots[step.Need] is { } need)
            deeds.AskProvider(step, person, need);
        else
            draft.GoOn(Trigger.NobodyCan);
    }

    /// <summary>Asks who is writing, with the people of this phone.</summary>
    public void AskWho(PeopleStep step) => Say(step.Id, step.Ask, OptionsOf(step));

    /// <summary>Not understood: as at every question.</summary>
    public void AskAgain(PeopleStep step)
    {
        if (draft.Misses > 1)
            Say(Line.Offer);
        else
            Say(Line.AgainChoice, OptionsOf(step));
    }

    /// <summary>Asks which of a few places is meant.</summary>
    public void AskWhichPlace(AskStep step) => Say(Line.WhichOne, OptionsOf(step.Id));

    /// <summary>The words of a question as they are said now.</summary>
    public string WordsOf(AskStep step) => Write(step.Ask);

    /// <summary>Somebody takes it: the promise is said, and nothing after it.</summary>
    public void HandOver(HandoffStep step)
    {
        draft.Desk.HandOver(draft, step);
        draft.Save(HandoffStep.TicketField, draft.Desk.Terms?.Ticket ?? "");
        draft.Save(HandoffStep.PromiseField, draft.Desk.Terms?.Promise ?? "");
        Say(step.Id, step.Say, NoOptions);
        draft.Clear(HandoffStep.TicketField);
        draft.Clear(HandoffStep.PromiseField);
    }

    /// <summary>Nobody can take it.</summary>
    public void SayNobodyCan(HandoffStep step)
    {
        draft.Asking = null;
        Say(step.Id, step.Failed, NoOptions);
        if ((step.Otherwise ?? step.Go) is not null)
            draft.GoOn(Trigger.Otherwise);
    }

    /// <summary>Enters the question whether the desk could help.</summary>
    public void AskHelped() => Say(Line.Helped, plan.HelpedOptions[draft.LanguageIndex]);

    /// <summary>Enters the question that waits for whoever comes back after a pause.</summary>
    public void AskAfterPause()
    {
        draft.Paused ??= draft.Before.Step;
        Say(Line.Paused, plan.PausedOptions[draft.LanguageIndex]);
    }

    public void AskAgainAfterPause() => Say(draft.Misses > 1 ? Line.Offer : Line.AgainChoice, plan.PausedOptions[draft.LanguageIndex]);

    /// <summary>Enters the question which of a few topics is meant.</summary>
    public void AskWhichOne() => Say(Line.WhichOne, OfferedOptions());

    public void AskAgainWhichOne()
    {
        if (draft.Misses > 1)
            Say(Line.Offer);
        else
            Say(draft.Wondered ? Line.NotKnown : Line.AgainChoice, OfferedOptions());
    }

    /// <summary>What an answer says, without going there, for somebody who is in the middle of something else: its words, not its choices and not what it asks in turn.</summary>
    /// <returns>False when it has no such words: a person answers it, or it wants answers itself.</returns>
    public bool Tell(Step step)
    {
        for (var steps = 0; step is WhenStep fork && steps < MostTold; steps++)
        {
            draft.Decide(fork);
            step = plan.Flows.Steps[fork.Branches[draft.Branch].Go];
        }

        if (step is AskStep ask)
            return Tell(ask);
        var next = step as SayStep;
        for (var told = 0; next is not null && told < MostTold; told++)
        {
            draft.Visit(next);
            Say(next.Id, next.Say, NoOptions);
            next = next.Go is null ? null : plan.Flows.Steps[next.Go] as SayStep;
        }

        return step is SayStep;
    }

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
            case PeopleStep people when draft.Listing is null:
                deeds.AskPeople(people);
                break;
            case PeopleStep people:
                AskWho(people);
                break;
            case PausedStep:
                AskAfterPause();
                break;
            case OfferStep:
                AskWhichOne();
                break;
            case HelpedStep:
                AskHelped();
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

    private bool Tell(AskStep step)
    {
        if (plan.Collects(step) || Statement.Of(Write(step.Ask)) is not { Length: > 0 } text)
            return false;
        draft.Visit(step);
        if (!step.Ask.Facts.IsEmpty)
            draft.Told = step.Id;
        draft.More = plan.For(step).More;
        if (draft.More is not null)
            text = $"{text} {Write(plan.Flows.Lines[Line.MoreByWord])}";
        draft.Add(new Effect.Say(step.Id, new Speech(text, NoOptions)));
        return true;
    }

    private void SayNotKnown(AskStep step)
    {
        Say(Line.NotKnown);
        if (plan.Collects(step))
            Say(step.Id, step.Again ?? step.Ask, OptionsOf(step));
    }

    private ImmutableArray<SpeechOption> OfferedOptions() => draft.Offer is { } offer ? plan.Topics.OptionsOf(offer, draft.LanguageIndex) : NoOptions;

    private ImmutableArray<SpeechOption> OptionsOf(AskStep step) => step.Choices.IsEmpty ? NoOptions : plan.For(step).Options[draft.LanguageIndex];

    private ImmutableArray<SpeechOption> OptionsOf(PeopleStep step)
    {
        var known = OptionsOf(step.Id);
        return known.Add(new(known.Length + 1, Write(step.Other), Payload(step.Id, known.Length)));
    }

    private ImmutableArray<SpeechOption> OptionsOf(string step) =>
        draft.Listing?.Step == step ? [.. draft.Listing.Choices.Select((choice, at) => new SpeechOption(at + 1, Shortened.To(choice.Name, LabelLetters), Payload(step, at)))] : NoOptions;

    private static string Payload(string step, int at) => $"{step}#{at + 1}";

    private void Say(Line line, ImmutableArray<SpeechOption> options) => Say(LineNames.Of(line), plan.Flows.Lines[line], options);

    private void Say(string step, Text text, ImmutableArray<SpeechOption> options)
    {
        if (!text.Facts.IsEmpty)
            draft.Told = step;
        draft.Add(new Effect.Say(step, new Speech(Write(text), options)));
    }

    private string Write(Text text) => _writer.Write(text, draft.LanguageIndex, draft.Slots, draft.Now);

    private static ImmutableArray<Fact> FactsOf(Step step) => step switch
    {
        AskStep ask => ask.Ask.Facts,
        SayStep say => say.Say.Facts,
        HandoffStep handoff => handoff.Say.Facts,
        _ => [],
    };
}
