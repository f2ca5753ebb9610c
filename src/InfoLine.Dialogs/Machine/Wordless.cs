using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>Answers what people send instead of words. What only a person can hear or see goes to one, where there is one.</summary>
internal sealed class Wordless(Plan plan, FlowMachine machine, HandingOver desk)
{
    private readonly Draft _draft = machine.Draft;

    public void Notice(Attachment kind)
    {
        _draft.Spoke = true;

        // Who speaks instead of writing may not read either: to them the question for a language is no help, and a person is.
        var isForAPerson = kind is Attachment.Voice or Attachment.Picture or Attachment.Other && plan.Handoff is not null;
        if (_draft.Language is null && !isForAPerson)
        {
            machine.Go(_draft.IsFirstContact ? plan.Welcome : Trigger.NotUnderstood);
            return;
        }

        switch (kind)
        {
            case Attachment.Voice:
                desk.Ask(HandoffReason.Voice);
                break;
            case Attachment.Picture or Attachment.Other:
                desk.Ask(HandoffReason.Picture);
                break;
            case Attachment.Location:
                machine.Voice.Say(Line.Location);
                break;
            case Attachment.Contact:
                machine.Voice.Say(Line.Contact);
                break;
            case Attachment.MissedCall:
                machine.Voice.Say(Line.MissedCall);
                machine.Go(Trigger.Menu);
                break;
            default:
                machine.Voice.Say(Line.Sticker);
                break;
        }
    }
}
