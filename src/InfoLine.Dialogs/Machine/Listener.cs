using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Finds out what a message means at a step. The order is the promise: a word that works everywhere, then the question that waits, then keywords, then typos, then questions in own words.</summary>
internal static class Listener
{
    // Longer than any answer that a question expects; a person should read it (requirement: acknowledged, one reply).
    private const int LongMessage = 300;

    private static readonly Heard.Nothing Nothing = new();
    private static readonly Heard.Unclear Unclear = new();

    /// <summary>What a message means.</summary>
    /// <param name="plan">The dialogs in force.</param>
    /// <param name="step">Where the conversation stands.</param>
    /// <param name="session">What it remembers.</param>
    /// <param name="said">The message.</param>
    /// <param name="now">The present moment: an age is told in its year.</param>
    public static Heard Hear(Plan plan, Step step, Session session, Input.Said said, DateTimeOffset now)
    {
        var key = Fold.Key(said.Text);
        if (said.Pressed is not null && Pressed(plan, step, session, said.Pressed) is { } pressed)
            return pressed;
        if (key.Length == 0)
            return Nothing;
        if (plan.Flows.Commands.TryGetValue(key, out var command))
            return new Heard.Everywhere(command);
        if (plan.SpokenCommands.Find(said.Text) is { } spoken)
            return new Heard.Everywhere(spoken);
        if (session.More is not null && plan.Topics.IsMore(key))
            return new Heard.MoreWanted(session.More);

        var ask = step as AskStep;
        if (ask is not null && !ask.Choices.IsEmpty && Choice(plan.For(ask), key) is { } choice)
            return choice;
        if (step is PausedStep && ChoiceOf(plan.PausedOptions, key) is { } afterPause)
            return afterPause;
        if (step is HelpedStep && ChoiceOf(plan.HelpedOptions, key) is { } helped)
            return helped;
        if (step is OfferStep && session.Offer is not null && plan.Topics.Choice(session.Offer, key) is { } meant)
            return meant;
        if (session.Listing is { } listing && listing.Step == step.Id && Listed(listing, step, key) is { } listed)
            return listed;
        if (plan.Flows.Keywords.TryGetValue(key, out var flow))
            return Keyword(plan, step, key, flow);
        if (ask?.Expect is Expect.Place place && Located(plan, session, place, said.Text, key) is { } located)
            return located;
        if (ask?.Expect is { } expect && Answers.Read(expect, said.Text, key, now.Year) is { } value)
            return expect is Expect.Words && OpenAnswerThatAsks(plan, session, said.Text, key) is { } instead ? instead : new Heard.Answer(value);
        return Forgiven(plan, step, key) ?? (HasDanger(plan, key) ? new Heard.Everywhere(Command.Emergency, QuestionBesideDanger(plan, step, session, said.Text, key))
            : said.Text.Length > LongMessage ? new Heard.TooLong()
            : Wondering.Ask(plan, step, session, said.Text, key) ?? (Heard)Unclear);
    }

    private static Heard.Asked? OpenAnswerThatAsks(Plan plan, Session session, string text, string key) =>
        text.Length <= LongMessage ? Wondering.AskAtAnOpenAnswer(plan, session, text, key) : null;

    // The money after an accident is asked about more often than an accident is told. The number to call is said
    // all the same. A scheme that was talked about before does not make a cry for help a question.
    private static Heard.Asked? QuestionBesideDanger(Plan plan, Step step, Session session, string text, string key) =>
        text.Length <= LongMessage && Wondering.Ask(plan, step, session with { Scheme = null }, text, key) is { Match: { Scheme: not null, Band: Band.Answer } } asked ? asked : null;

    // Words that the list does not know are a place too, unless they surely ask something.
    private static Heard? Located(Plan plan, Session session, Expect.Place place, string text, string key)
    {
        var words = text.Trim();
        if (words.Length > place.MostCharacters)
            return null;
        var found = plan.Flows.Places.Find(words);
        if (found is not FoundPlace.Nowhere)
            return new Heard.Located(found, words);
        return !words.Any(char.IsLetter) ? null : OpenAnswerThatAsks(plan, session, text, key) ?? (Heard)new Heard.Located(found, words);
    }

    // Who shares the phone, which place is meant: choices that only this person has.
    private static Heard.Chosen? Listed(Listing listing, Step step, string key)
    {
        if (NumberWords.Read(key) is { } number)
            return number >= 1 && number <= MostOf(listing, step) ? new Heard.Chosen(number - 1) : null;
        for (var at = 0; at < listing.Choices.Length; at++)
        {
            if (Fold.Key(listing.Choices[at].Name) == key)
                return new Heard.Chosen(at);
        }

        return step is PeopleStep people && people.Other.Templates.Any(label => Fold.Key(label.Source) == key) ? new Heard.Chosen(listing.Choices.Length) : null;
    }

    private static int MostOf(Listing? listing, Step step) => listing?.Step == step.Id ? listing.Choices.Length + (step is PeopleStep ? 1 : 0) : 0;

    // A payload is "step#number" or names a topic. Null when it is not one of ours: then the words decide.
    private static Heard? Pressed(Plan plan, Step step, Session session, string payload)
    {
        if (plan.Topics.Pressed(payload) is { } topic)
            return topic;
        var hash = payload.LastIndexOf('#');
        if (hash < 0 || !int.TryParse(payload.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        if (!payload.AsSpan(0, hash).SequenceEqual(step.Id))
            return new Heard.OldButton();
        var most = step switch
        {
            AskStep { Choices: { IsEmpty: false } choices } => choices.Length,
            AskStep or PeopleStep => MostOf(session.Listing, step),
            PausedStep => plan.PausedOptions[0].Length,
            HelpedStep => plan.HelpedOptions[0].Length,
            _ => 0,
        };
        return number >= 1 && number <= most ? new Heard.Chosen(number - 1) : new Heard.OldButton();
    }

    private static Heard.Chosen? Choice(AskPlan ask, string key)
    {
        if (NumberWords.Read(key) is { } number)
            return number >= 1 && number <= ask.Triggers.Length ? new Heard.Chosen(number - 1) : null;
        for (var at = 0; at < ask.LabelKeys.Length; at++)
        {
            foreach (var label in ask.LabelKeys[at])
            {
                if (label == key)
                    return new Heard.Chosen(at);
            }
        }

        if (!Typo.Forgives(key))
            return null;
        for (var at = 0; at < ask.LabelKeys.Length; at++)
        {
            foreach (var label in ask.LabelKeys[at])
            {
                if (Typo.Forgives(label) && Typo.Within1(label, key))
                    return new Heard.Chosen(at);
            }
        }

        return null;
    }

    // The name of a language answers a question that offers it, and elsewhere changes the language at once.
    private static Heard Keyword(Plan plan, Step step, string word, string flow)
    {
        if (flow != plan.Flows.Landmarks.Language || !plan.Flows.LanguageNames.TryGetValue(word, out var language))
            return new Heard.Wanted(flow);
        for (var at = 0; step is AskStep ask && at < ask.Choices.Length; at++)
        {
            if (ask.Choices[at].Language == language)
                return new Heard.Chosen(at);
        }

        return new Heard.Named(language);
    }

    private static Heard.Chosen? ChoiceOf(ImmutableArray<ImmutableArray<SpeechOption>> optionsByLanguage, string key)
    {
        if (NumberWords.Read(key) is { } number)
            return number >= 1 && number <= optionsByLanguage[0].Length ? new Heard.Chosen(number - 1) : null;
        foreach (var options in optionsByLanguage)
        {
            foreach (var option in options)
            {
                var label = Fold.Key(option.Label);
                if (label == key || (Typo.Forgives(key) && Typo.Within1(label, key)))
                    return new Heard.Chosen(option.Number - 1);
            }
        }

        return null;
    }

    private static Heard? Forgiven(Plan plan, Step step, string key)
    {
        if (!Typo.Forgives(key))
            return null;
        foreach (var (word, flow) in plan.TypoKeywords)
        {
            if (Typo.Within1(word, key))
                return Keyword(plan, step, word, flow);
        }

        foreach (var (word, command) in plan.TypoCommands)
        {
            if (Typo.Within1(word, key))
                return new Heard.Everywhere(command);
        }

        return null;
    }

    private static bool HasDanger(Plan plan, string key)
    {
        var words = plan.EmergencyWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in key.AsSpan().Split(' '))
        {
            if (words.Contains(key.AsSpan()[range]))
                return true;
        }

        return false;
    }
}
