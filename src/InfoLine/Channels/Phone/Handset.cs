using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Channels.Phone;

/// <summary>A simulated phone that does what a browser asks for. Pure: it knows only what it is given.</summary>
internal sealed class Handset
{
    private readonly ChannelTraits _traits;
    private readonly SimulatedPhone _phone;
    private readonly bool _deskOpen;

    /// <param name="dialogs">The dialogs.</param>
    /// <param name="channel">One of <see cref="Transcript.KnownChannels"/>.</param>
    /// <param name="request">The conversation that it belongs to.</param>
    /// <param name="memory">What it remembers; null for one that begins.</param>
    /// <param name="begin">When it begins.</param>
    public Handset(PhoneDialogs dialogs, string channel, PhoneRequest request, PhoneMemory? memory, DateTimeOffset begin)
    {
        _traits = ChannelTraits.ByName(channel)!; // PhoneReading lets only known channels through.
        _deskOpen = request.Desk;
        _phone = new SimulatedPhone(dialogs.Flows, _traits, _deskOpen, begin);
        if (memory is not null)
            _phone.Memory = memory;
        else if (request.Language is { } language)
            _phone.Session = Session.New with { Language = language, LastAt = begin.ToUnixTimeMilliseconds() };
    }

    /// <summary>What to keep until the next request.</summary>
    public PhoneMemory Memory => _phone.Memory;

    /// <summary>Does one thing.</summary>
    /// <returns>What came of it; null when this phone cannot do it: the buttons of older questions exist on a screen with buttons only.</returns>
    public PhoneTurn? Do(PhoneAct act)
    {
        var at = _phone.Now;
        var shown = act.Does is "waits" or "sends" ? null : act.What;
        switch (act.Does)
        {
            case "says":
                _phone.Say(act.What);
                break;
            case "sends":
                _phone.Send(PhoneReading.KindOf(act.What) ?? Attachment.Other);
                break;
            case "waits":
                return Wait(at + (PhoneReading.TimeOf(act.What) ?? TimeSpan.Zero));
            default:
                if (Offered(act) is { } option)
                    shown = _phone.SpeaksSms ? option.Number.ToString(CultureInfo.InvariantCulture) : option.Label;
                else if (_phone.SpeaksSms)
                    return null;
                _phone.Tap(Offered(act)?.Label ?? act.What, act.Payload ?? "");
                break;
        }

        return Turn(at, shown, [.. Heard(_phone.Session.LastAt)], _phone.Effects);
    }

    /// <summary>The option that an act presses, of the last question; null when it belongs to an older one.</summary>
    public SpeechOption? Offered(PhoneAct act) => _phone.Memory.Buttons.FirstOrDefault(button => button.Payload == act.Payload);

    // From one reminder to the next, so that each message shows the time at which it came.
    private PhoneTurn Wait(DateTimeOffset until)
    {
        var from = _phone.Now;
        var heard = ImmutableArray.CreateBuilder<HeardMessage>();
        var effects = ImmutableArray.CreateBuilder<Effect>();
        while (_phone.Now < until)
        {
            var silentSince = _phone.Session.LastAt;
            _phone.Wait(NextMoment(until) - _phone.Now);
            heard.AddRange(Heard(silentSince));
            effects.AddRange(_phone.Effects);
        }

        return Turn(from, null, heard.DrainToImmutable(), effects.DrainToImmutable());
    }

    private DateTimeOffset NextMoment(DateTimeOffset until)
    {
        var next = _phone.Memory.Reminders.Where(reminder => reminder.Due > _phone.Now).Select(reminder => reminder.Due).DefaultIfEmpty(until).Min();
        return next < until ? next : until;
    }

    private PhoneTurn Turn(DateTimeOffset at, string? shown, ImmutableArray<HeardMessage> heard, ImmutableArray<Effect> effects) =>
        new(at, shown, shown is not null && _phone.SpeaksSms ? SmsCount.Of(shown) : null, heard, [.. effects.Select(NameOf).OfType<string>()], _phone.Session.Step);

    private IEnumerable<HeardMessage> Heard(long silentSince) => _phone.Heard.Select(message => new HeardMessage(
        _phone.Now,
        message,
        _phone.SpeaksSms ? SmsCount.Of(message.Text) : null,
        _traits.FreeformWindow is { } window && _phone.Now - DateTimeOffset.FromUnixTimeMilliseconds(silentSince) >= window));

    // What is said stands on the screen, and reminders stand in the memory.
    private static string? NameOf(Effect effect) => effect switch
    {
        Effect.Say or Effect.RemindAt => null,
        Effect.Note note => JsonNamingPolicy.SnakeCaseLower.ConvertName(note.Kind.ToString()),
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(effect.GetType().Name),
    };
}
