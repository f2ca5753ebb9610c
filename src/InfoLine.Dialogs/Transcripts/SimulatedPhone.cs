using System.Collections.Immutable;
using System.Text.Json;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>A phone without a network: what one person would see, with a clock that can be moved. Used by conversation tests and by <c>infoline play</c>.</summary>
/// <param name="flows">The dialogs.</param>
/// <param name="traits">The channel it speaks.</param>
/// <param name="deskOpen">True when somebody at the centre can take a handoff.</param>
/// <param name="now">The time it begins at, in the line's own time zone.</param>
public sealed class SimulatedPhone(FlowSet flows, ChannelTraits traits, bool deskOpen, DateTimeOffset now)
{
    private readonly SortedSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<Effect.RemindAt> _reminders = [];
    private readonly List<SpeechOption> _shown = [];
    private ImmutableArray<SpeechOption> _buttons = [];
    private SimulatedPeople _people = SimulatedPeople.Nobody;
    private SimulatedCoalition _coalition = new(SimulatedHelp.Ask);

    /// <summary>Where the conversation stands. Set it to begin in the middle.</summary>
    public Session Session { get; set; } = Session.New;

    /// <summary>The phone's clock.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>The messages that came back for the last thing that was done, as they appear on the screen.</summary>
    public ImmutableArray<Rendered> Heard { get; private set; } = [];

    /// <summary>The effects of the last thing that was done.</summary>
    public ImmutableArray<Effect> Effects { get; private set; } = [];

    /// <summary>The SMS segments that all messages so far are billed as; 0 on other channels.</summary>
    public int Segments { get; private set; }

    /// <summary>False for somebody whose channel tells no phone number.</summary>
    public bool HasPhone { get; init; } = true;

    /// <summary>Who could help whoever registers.</summary>
    public SimulatedHelp Help
    {
        get => _coalition.Kind;
        init => _coalition = new(value);
    }

    /// <summary>True on a channel that is billed in segments.</summary>
    public bool SpeaksSms => traits.HasSegments;

    /// <summary>All steps that were entered.</summary>
    public IEnumerable<string> Visited => _visited;

    /// <summary>Everything that it remembers. Put back into another phone of the same channel, the conversation goes on there.</summary>
    public PhoneMemory Memory
    {
        get => new(Session, Now, [.. _reminders], _buttons, Segments) { People = _people, Coalition = _coalition };
        set
        {
            (Session, Now, _buttons, Segments, _people, _coalition) = (value.Session, value.Now, value.Buttons, value.Segments, value.People, value.Coalition);
            _reminders.Clear();
            _reminders.AddRange(value.Reminders);
        }
    }

    /// <summary>The labels that can be pressed now.</summary>
    public string Buttons => _buttons.IsEmpty ? "none" : string.Join(", ", _buttons.Select(button => button.Label));

    /// <summary>Writes a message.</summary>
    public void Say(string text) => Take(Input.Said.Typed(text, traits));

    /// <summary>Sends something that is not text.</summary>
    public void Send(Attachment kind) => Take(new Input.Sent(kind, traits));

    /// <summary>Opens the chat without writing.</summary>
    public void Arrive() => Take(new Input.Arrived(traits));

    /// <summary>Presses the button with this label, in the last message that had one: an old message keeps its buttons on the screen.</summary>
    /// <returns>False when there never was one of that name.</returns>
    public bool Press(string label)
    {
        var button = _shown.FindLast(option => option.Label == label);
        if (button is null)
            return false;
        Take(new Input.Said(button.Label, traits, button.Payload));
        return true;
    }

    /// <summary>Presses a button anywhere on the screen, an old one too.</summary>
    /// <param name="label">The words on it.</param>
    /// <param name="payload">What it sends (<see cref="SpeechOption.Payload"/>).</param>
    public void Tap(string label, string payload) => Take(new Input.Said(label, traits, payload));

    /// <summary>Lets time pass; reminders that become due arrive. What came back is what the reminders said.</summary>
    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        var heard = ImmutableArray<Rendered>.Empty;
        var effects = ImmutableArray<Effect>.Empty;
        while (_reminders.Where(reminder => reminder.Due <= until).MinBy(reminder => reminder.Due) is { } next)
        {
            _reminders.Remove(next);
            Now = next.Due > Now ? next.Due : Now;
            Take(new Input.TimedOut(next.Token));
            heard = heard.AddRange(Heard);
            effects = effects.AddRange(Effects);
        }

        Now = until;
        Heard = heard;
        Effects = effects;
    }

    /// <summary>Lets anything at all happen to the conversation.</summary>
    public void Take(Input input)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        var turn = Advance(input, effects);
        while (turn.Question is { } question)
            turn = Advance(new Input.Answered(AnswerTo(question)), effects);

        Effects = effects.DrainToImmutable();
        _people = Effects.Aggregate(_people, (people, effect) => people.After(effect));
        _coalition = Effects.Aggregate(_coalition, (coalition, effect) => coalition.After(effect, Now));
        _reminders.AddRange(Effects.OfType<Effect.RemindAt>());
        Heard = Renderer.Render([.. Effects.OfType<Effect.Say>().Select(say => say.Speech)], traits, ListButton());
        if (Heard.LastOrDefault(message => !message.Options.IsEmpty) is { } last)
            _shown.AddRange(_buttons = last.Options);
        if (traits.HasSegments)
            Segments += Heard.Sum(message => SmsLength.Of(message.Text).Segments);
    }

    // The session goes through its stored form at every turn, as it does on the line.
    private Turn Advance(Input input, ImmutableArray<Effect>.Builder effects)
    {
        var stored = JsonSerializer.Serialize(Session, SessionJson.Default.Session);
        var session = JsonSerializer.Deserialize(stored, SessionJson.Default.Session) ?? Session.New;
        var turn = Engine.Advance(flows, session, input, Now);
        Session = turn.Session;
        effects.AddRange(turn.Effects);
        _visited.UnionWith(turn.Visited);
        return turn;
    }

    private Answer AnswerTo(Question question) => question switch
    {
        Question.MyPeople => _people.All(HasPhone),
        Question.MyProfile profile => _people.Find(profile.Person),
        Question.FindProvider found => _coalition.Find(found, Now),
        Question.AnswerTime promise => SimulatedCoalition.Promise(promise.Language),
        Question.CanDeskTake asked when deskOpen => new Answer.Taken(TermsIn(asked.Language)),
        _ => new Answer.No(),
    };

    // Whoever plays the desk promises the same to everybody.
    private static DeskTerms TermsIn(string? language) => new("K7H4", language == "hi" ? "मंगलवार शाम 5 बजे तक" : "by Tuesday 5 pm", "simulated", DateTimeOffset.UnixEpoch);

    private string ListButton() => flows.Lines[Line.ListButton].Templates[flows.IndexOf(Session.Language)].Source;
}

/// <summary>What a simulated phone remembers from one thing that is done to the next. A value: it can be kept and put back.</summary>
/// <param name="Session">Where the conversation stands.</param>
/// <param name="Now">The phone's clock, in the line's own time zone.</param>
/// <param name="Reminders">What the dialogs asked for and what is not yet due; in no order, may be empty.</param>
/// <param name="Buttons">The options of the last message that had any; may be empty.</param>
/// <param name="Segments">The SMS segments of all messages so far; 0 on other channels.</param>
public sealed record PhoneMemory(
    Session Session,
    DateTimeOffset Now,
    ImmutableArray<Effect.RemindAt> Reminders,
    ImmutableArray<SpeechOption> Buttons,
    int Segments)
{
    /// <summary>Who has registered on it.</summary>
    public SimulatedPeople People { get; init; } = SimulatedPeople.Nobody;

    /// <summary>Who helps them.</summary>
    public SimulatedCoalition Coalition { get; init; } = new(SimulatedHelp.Ask);
}
