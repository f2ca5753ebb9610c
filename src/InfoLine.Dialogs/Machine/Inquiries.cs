using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Answers questions in own words. Whoever is in the middle of giving their answers keeps their place; everybody else is led to the answer.</summary>
internal sealed class Inquiries(Plan plan, FlowMachine machine, Commands commands)
{
    private const int MostOffered = 3;
    private const int MostLostInARow = 12;

    private readonly Draft _draft = machine.Draft;
    private readonly Voice _voice = machine.Voice;

    /// <summary>Answers, or offers what may be meant.</summary>
    /// <returns>False when neither can be done: the question is not understood.</returns>
    public bool Take(Heard.Asked asked)
    {
        var band = BandOf(asked.Match);
        Note(asked, band);
        switch (band)
        {
            case Band.Answer:
                Answer(asked.Match.Top[0].Topic, asked.Match.Scheme);
                return true;
            case Band.Menu:
                _draft.Offer = OfferOf(asked, Place());
                machine.Go(Trigger.Offer);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Before there is a language: remembers what was asked until there is one.</summary>
    public void Remember(Heard.Asked asked)
    {
        var band = BandOf(asked.Match);
        Note(asked, band);
        if (band == Band.Answer)
            (_draft.Wish, _draft.Offer) = (WishOf(asked.Match.Top[0].Topic), null);
        else if (band == Band.Menu)
            (_draft.Wish, _draft.Offer) = (null, OfferOf(asked, plan.Anywhere));
    }

    /// <summary>One of the offered topics was chosen, now or from an old message.</summary>
    public void Choose(string topic)
    {
        if (machine.Step is OfferStep && _draft.Offer is { } offer && offer.Topics.Contains(topic, StringComparer.Ordinal))
            _draft.Add(new Effect.Meant(offer.Question, offer.Language, topic));
        Answer(topic, scheme: null);
    }

    /// <summary>The second part of an answer, and the question that waits again.</summary>
    public void TellMore(string step)
    {
        if (plan.Flows.Steps.TryGetValue(step, out var more))
            _voice.Tell(more);
        machine.RepeatOrMenu();
    }

    /// <summary>What the matcher says, as far as the dialogs can follow: a topic may lead nowhere, and silence for ever is only offered. Whoever writes the word STOP gets it at once.</summary>
    public Band BandOf(Match match) => match.Band switch
    {
        Band.Answer when !match.Top.IsEmpty && plan.Topics.Find(match.Top[0].Topic) is { } sure && sure.Topic.Command != Command.Stop => Band.Answer,
        Band.Answer or Band.Menu when match.Top.Take(MostOffered).Any(candidate => plan.Topics.Find(candidate.Topic) is not null) => Band.Menu,
        _ => Band.Unknown,
    };

    /// <summary>A phone that answers by itself would talk with us for ever, and each message is paid for. So after many that lead nowhere there is silence, until one is understood or a day has passed.</summary>
    public bool IsLost(Heard heard)
    {
        var leadsNowhere = heard is Heard.Unclear or Heard.TooLong or Heard.Nothing or Heard.OldButton
            || (heard is Heard.Asked asked && (BandOf(asked.Match) != Band.Answer || IsAnsweredHere(asked.Match)));
        var isNewDay = _draft.Now.ToUnixTimeMilliseconds() - _draft.Before.LastAt > TimeSpan.FromDays(1).TotalMilliseconds;
        _draft.Lost = !leadsNowhere ? 0 : isNewDay ? 1 : _draft.Lost + 1;
        return _draft.Lost > MostLostInARow;
    }

    // The conversation stands on this question's answer already: saying it again and again leads nowhere.
    private bool IsAnsweredHere(Match match) => plan.Topics.Find(match.Top[0].Topic)?.Topic.Step == machine.Step.Id;

    private void Answer(string id, string? scheme)
    {
        if (plan.Topics.Find(id) is not { } found)
        {
            machine.RepeatOrMenu();
            return;
        }

        // An offer is over with the choice: the conversation stands again where it stood.
        var place = Place();
        machine.Step = place;
        var topic = found.Topic;
        if (topic.Command is { } command)
        {
            commands.Obey(command);
            return;
        }

        var step = plan.Flows.Steps[topic.Step!]; // A topic without a command has a step, or it would not be in the plan.
        if (topic.IsOutOfScope && _voice.Tell(step))
        {
            SayWhatNext(place);
            return;
        }

        _draft.Scheme = scheme ?? topic.Scheme ?? _draft.Scheme;
        if (!plan.Collects(place))
            machine.Go(found.Trigger);
        else if (step.Flow == place.Flow || _voice.Tell(step))
            _voice.Repeat(place);
        else
            machine.Go(found.Trigger);
    }

    private void SayWhatNext(Step place)
    {
        if (plan.Collects(place) || ReferenceEquals(place, plan.MenuStart))
            _voice.Repeat(place);
        else
            _voice.Say(Line.WhatNext);
    }

    private Offer OfferOf(Heard.Asked asked, Step place) => new(
        [.. asked.Match.Top.Take(MostOffered).Select(candidate => candidate.Topic).Where(topic => plan.Topics.Find(topic) is not null)],
        QuestionMask.Mask(asked.Text),
        WrittenLanguage.Of(asked.Text),
        place is Anywhere ? null : place.Id);

    /// <summary>The step that waits, behind the built-in questions.</summary>
    private Step Place()
    {
        var id = machine.Step switch
        {
            OfferStep => _draft.Offer?.Held,
            PausedStep => _draft.Paused,
            var step => step.Id,
        };
        return id is not null && plan.Flows.Steps.TryGetValue(id, out var place) ? place : plan.Anywhere;
    }

    private void Note(Heard.Asked asked, Band band) => _draft.Add(new Effect.Asked(
        QuestionMask.Mask(asked.Text), WrittenLanguage.Of(asked.Text), band, [.. asked.Match.Top.Take(MostOffered)], asked.Match.Scheme));

    private string? WishOf(string topic) => plan.Topics.Find(topic)?.Topic.Command switch
    {
        null => topic,
        Command.Person => plan.Flows.Landmarks.Person,
        Command.Help => plan.Flows.Landmarks.Help,
        _ => null,
    };
}
