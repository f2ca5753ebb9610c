using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Conversations;

/// <summary>Decides what a conversation does next: <see cref="Engine.Advance"/>.</summary>
public delegate Turn Advance(FlowSet flows, Session session, Input input, DateTimeOffset now);

/// <summary>Takes the turn of one inbox row: reads what happened, lets the dialogs decide, answers their questions. Changes nothing in the world.</summary>
/// <param name="answers">Knows what the dialogs ask.</param>
/// <param name="referrals">Hears what belongs to a referral before the dialogs hear it.</param>
/// <param name="channels">What each route can show.</param>
/// <param name="advance">The engine.</param>
/// <param name="zone">Where people live: reminders keep its daytime.</param>
/// <param name="log">Hears of sessions that cannot be read.</param>
public sealed class TurnRunner(TurnAnswers answers, ReferralMessages referrals, IEnumerable<IChannel> channels, Advance advance, TimeZoneInfo zone, ILogger<TurnRunner> log)
{
    /// <summary>Dialogs that ask more than this in one turn are going round in circles.</summary>
    private const int MostQuestions = 8;

    private readonly ImmutableDictionary<string, ChannelTraits> _traits = channels.ToImmutableDictionary(channel => channel.Route, channel => channel.Traits, StringComparer.Ordinal);

    /// <summary>Takes the turn.</summary>
    /// <param name="row">What happened.</param>
    /// <param name="flows">The dialogs in force.</param>
    /// <param name="now">The present moment.</param>
    public async Task<TakenTurn> TakeAsync(InboxRow row, FlowSet flows, DateTimeOffset now)
    {
        using var stop = MessageTrace.Begin("turn", row.Id, row.Route);

        // A route that was turned off since: its answers wait in the outbox, in the plainest form.
        var traits = _traits.GetValueOrDefault(row.Route, ChannelTraits.Sms);
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var session = SessionOf(row);
        var day = DateOnly.FromDateTime(here.DateTime);
        if (await referrals.HearAsync(row, session) is { } heard)
            return new(row, traits, session with { LastAt = now.ToUnixTimeMilliseconds(), Turns = session.Turns + 1 }, [], "", day) { ForReferral = heard };
        var turn = advance(flows, session, InputOf(row, traits), here);
        var effects = turn.Effects;
        for (var asked = 0; turn.Question is { } question; asked++)
        {
            if (asked == MostQuestions)
                throw new InvalidOperationException($"The dialogs asked more than {MostQuestions} questions in one turn, the last one {question.GetType().Name}.");
            turn = advance(flows, turn.Session, new Input.Answered(await answers.AnswerAsync(row.ContactId, question)), here);
            effects = effects.AddRange(turn.Effects);
        }

        return new(row, traits, turn.Session, effects, ListButtonOf(flows, turn.Session.Language), day);
    }

    private static Input InputOf(InboxRow row, ChannelTraits via) => row.Kind switch
    {
        InboundKind.Text => new Input.Said(row.Text, via, row.Pressed, row.SecretHidden),
        InboundKind.Voice => new Input.Sent(Attachment.Voice, via, row.Text, row.SecretHidden),
        InboundKind.Picture => new Input.Sent(Attachment.Picture, via, row.Text, row.SecretHidden),
        InboundKind.Location => new Input.Sent(Attachment.Location, via),
        InboundKind.Contact => new Input.Sent(Attachment.Contact, via, row.Text, row.SecretHidden),
        InboundKind.Sticker => new Input.Sent(Attachment.Sticker, via, row.Text, row.SecretHidden),
        InboundKind.Reaction => new Input.Sent(Attachment.Reaction, via),
        InboundKind.MissedCall => new Input.Sent(Attachment.MissedCall, via),
        InboundKind.OtherMedia => new Input.Sent(Attachment.Other, via, row.Text, row.SecretHidden),
        InboundKind.Arrived => new Input.Arrived(via),
        InboundKind.CarrierOptedOut => new Input.CarrierOpted(Out: true),
        InboundKind.CarrierOptedIn => new Input.CarrierOpted(Out: false),
        InboundKind.TimedOut => new Input.TimedOut(row.Text),
        InboundKind.PersonAsked => new Input.PersonAsked(),
        InboundKind.DeskDone => new Input.Resumed(row.Text switch
        {
            DeskWord.Closed => DeskEnd.Closed,
            DeskWord.ClosedQuietly => DeskEnd.ClosedQuietly,
            _ => DeskEnd.GivenBack,
        }),
        _ => throw new UnreachableException(),
    };

    /// <summary>The word on a button that opens a list.</summary>
    internal static string ListButtonOf(FlowSet flows, string? language) =>
        flows.Lines.TryGetValue(Line.ListButton, out var text) ? text.Templates[flows.IndexOf(language)].Whole ?? "" : "";

    private Session SessionOf(InboxRow row)
    {
        try
        {
            return row.Session is null ? Session.New : JsonSerializer.Deserialize(row.Session, SessionJson.Default.Session) ?? Session.New;
        }
        catch (JsonException)
        {
            // Better to greet somebody anew than to be silent to them for ever.
            log.SessionUnreadable(row.ContactId);
            return Session.New;
        }
    }
}

/// <summary>A turn that the dialogs have decided and that is not yet written.</summary>
/// <param name="Row">What it answers.</param>
/// <param name="Via">What the route can show.</param>
/// <param name="Session">The conversation afterwards.</param>
/// <param name="Effects">What to do, in order; may be empty.</param>
/// <param name="ListButton">The word on a button that opens a list, in the person's language.</param>
/// <param name="Day">The day on which it was taken, where people live.</param>
public sealed record TakenTurn(InboxRow Row, ChannelTraits Via, Session Session, ImmutableArray<Effect> Effects, string ListButton, DateOnly Day)
{
    /// <summary>Where the message belongs to a referral, what it is; then there are no effects. Null for all others.</summary>
    public ReferralMessage? ForReferral { get; init; }
}
