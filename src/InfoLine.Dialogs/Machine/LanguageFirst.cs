using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>What happens until a person has a language: it is asked for, and what they asked for meanwhile is remembered.</summary>
internal sealed class LanguageFirst(Plan plan, FlowMachine machine, Inquiries inquiries)
{
    private readonly Draft _draft = machine.Draft;

    /// <summary>STOP and danger are understood before there is a language; so is the choice of one.</summary>
    public bool NeedsNoLanguage(Heard heard) => heard switch
    {
        Heard.Chosen or Heard.Everywhere { Command: Command.Stop or Command.Emergency } => true,
        Heard.Asked asked => inquiries.BandOf(asked.Match) == Band.Answer && plan.Topics.Find(asked.Match.Top[0].Topic)?.Topic.Command == Command.Emergency,
        _ => false,
    };

    public void Ask(Input.Said said, Heard heard)
    {
        if (heard is Heard.Wanted wanted)
            (_draft.Wish, _draft.Offer) = (wanted.Flow, null);
        else if (heard is Heard.Everywhere { Command: Command.Person })
            (_draft.Wish, _draft.Offer) = (plan.Flows.Landmarks.Person, null);
        else if (heard is Heard.Asked asked)
            inquiries.Remember(asked);

        // Nobody has chosen yet, but whoever writes Hindi reads the first question more easily in Hindi.
        _draft.LeanTo(Guess(said.Text));
        if (_draft.IsFirstContact)
        {
            machine.Go(plan.Welcome);
        }
        else if (_draft.Misses == 0)
        {
            _draft.Misses = 1;
            machine.Go(Trigger.NotUnderstood);
        }
        else
        {
            // Whoever twice writes something else than a choice has shown how they write: it is taken as their choice, and nobody is stuck.
            _draft.Misses = 0;
            var language = Guess(said.Text);
            _draft.Speak(language);
            machine.Go(ChoiceOf(language));
        }
    }

    private Trigger ChoiceOf(string language)
    {
        if (machine.Step is AskStep ask)
        {
            for (var at = 0; at < ask.Choices.Length; at++)
            {
                if (ask.Choices[at].Language == language)
                    return plan.For(ask).Triggers[at];
            }
        }

        return Trigger.Menu;
    }

    private string Guess(string text)
    {
        var isHindi = WrittenLanguage.Of(text) is WrittenLanguage.Hindi or WrittenLanguage.RomanisedHindi;
        return isHindi ? plan.LanguageOfTheVillage : plan.Flows.Languages[0].Code;
    }
}
