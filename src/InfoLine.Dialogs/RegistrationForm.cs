using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Machine;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs;

/// <summary>The registration as a form that somebody at a desk fills in for a person. Its questions, its choices and what counts as an answer are those of the dialogs.</summary>
public sealed class RegistrationForm
{
    private const int MostPassed = 50;

    private readonly FlowSet _flows;
    private readonly Flow _flow;

    private RegistrationForm(FlowSet flows, Flow flow, SayStep saved)
    {
        (_flows, _flow, Saved) = (flows, flow, saved);
        Questions = [.. flow.Steps.OfType<AskStep>().Where(step => step is { Save: not null, Personal: true })];
        Consent = flow.Steps.OfType<AskStep>().FirstOrDefault(step => step.Choices.Any(choice => choice.Consent == true));
    }

    /// <summary>The questions whose answers are kept, in the order in which they are asked.</summary>
    public ImmutableArray<AskStep> Questions { get; }

    /// <summary>The question for consent; null where the dialogs have none.</summary>
    public AskStep? Consent { get; }

    /// <summary>What is said when the answers are kept.</summary>
    public SayStep Saved { get; }

    /// <summary>The form of some dialogs.</summary>
    /// <returns>Null where nobody registers in them.</returns>
    public static RegistrationForm? Of(FlowSet flows)
    {
        foreach (var flow in flows.Flows.Values.OrderBy(flow => flow.Name, StringComparer.Ordinal))
        {
            if (flow.Steps.OfType<SayStep>().FirstOrDefault(step => step.Does == Deed.Register) is { } saved)
                return new(flows, flow, saved);
        }

        return null;
    }

    /// <summary>Names a choice by what it keeps, so that it is found again after the dialogs have changed: <c>woman age=18-35</c>.</summary>
    /// <param name="question">The question.</param>
    /// <param name="at">The position of the choice, from 0.</param>
    public static string KeyOf(AskStep question, int at) => string.Join(' ', [ValueOf(question, at), .. question.Choices[at].Sets.Select(set => $"{set.Key}={set.Value}")]);

    /// <summary>What stands in the form for a question: the words, or the key of a choice; empty where nothing that fits was told.</summary>
    public static string Known(AskStep question, Slots known)
    {
        if (known[question.Save ?? ""] is not { } value)
            return "";
        return question.Choices.IsEmpty ? value : ChoiceOf(question, known) is { } at ? KeyOf(question, at) : "";
    }

    /// <summary>A text of the dialogs, filled in.</summary>
    public string WordsOf(Text text, string? language, Slots known, DateTimeOffset now) => new Writer().Write(text, _flows.IndexOf(language), known, now);

    /// <summary>Takes an answer.</summary>
    /// <param name="question">One of <see cref="Questions"/>.</param>
    /// <param name="words">As written, or the key of a choice.</param>
    /// <param name="place">Of a place that may be several: the id of the one that is meant, empty for none of them; null where nobody was asked that.</param>
    /// <param name="known">What is known so far.</param>
    /// <param name="language">Of what is said back.</param>
    /// <param name="now">The present moment, in the deployment's own time zone.</param>
    public FormAnswer Answer(AskStep question, string words, string? place, Slots known, string? language, DateTimeOffset now)
    {
        if (question.Choices.IsEmpty && !SensitiveNumbers.Mask(words).Found.IsEmpty)
            return new FormAnswer.Secret();
        var session = Session.New with { Language = language, Slots = known.With(Profiles.ConsentField, "yes") };
        if (Read(question, words, now.Year) is not { } heard)
            return new FormAnswer.NotThis();
        if (place is not null && heard is Heard.Located { Found: FoundPlace.OneOf } && Fill(session, question, heard, now).Session.Listing is { } listing)
        {
            var at = listing.Choices.ToList().FindIndex(one => one.Id == place);
            if (at >= 0)
                heard = new Heard.Chosen(at);
            // One that was chosen of other places than these is asked about anew.
            session = at >= 0 || place.Length == 0 ? session with { Listing = listing } : session;
        }

        var turn = Fill(session, question, heard, now);
        if (turn.Session.Listing is { } which && which.Step == question.Id)
            return new FormAnswer.WhichPlace(which.Choices);

        // An answer that completes it may lead out of the flow, and the answers may be forgotten there.
        if (turn.Effects.OfType<Effect.SaveRegistration>().FirstOrDefault() is { } saved)
            return new FormAnswer.Taken(saved.Fields.Aggregate(FieldsOf(known).Aggregate(known, (left, field) => left.Without(field.Key)), (left, field) => left.With(field.Key, field.Value)));
        var stays = _flows.Steps.GetValueOrDefault(turn.Session.Step ?? "") is { } next && next.Flow == _flow.Name;
        return stays ? new FormAnswer.Taken(turn.Session.Slots.Without(Profiles.ConsentField)) : new FormAnswer.TurnedAway(SaidBy(turn));
    }

    /// <summary>All answers that make up a registration.</summary>
    public ImmutableArray<KeyValuePair<string, string>> FieldsOf(Slots known) => _flows.Plan.Profiles.FieldsOf(known);

    /// <summary>The fields that hold a place which is not in the list.</summary>
    public ImmutableArray<string> UnsureOf(Slots known) => _flows.Plan.Profiles.UnsureOf(known);

    /// <summary>True for the id of a step of the flow that registers.</summary>
    public bool Holds(string? step) => step is not null && _flows.Steps.TryGetValue(step, out var found) && found.Flow == _flow.Name;

    /// <summary>Where a conversation goes on that waits at a question of this registration, now that more is known.</summary>
    /// <param name="step">Where it waits.</param>
    /// <param name="session">The conversation with everything that is known.</param>
    /// <param name="now">The present moment, in the deployment's own time zone.</param>
    /// <returns>The turn that leads to the first question which is still open; null where it waits at one.</returns>
    public Turn? Pass(string step, Session session, DateTimeOffset now)
    {
        Turn? last = null;
        for (var passed = 0; passed < MostPassed && Holds(step) && _flows.Steps[step] is AskStep ask && AnswerOf(ask, session.Slots) is { } answer; passed++)
        {
            last = Fill(session, ask, answer, now);
            step = last.Session.Step ?? "";
        }

        return last;
    }

    // What an answer tells besides (a sector, a band of ages) would be told anew, so only the way is taken from the turn.
    private Heard? AnswerOf(AskStep ask, Slots known)
    {
        if (ask == Consent)
            return new Heard.Chosen(ask.Choices.ToList().FindIndex(choice => choice.Consent == true));
        if (ask.Save is not { } field || known[field] is not { } value)
            return null;
        if (!ask.Choices.IsEmpty)
            return ChoiceOf(ask, known) is { } at ? new Heard.Chosen(at) : null;
        return ask.Expect is Expect.Place
            ? new Heard.Located(_flows.Places[known[field + Expect.Place.Parts[0]]] is { } place ? new FoundPlace.Exactly(place) : FoundPlace.Nowhere.One, value)
            : new Heard.Answer(value);
    }

    private static string ValueOf(AskStep question, int at) => question.Choices[at].Value ?? (at + 1).ToString(CultureInfo.InvariantCulture);

    // Of several choices with one value the one of which most is true.
    private static int? ChoiceOf(AskStep question, Slots known)
    {
        var value = known[question.Save ?? ""];
        var best = question.Choices.Select((choice, at) => (choice, at))
            .Where(one => ValueOf(question, one.at) == value && one.choice.Sets.All(set => known[set.Key] == set.Value))
            .OrderByDescending(one => one.choice.Sets.Length).ToList();
        return best.Count == 0 ? null : best[0].at;
    }

    private Heard? Read(AskStep question, string words, int thisYear)
    {
        if (!question.Choices.IsEmpty)
        {
            for (var at = 0; at < question.Choices.Length; at++)
            {
                if (KeyOf(question, at) == words)
                    return new Heard.Chosen(at);
            }

            return null;
        }

        if (question.Expect is Expect.Place place)
        {
            var found = _flows.Places.Find(words);
            return words.Length > place.MostCharacters || (found is FoundPlace.Nowhere && !words.Any(char.IsLetter)) ? null : new Heard.Located(found, words);
        }

        return question.Expect is { } expect && Answers.Read(expect, words, Fold.Key(words), thisYear) is { } value ? new Heard.Answer(value) : null;
    }

    private Turn Fill(Session session, AskStep question, Heard answer, DateTimeOffset now)
    {
        var talk = _flows.Plan.Rent();
        var turn = talk.Fill(session, question, answer, now);

        // Not in a finally: see Engine.Advance.
        _flows.Plan.Return(talk);
        return turn;
    }

    private string SaidBy(Turn turn) => string.Join(' ', turn.Effects.OfType<Effect.Say>().Where(say => Holds(say.Step)).Select(say => say.Speech.Text));
}
