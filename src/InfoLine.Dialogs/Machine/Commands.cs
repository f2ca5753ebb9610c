using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Does what the words that work everywhere ask for.</summary>
internal sealed class Commands(Plan plan, FlowMachine machine)
{
    private readonly Draft _draft = machine.Draft;
    private readonly Voice _voice = machine.Voice;

    public void Obey(Command command)
    {
        switch (command)
        {
            case Command.Menu or Command.Start:
                machine.Go(Trigger.Menu);
                break;
            case Command.Person:
                machine.Go(Trigger.Person);
                break;
            case Command.Help:
                machine.Go(Trigger.Help);
                break;
            case Command.Language:
                machine.Go(Trigger.Language);
                break;
            case Command.Back when _draft.Trail.IsEmpty && machine.Step is not OfferStep:
                _voice.Say(Line.NoBack);
                machine.RepeatOrMenu();
                break;
            case Command.Back:
                machine.Go(Trigger.Back);
                break;
            case Command.Repeat:
                machine.RepeatOrMenu();
                break;
            case Command.Source:
                _voice.SaySource();
                break;
            case Command.Emergency:
                _voice.Say(Line.Emergency);
                if (_draft.IsFirstContact)
                    machine.Go(plan.Welcome);
                break;
            case Command.Stop:
                _draft.StoppedAt = _draft.Now.ToUnixTimeMilliseconds();
                _voice.Say(Line.Stopped);
                _draft.Add(new Effect.OptOut());
                break;
        }
    }

    /// <summary>After STOP nothing is said, whatever comes, until START.</summary>
    public void HearStopped(string text)
    {
        if (!plan.Flows.Commands.TryGetValue(Fold.Key(text), out var command) || command != Command.Start)
            return;
        _draft.StoppedAt = null;
        _draft.Add(new Effect.OptIn());
        if (_draft.Language is not null)
            _voice.Say(Line.Started);
        machine.Go(_draft.Language is null ? plan.Welcome : Trigger.Menu);
    }

    /// <summary>The carrier has stopped or started this person and has answered them: nothing is said over it.</summary>
    public void CarrierOpted(bool isOut)
    {
        _draft.StoppedAt = isOut ? _draft.StoppedAt ?? _draft.Now.ToUnixTimeMilliseconds() : null;
        _draft.Add(isOut ? new Effect.OptOut() : new Effect.OptIn());
    }
}
