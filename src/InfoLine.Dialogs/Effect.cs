using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs;

/// <summary>What a turn wants done in the world. The dialogs only ask; the service does.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Say this to the person.</summary>
    /// <param name="Step">The step that says it (<c>flow.step</c>), or the name of a built-in line.</param>
    /// <param name="Speech">The final text and its choices.</param>
    public sealed record Say(string Step, Speech Speech) : Effect;

    /// <summary>Never write to this person again until <see cref="OptIn"/>.</summary>
    public sealed record OptOut : Effect;

    /// <summary>This person wants to hear from us again.</summary>
    public sealed record OptIn : Effect;

    /// <summary>Come back with <see cref="Input.TimedOut"/> and this token at this time, whatever the person does until then.</summary>
    public sealed record RemindAt(DateTimeOffset Due, string Token) : Effect;

    /// <summary>A person at the centre takes over from here: until the desk gives the conversation back, the dialogs are silent.</summary>
    /// <param name="Reason">The word that the author gave the handoff, or what led there by itself (<see cref="HandoffReason"/>); for staff and reports.</param>
    /// <param name="Terms">What the desk has promised.</param>
    /// <param name="Tried">The last steps, oldest first: what the person had tried. May be empty.</param>
    public sealed record HandToDesk(string Reason, DeskTerms Terms, ImmutableArray<string> Tried) : Effect;

    /// <summary>This message is for the person at the centre, who owns the conversation.</summary>
    public sealed record PassToDesk : Effect;

    /// <summary>The dialogs have the conversation again: the person went back to them, or the desk gave it back. A ticket that is open stays open.</summary>
    public sealed record LeftDesk : Effect;

    /// <summary>Somebody at the centre should look at this when they can; the dialogs go on and the person is told nothing.</summary>
    /// <param name="Reason">Why: see <see cref="HandoffReason"/>.</param>
    public sealed record TellDesk(string Reason) : Effect;

    /// <summary>The person says whether the desk could help.</summary>
    /// <param name="How">How much.</param>
    public sealed record ToldHelp(Helped How) : Effect;

    /// <summary>Somebody agreed that their answers are kept. Who refuses leaves no trace.</summary>
    /// <param name="Step">The step that asked.</param>
    /// <param name="Text">The words that they agreed to, as said to them.</param>
    public sealed record Consented(string Step, string Text) : Effect;

    /// <summary>Keep this person, or their corrected answers.</summary>
    /// <param name="Person">Their id; null for a new one that nobody has given an id.</param>
    /// <param name="IsNew">False for a correction.</param>
    /// <param name="Fields">All answers, by field; the field <c>name</c> is what the person is called.</param>
    /// <param name="Unsure">Fields that hold a place which is not in the list: somebody should look. May be empty.</param>
    public sealed record SaveRegistration(string? Person, bool IsNew, ImmutableArray<KeyValuePair<string, string>> Fields, ImmutableArray<string> Unsure) : Effect;

    /// <summary>Delete a person's answers, and what else is kept of the contact.</summary>
    /// <param name="Person">The id of the registered person; null for somebody who is not registered.</param>
    /// <param name="Messages">True to empty the messages of the contact too.</param>
    public sealed record EraseRegistration(string? Person, bool Messages) : Effect;

    /// <summary>Somebody agreed to be sent to a provider.</summary>
    /// <param name="Person">Their id.</param>
    /// <param name="Need">What they need.</param>
    /// <param name="Service">The id of the service; null where none was found, and somebody must look by hand.</param>
    /// <param name="Code">The code that they were told; null as <paramref name="Service"/>.</param>
    /// <param name="Words">What they agreed to, as said to them.</param>
    /// <param name="Shares">The fields that whoever says yes may read.</param>
    public sealed record OpenReferral(string Person, string Need, string? Service, string? Code, string Words, ImmutableArray<string> Shares) : Effect;

    /// <summary>Somebody no longer wants the help that was looked for.</summary>
    /// <param name="Person">Their id.</param>
    /// <param name="Code">Of the referral.</param>
    public sealed record WithdrawReferral(string Person, string Code) : Effect;

    /// <summary>Somebody asked something in their own words.</summary>
    /// <param name="Question">What they wrote, masked (<see cref="Words.QuestionMask"/>).</param>
    /// <param name="Language">How it was written: <c>en</c>, <c>hi</c>, <c>hi-Latn</c> or <c>other</c>.</param>
    /// <param name="Band">What was done about it.</param>
    /// <param name="Top">The likeliest topics, best first, at most three; may be empty.</param>
    /// <param name="Scheme">The scheme that it was taken to be about, or null.</param>
    public sealed record Asked(string Question, string Language, Band Band, ImmutableArray<Candidate> Top, string? Scheme) : Effect;

    /// <summary>Somebody said which of the offered topics their question means: a label that a person gave.</summary>
    /// <param name="Question">The question, as in the <see cref="Asked"/> before.</param>
    /// <param name="Language">How it was written, as there.</param>
    /// <param name="Topic">The id of the topic that they chose.</param>
    public sealed record Meant(string Question, string Language, string Topic) : Effect;

    /// <summary>Something worth counting; carries no personal data.</summary>
    public sealed record Note(NoteKind Kind) : Effect;
}

/// <summary>Whether the desk could help.</summary>
public enum Helped
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>No.</summary>
    No,
}

/// <summary>What operators and authors count.</summary>
public enum NoteKind
{
    /// <summary>A message fitted nothing.</summary>
    NotUnderstood,

    /// <summary>A number that must stay secret was hidden before it was stored.</summary>
    SecretHidden,

    /// <summary>The step that the person stood on is gone from the dialogs; they were led on.</summary>
    Moved,

    /// <summary>A turn was cut off at the limit of steps.</summary>
    StepLimit,
}
