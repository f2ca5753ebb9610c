using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Machine;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Flows;

/// <summary>All dialogs of one deployment at one moment: checked, frozen and named by the hash of their content.</summary>
public sealed class FlowSet
{
    private Plan? _plan;
    private string? _mark;
    private Matcher? _matcher;

    /// <summary>SHA-256 of the normalised sources, 64 small hex letters.</summary>
    public required string Hash { get; init; }

    /// <summary>The first twelve letters of the hash: what a session keeps to know its content by.</summary>
    public string Mark => _mark ??= Hash[..12];

    /// <summary>The languages, the source language first; texts and facts keep this order.</summary>
    public required ImmutableArray<Language> Languages { get; init; }

    /// <summary>The flows by name.</summary>
    public required FrozenDictionary<string, Flow> Flows { get; init; }

    /// <summary>The steps of all flows by id.</summary>
    public required FrozenDictionary<string, Step> Steps { get; init; }

    /// <summary>Which flow serves which need of the line.</summary>
    public required Landmarks Landmarks { get; init; }

    /// <summary>The words that work everywhere, by folded key.</summary>
    public required FrozenDictionary<string, Command> Commands { get; init; }

    /// <summary>The words that start a flow, by folded key; the value is the flow's name.</summary>
    public required FrozenDictionary<string, string> Keywords { get; init; }

    /// <summary>What people call the languages, by folded key; the value is the code. They are the keywords of the language flow, each under the language that it names.</summary>
    public FrozenDictionary<string, string> LanguageNames { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The built-in lines.</summary>
    public required FrozenDictionary<Line, Text> Lines { get; init; }

    /// <summary>Where people go whose step is gone: old step id to new step id.</summary>
    public required FrozenDictionary<string, string> Moved { get; init; }

    /// <summary>All facts by name.</summary>
    public required FrozenDictionary<string, Fact> Facts { get; init; }

    /// <summary>What people ask, and which step answers it.</summary>
    public TopicSet Topics { get; init; } = TopicSet.Empty;

    /// <summary>The states, districts, blocks and towns, and what people call them; empty where no file lists any.</summary>
    public PlaceIndex Places { get; init; } = PlaceIndex.Empty;

    /// <summary>What finds the topic of a question; null until it is trained, and then free text is not understood.</summary>
    public Matcher? Matcher
    {
        get => _matcher;
        init => _matcher = value;
    }

    /// <summary>What the machines of this set share; made at first use.</summary>
    internal Plan Plan => LazyInitializer.EnsureInitialized(ref _plan, () => new Plan(this));

    /// <summary>The same dialogs with a trained matcher, so that both are published as one. This set stays as it is.</summary>
    public FlowSet With(Matcher matcher)
    {
        var copy = (FlowSet)MemberwiseClone();
        copy._matcher = matcher;
        // A plan belongs to its set.
        copy._plan = null;
        return copy;
    }

    /// <summary>The position of a language in texts and facts; the source language's for one that is unknown or null.</summary>
    public int IndexOf(string? language)
    {
        for (var i = 1; i < Languages.Length; i++)
        {
            if (Languages[i].Code == language)
                return i;
        }

        return 0;
    }
}

/// <summary>A language that the line speaks.</summary>
/// <param name="Code">BCP 47, such as <c>hi</c>.</param>
/// <param name="Name">In itself, such as <c>हिंदी</c>.</param>
public sealed record Language(string Code, string Name);

/// <summary>Which flow serves which need of the line; each is a flow's name.</summary>
/// <param name="Welcome">First contact; chooses the language.</param>
/// <param name="Menu">The main menu: <c>0</c>.</param>
/// <param name="Person">Talk to a person: <c>9</c>.</param>
/// <param name="Help">What this is and how it works.</param>
/// <param name="Language">Change the language.</param>
public sealed record Landmarks(string Welcome, string Menu, string Person, string Help, string Language);

/// <summary>What a word that works everywhere does.</summary>
public enum Command
{
    /// <summary>To the main menu.</summary>
    Menu,

    /// <summary>To a person at the centre.</summary>
    Person,

    /// <summary>To the question before.</summary>
    Back,

    /// <summary>To the help.</summary>
    Help,

    /// <summary>Silence until START.</summary>
    Stop,

    /// <summary>Ends the silence.</summary>
    Start,

    /// <summary>To the choice of language.</summary>
    Language,

    /// <summary>Says where the facts of the last answer come from.</summary>
    Source,

    /// <summary>Says the last question once more.</summary>
    Repeat,

    /// <summary>Somebody may be in danger: says whom to call.</summary>
    Emergency,
}

/// <summary>The built-in lines that every deployment words for itself.</summary>
public enum Line
{
    /// <summary>Not understood, first time, a question with choices: "Please reply with a number, for example 1." The choices follow.</summary>
    AgainChoice,

    /// <summary>Not understood, first time, a question with an answer.</summary>
    AgainAnswer,

    /// <summary>Not understood, second time: offers 0 and 9.</summary>
    Offer,

    /// <summary>After a pause; its two choices are <see cref="GoOn"/> and <see cref="StartAgain"/>.</summary>
    Paused,

    /// <summary>The first choice after a pause.</summary>
    GoOn,

    /// <summary>The second choice after a pause.</summary>
    StartAgain,

    /// <summary>The step is gone from the dialogs; the flow starts anew.</summary>
    Moved,

    /// <summary>Confirms STOP.</summary>
    Stopped,

    /// <summary>Confirms START.</summary>
    Started,

    /// <summary>The label of a choice that tells more.</summary>
    More,

    /// <summary>A voice note came.</summary>
    Voice,

    /// <summary>A picture, video or document came.</summary>
    Picture,

    /// <summary>A place came.</summary>
    Location,

    /// <summary>A contact card came.</summary>
    Contact,

    /// <summary>A sticker or a reaction came.</summary>
    Sticker,

    /// <summary>A missed call came.</summary>
    MissedCall,

    /// <summary>A message far too long to be understood.</summary>
    TooLong,

    /// <summary>A secret number was sent: it was hidden, and never send it.</summary>
    SecretHidden,

    /// <summary>BACK with nowhere to go.</summary>
    NoBack,

    /// <summary>A button of an old question was pressed; what is current follows.</summary>
    OldButton,

    /// <summary>SOURCE: <c>{source}</c> and <c>{checked}</c> are filled in.</summary>
    Source,

    /// <summary>SOURCE before any fact was told.</summary>
    NoSource,

    /// <summary>The numbers to call in an emergency.</summary>
    Emergency,

    /// <summary>The word on the button that opens a list of choices on WhatsApp.</summary>
    ListButton,

    /// <summary>Asks which of a few topics a question means; their titles are its choices.</summary>
    WhichOne,

    /// <summary>A question that nobody has written an answer for: says so, and offers 0 and 9.</summary>
    NotKnown,

    /// <summary>After an answer that leads no further: 0 and 9.</summary>
    WhatNext,

    /// <summary>After an answer that was given in the middle of something else: which word brings its second part.</summary>
    MoreByWord,

    /// <summary>A person at the centre has the conversation, said to whoever asks for one again.</summary>
    WithDesk,

    /// <summary>The person at the centre gives the conversation back to the dialogs.</summary>
    DeskBack,

    /// <summary>After the desk is done: did it help? Its choices are the next three.</summary>
    Helped,

    /// <summary>It helped.</summary>
    HelpedYes,

    /// <summary>It helped in part.</summary>
    HelpedPartly,

    /// <summary>It did not help.</summary>
    HelpedNo,

    /// <summary>Thanks for the answer; 0 and 9.</summary>
    HelpedThanks,
}
