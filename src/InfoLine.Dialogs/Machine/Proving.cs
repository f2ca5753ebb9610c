using System.Globalization;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>
/// Loads what is noted of somebody only for whoever knows when they were born. Until then the conversation knows their id and nothing else. Three wrong answers shut it until tomorrow; what is
/// said never tells how near an answer was.
/// </summary>
internal sealed class Proving(FlowMachine machine, Registering registering)
{
    private const int MostWrong = 3;

    // An age leaves the year open by one, before or after the birthday.
    private const int YearsApart = 1;

    private readonly Draft _draft = machine.Draft;
    private readonly Voice _voice = machine.Voice;

    /// <summary>True where it makes no sense to ask: nobody is asked for, nothing is noted that could be proved, or too much was guessed today.</summary>
    public static bool IsShut(Draft draft) => draft.Person is not { } person || draft.Proof.IsLacking || draft.Proof.WrongFor(person, DayOf(draft)) >= MostWrong;

    /// <summary>Reads what is noted, to compare it with what was answered.</summary>
    public void Claim(AskStep step, string year)
    {
        if (_draft.Person is not { } person || IsShut(_draft))
        {
            Refuse();
            return;
        }

        _draft.Proof.Claimed = year;
        machine.Deeds.AskProfile(step, person);
    }

    /// <summary>Compares, and goes on with the answers of the person, or without.</summary>
    public void Continue(AskStep step, Answer answer)
    {
        var claimed = _draft.Proof.Claimed;
        (_draft.Asking, _draft.Proof.Claimed) = (null, null);
        if (_draft.Person is not { } person || answer is not Answer.Profile profile)
        {
            Refuse();
            return;
        }

        var isProved = Fits(claimed, profile.Fields.FirstOrDefault(told => told.Key == step.Proves).Value);
        var wrong = isProved ? 0 : _draft.Proof.WrongFor(person, DayOf(_draft)) + 1;
        _draft.Proof.Note(person, DayOf(_draft), wrong);
        if (isProved)
        {
            registering.Load(profile);
            machine.Go(Trigger.Answered);
        }
        else if (wrong < MostWrong)
        {
            _voice.AskOnceMore(step);
        }
        else
        {
            Refuse();
        }
    }

    /// <summary>True for a year that is the one noted, or next to it.</summary>
    private static bool Fits(string? claimed, string? noted) =>
        int.TryParse(claimed, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
        && int.TryParse(noted, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
        && Math.Abs(one - other) <= YearsApart;

    private static DateOnly DayOf(Draft draft) => DateOnly.FromDateTime(draft.Now.DateTime);

    private void Refuse()
    {
        _draft.ForgetPerson();
        machine.Go(Trigger.NotProved);
    }
}
