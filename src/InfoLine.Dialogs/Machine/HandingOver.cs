using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Hands a conversation to a person at the centre, keeps out of it while they have it, and takes it back.</summary>
internal sealed class HandingOver(Plan plan, FlowMachine machine, Commands commands)
{
    private readonly Draft _draft = machine.Draft;
    private readonly Voice _voice = machine.Voice;

    /// <summary>Asks whether somebody can take what the dialogs cannot deal with. The person stays where they are until that is known.</summary>
    /// <param name="why">One of <see cref="HandoffReason"/>.</param>
    public void Ask(string why)
    {
        if (plan.Handoff is null)
            _voice.Say(WithoutDesk(why));
        else
            _draft.Desk.Ask(_draft, why, plan.LanguageOfTheVillage);
    }

    /// <summary>Goes on with what the desk says to <see cref="Ask"/>.</summary>
    public void Continue(Answer answer)
    {
        if (answer is Answer.Taken taken && plan.Handoff is { } handoff)
        {
            _draft.Desk.Terms = taken.Terms;
            if (_draft.Language is null)
                _draft.Speak(plan.LanguageOfTheVillage);
            _voice.HandOver(handoff);
            machine.Go(Trigger.HandedOver);
            return;
        }

        _draft.Asking = null;
        if (_draft.Language is not null)
            _voice.Say(WithoutDesk(_draft.Desk.Why));
        else
            machine.Go(_draft.IsFirstContact ? plan.Welcome : Trigger.NotUnderstood);
    }

    /// <summary>
    /// Hears somebody whose conversation a person has. STOP, danger and the ways back to the dialogs are ours; all else is passed on, numbers too, because they may answer a question of
    /// the person.
    /// </summary>
    public void Hear(Input.Said said)
    {
        if (said.SecretHidden)
        {
            _draft.Note(NoteKind.SecretHidden);
            _voice.Say(Line.SecretHidden);
        }

        switch (plan.Flows.Commands.TryGetValue(Fold.Key(said.Text), out var command) ? command : (Command?)null)
        {
            case Command.Stop:
                commands.Obey(Command.Stop);
                break;
            case Command.Menu or Command.Start:
                machine.Go(Trigger.Menu);
                break;
            case Command.Back:
                machine.Go(Trigger.GivenBack);
                break;
            case Command.Person or Command.Help or Command.Repeat:
                _draft.Add(new Effect.PassToDesk());
                _voice.Say(Line.WithDesk);
                break;
            case Command.Emergency:
                _draft.Add(new Effect.PassToDesk());
                commands.Obey(Command.Emergency);
                break;
            default:
                _draft.Add(new Effect.PassToDesk());
                break;
        }
    }

    /// <summary>The desk is done. Whoever has gone back to the dialogs meanwhile is not disturbed.</summary>
    public void Resume(DeskEnd how)
    {
        if (machine.Step is not DeskStep)
            return;
        if (_draft.IsStopped || how == DeskEnd.ClosedQuietly)
        {
            machine.Step = plan.Anywhere;
        }
        else if (how == DeskEnd.Closed)
        {
            machine.Go(Trigger.DeskClosed);
        }
        else
        {
            _voice.Say(Line.DeskBack);
            machine.Go(Trigger.GivenBack);
        }
    }

    /// <summary>Takes the answer to the question whether it helped.</summary>
    /// <param name="at">Its position, as in <see cref="Helped"/>.</param>
    /// <returns>False where that is not what was asked.</returns>
    public bool TakeHelped(int at)
    {
        if (machine.Step is not HelpedStep)
            return false;
        _draft.Add(new Effect.ToldHelp((Helped)at));
        _voice.Say(Line.HelpedThanks);
        machine.Step = plan.Anywhere;
        return true;
    }

    // What is said where no centre can take it: as if there were no desk at all.
    private static Line WithoutDesk(string? why) => why switch
    {
        HandoffReason.Voice => Line.Voice,
        HandoffReason.Picture => Line.Picture,
        _ => Line.TooLong,
    };
}
