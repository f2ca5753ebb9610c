using System.Collections.Immutable;
using System.Diagnostics;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Questions;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>The rows that a turn becomes. Every <see cref="Effect"/> ends up here: the one switch to read when you wonder what the dialogs can do to the world.</summary>
internal sealed class TurnPlan
{
    /// <summary>
    /// Messages of a contact leave in the order of its session's versions. Not of the clock: two processes may disagree about the time, but never about the version.
    /// </summary>
    private const long MostMessagesOfATurn = 1000;

    /// <summary>Word to machines about the desk leaves after the words to the person.</summary>
    private const int DeskMessage = 999;

    private TurnPlan(TakenTurn turn) => Turn = turn;

    public TakenTurn Turn { get; }

    public ImmutableArray<NewOutgoing> Messages { get; private set; } = [];

    public List<Reminder> Reminders { get; } = [];

    public List<NoteKind> Notes { get; } = [];

    /// <summary>Questions without a sure answer, to be kept without their asker.</summary>
    public List<KeptQuestion> Questions { get; } = [];

    /// <summary>What people said that their questions mean.</summary>
    public List<Effect.Meant> Meant { get; } = [];

    /// <summary>Who agreed, registered, or wants to be deleted.</summary>
    public List<PersonChange> People { get; } = [];

    /// <summary>Who is to be sent to a provider, or no longer.</summary>
    public List<Effect> Referrals { get; } = [];

    /// <summary>True where referrals are to be looked at when it is written.</summary>
    public bool ConcernsReferrals => Referrals.Count > 0 || Turn.ForReferral is not null || People.Exists(change => change is PersonChange.Erased);

    /// <summary>True where tickets may change: what happens to a referral may become a case for the desk.</summary>
    public bool ConcernsDesk => Desk.Count > 0 || ConcernsReferrals;

    /// <summary>What the desk must know. Who it is about is only known when it is written.</summary>
    public List<DeskChange> Desk { get; } = [];

    /// <summary>True when this person wants no messages from now on, false when they want them again, null when they said neither.</summary>
    public bool? Stops { get; private set; }

    /// <summary>What the row keeps about its turn, for staff and counts; no personal data.</summary>
    public string? NoteText => Notes.Count == 0 ? null : string.Join(' ', Notes);

    public static TurnPlan Of(TakenTurn turn, Ids ids, DateTimeOffset now)
    {
        var plan = new TurnPlan(turn);
        var said = ImmutableArray.CreateBuilder<Speech>();
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Say say:
                    said.Add(say.Speech);
                    break;
                case Effect.OptOut:
                    plan.Stops = true;
                    break;
                case Effect.OptIn:
                    plan.Stops = false;
                    break;
                case Effect.RemindAt remind:
                    plan.Reminders.Add(new(ids.Next(), plan.To, InboundKind.TimedOut, remind.Token, remind.Due.ToUnixTimeMilliseconds()));
                    break;
                case Effect.HandToDesk over:
                    plan.Desk.Add(new DeskChange.HandedOver(plan.To, turn.Row.Id, over.Reason, over.Terms, over.Tried, plan.Nobody, plan.PositionOf(DeskMessage)));
                    break;
                case Effect.PassToDesk:
                    plan.Desk.Add(new DeskChange.Passed(plan.To, turn.Row.Id));
                    break;
                case Effect.LeftDesk:
                    plan.Desk.Add(new DeskChange.Left(plan.To, turn.Row.Id));
                    break;
                case Effect.TellDesk told:
                    plan.Desk.Add(new DeskChange.Noticed(plan.To, turn.Row.Id, told.Reason, plan.Nobody));
                    break;
                case Effect.ToldHelp told:
                    plan.Desk.Add(new DeskChange.Told(plan.To, turn.Row.Id, told.How));
                    break;
                case Effect.Consented consented:
                    plan.People.Add(new PersonChange.Agreed(turn.Row.ContactId, turn.Row.Id, ids.Next(), consented.Step, consented.Text, turn.Session.Language, turn.Row.Route));
                    break;
                case Effect.SaveRegistration saved:
                    plan.People.Add(new PersonChange.Saved(
                        turn.Row.ContactId, turn.Row.Id, saved.Person ?? ids.Next(), saved.IsNew, saved.Fields, saved.Unsure, turn.Session.Language));
                    break;
                case Effect.OpenReferral or Effect.WithdrawReferral:
                    plan.Referrals.Add(effect);
                    break;
                case Effect.EraseRegistration erased:
                    plan.People.Add(new PersonChange.Erased(turn.Row.ContactId, turn.Row.Id, ids.Next(), erased.Person, erased.Messages));
                    plan.Desk.Add(new DeskChange.Forgotten(plan.To, turn.Row.Id, erased.Person, erased.Messages));
                    break;
                case Effect.Asked asked:
                    if (KeptQuestion.Of(asked, turn.Day, turn.Session.Content) is { } question)
                        plan.Questions.Add(question);
                    break;
                case Effect.Meant meant:
                    plan.Meant.Add(meant);
                    break;
                case Effect.Note note:
                    plan.Notes.Add(note.Kind);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        plan.Messages = plan.Write(said.DrainToImmutable(), now);
        return plan;
    }

    /// <summary>One message to whoever wrote, after those of the turn itself.</summary>
    public NewOutgoing Message(string text, string language, DateTimeOffset now) => MessageOf(Messages.Length, new(text, text, [], OptionStyle.None, "") { Language = language }, now);

    private DeskWish Nobody => new([], Turn.Session.Language, WantsWoman: false);

    private Recipient To => new(Turn.Row.ContactId, Turn.Row.Route, Turn.Row.Address);

    private long PositionOf(int index) => (Turn.Row.SessionVersion * MostMessagesOfATurn) + index;

    private ImmutableArray<NewOutgoing> Write(ImmutableArray<Speech> said, DateTimeOffset now)
    {
        if (said.IsEmpty)
            return [];
        return
        [
            .. Renderer.Render(said, Turn.Via, Turn.ListButton).Select((rendered, index) => MessageOf(
                index, new(rendered.Text, rendered.PlainText, rendered.Options, rendered.Style, rendered.ListButton ?? "") { Language = Turn.Session.Language }, now)),
        ];
    }

    private NewOutgoing MessageOf(int index, OutgoingBody body, DateTimeOffset now) => new()
    {
        Id = $"{Turn.Row.Id}:{index}",
        To = To,
        Position = PositionOf(index),
        Body = body,
        InReplyTo = Turn.Row.Kind is InboundKind.TimedOut or InboundKind.DeskDone ? null : Turn.Row.ProviderMessageId,
        DespiteStop = Stops == true,
        Reach = Turn.Row.Reach,
        StoppedAt = Stops switch { true => now.ToUnixTimeMilliseconds(), false => null, null => Turn.Row.StoppedAt },
        DueAt = Turn.Row.InlineUntil ?? now.ToUnixTimeMilliseconds(),
    };
}
