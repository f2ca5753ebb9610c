using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Takes one turn at a time: hears what an input means, fires the state machine, and closes the session.</summary>
internal sealed class Talk
{
    private const int MostStepsInATurn = 50;
    private const int MissesBeforeGivingUp = 3;

    private readonly Plan _plan;
    private readonly FlowMachine _machine;
    private readonly Draft _draft;
    private DateTimeOffset _now;
    private Session _before = Session.New;
    private bool _spoke;
    private bool _reminded;
    private long? _stoppedAt;

    public Talk(Plan plan)
    {
        _plan = plan;
        _machine = new FlowMachine(plan);
        _draft = _machine.Draft;
    }

    private FlowSet Flows => _plan.Flows;

    private bool IsFirstContact => _before.Step is null && _before.Language is null;

    public Turn Take(Session session, Input input, DateTimeOffset now)
    {
        _now = now;
        _before = session;
        _spoke = false;
        _reminded = false;
        _stoppedAt = session.StoppedAt;
        var landing = Landing.Find(_plan, session, now, ofPerson: input is Input.Said or Input.Sent);
        _before = landing.Session;
        _draft.Begin(_before, now);
        _machine.Step = landing.Step;
        Do(input, landing.IsGone);
        return End();
    }

    private void Do(Input input, bool stepIsGone)
    {
        switch (input)
        {
            case Input.CarrierOpted opted:
                _stoppedAt = opted.Out ? _stoppedAt ?? _now.ToUnixTimeMilliseconds() : null;
                _draft.Add(opted.Out ? new Effect.OptOut() : new Effect.OptIn());
                break;
            case Input.Answered answered:
                Continue(answered.Answer);
                break;
            case Input.TimedOut due:
                Remind(due.Token);
                break;
            case Input.Said said when _stoppedAt is not null:
                StartAgainAfterStop(said);
                break;
            case Input.Said said:
                Hear(said, stepIsGone);
                break;
            case Input.Sent sent when _stoppedAt is null:
                _spoke = true;
                Notice(sent.Kind);
                break;
            case Input.Arrived when _stoppedAt is null && _before.Step is null:
                Go(_before.Language is null ? Welcome : Trigger.Menu);
                break;
        }
    }

    private Trigger Welcome => _plan.KeywordTriggers[Flows.Landmarks.Welcome];

    // After STOP nothing is said, whatever comes, until START.
    private void StartAgainAfterStop(Input.Said said)
    {
        _spoke = true;
        if (!Flows.Commands.TryGetValue(Fold.Key(said.Text), out var command) || command != Command.Start)
            return;
        _stoppedAt = null;
        _draft.Add(new Effect.OptIn());
        if (_before.Language is not null)
            _draft.Say(Line.Started);
        Go(_before.Language is null ? Welcome : Trigger.Menu);
    }

    private void Hear(Input.Said said, bool stepIsGone)
    {
        _spoke = true;
        var heard = Listener.Hear(_plan, _machine.Step, said);
        if (said.SecretHidden)
            AnswerSecret();
        else if (_before.Language is null && !IsAlwaysUnderstood(heard))
            ChooseLanguageFirst(said, heard);
        else if (stepIsGone && !IsOwnWish(heard))
            LeadOn();
        else if (IsLate(said, heard))
            Go(Trigger.Pause);
        else
            Act(heard);
    }

    private void AnswerSecret()
    {
        _draft.Add(new Effect.Note(NoteKind.SecretHidden));
        _draft.Say(Line.SecretHidden);
        if (IsFirstContact)
            Go(Welcome);
        else
            _draft.Repeat(_machine.Step);
    }

    // STOP and danger are understood before there is a language; so is the choice of one.
    private static bool IsAlwaysUnderstood(Heard heard) =>
        heard is Heard.Chosen or Heard.Everywhere { Command: Command.Stop or Command.Emergency };

    // Whoever twice writes something else than a choice has shown a script: it is taken as the language, and nobody is stuck.
    private void ChooseLanguageFirst(Input.Said said, Heard heard)
    {
        if (heard is Heard.Wanted wanted)
            _draft.Wish = wanted.Flow;
        if (IsFirstContact)
        {
            Go(Welcome);
        }
        else if (_draft.Misses == 0)
        {
            _draft.Misses = 1;
            Go(Trigger.NotUnderstood);
        }
        else
        {
            _draft.Misses = 0;
            _draft.Speak(GuessLanguage(said.Text));
            Go(Trigger.Menu);
        }
    }

    private string GuessLanguage(string text) =>
        Script.Of(text) is ScriptKind.Devanagari or ScriptKind.Mixed && Flows.Languages.FirstOrDefault(language => Script.Of(language.Name) == ScriptKind.Devanagari) is { } found
            ? found.Code
            : Flows.Languages[0].Code;

    private static bool IsOwnWish(Heard heard) => heard is Heard.Wanted or Heard.Everywhere;

    private void LeadOn()
    {
        _draft.Add(new Effect.Note(NoteKind.Moved));
        _draft.Say(Line.Moved);
        var start = _machine.Step;
        Go(start is Anywhere ? Trigger.Menu : _plan.KeywordTriggers[start.Flow]);
    }

    // An answer that comes long after its question may belong to something else by now; so it is asked. A pressed button names its question.
    private bool IsLate(Input.Said said, Heard heard) =>
        _before.LastAt > 0
        && _now - DateTimeOffset.FromUnixTimeMilliseconds(_before.LastAt) > said.Via.PauseAfter
        && _machine.Step is AskStep ask
        && ask.Flow != Flows.Landmarks.Menu && ask.Flow != Flows.Landmarks.Welcome && ask.Flow != Flows.Landmarks.Language
        && !IsOwnWish(heard) && heard is not Heard.OldButton
        && !(heard is Heard.Chosen && said.Pressed is not null);

    private void Act(Heard heard)
    {
        var misses = _draft.Misses;
        _draft.Misses = 0;
        switch (heard)
        {
            case Heard.Chosen chosen:
                Choose(chosen.At);
                break;
            case Heard.Answer answer:
                Keep(((AskStep)_machine.Step).Save, answer.Value);
                Go(Trigger.Answered);
                break;
            case Heard.Wanted wanted:
                Go(_plan.KeywordTriggers[wanted.Flow]);
                break;
            case Heard.Everywhere everywhere:
                Obey(everywhere.Command);
                break;
            case Heard.OldButton:
                _draft.Say(Line.OldButton);
                RepeatOrMenu();
                break;
            case Heard.Nothing:
                Go(Trigger.Menu);
                break;
            case Heard.TooLong:
                _draft.Add(new Effect.Note(NoteKind.NotUnderstood));
                _draft.Say(Line.TooLong);
                break;
            case Heard.Unclear:
                Miss(misses + 1);
                break;
        }
    }

    private void Choose(int at)
    {
        if (_machine.Step is not AskStep ask)
        {
            Go(at == 0 ? Trigger.GoOn : Trigger.StartAgain);
            return;
        }

        var choice = ask.Choices[at];
        if (choice.Language is not null)
            _draft.Speak(choice.Language);
        if (choice.Consent is { } given)
            _draft.Save("consent", given ? "yes" : "no");
        Keep(ask.Save, choice.Value ?? (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Go(_plan.For(ask).Triggers[at]);
    }

    private void Keep(string? field, string value)
    {
        if (field is not null)
            _draft.Save(field, value);
    }

    private void Obey(Command command)
    {
        switch (command)
        {
            case Command.Menu or Command.Start:
                Go(Trigger.Menu);
                break;
            case Command.Person:
                Go(Trigger.Person);
                break;
            case Command.Help:
                Go(Trigger.Help);
                break;
            case Command.Language:
                Go(Trigger.Language);
                break;
            case Command.Back when _draft.Trail.IsEmpty:
                _draft.Say(Line.NoBack);
                RepeatOrMenu();
                break;
            case Command.Back:
                Go(Trigger.Back);
                break;
            case Command.Repeat:
                RepeatOrMenu();
                break;
            case Command.Source:
                _draft.SaySource();
                break;
            case Command.Emergency:
                _draft.Say(Line.Emergency);
                if (IsFirstContact)
                    Go(Welcome);
                break;
            case Command.Stop:
                _stoppedAt = _now.ToUnixTimeMilliseconds();
                _draft.Say(Line.Stopped);
                _draft.Add(new Effect.OptOut());
                break;
        }
    }

    private void RepeatOrMenu()
    {
        if (_machine.Step is Anywhere)
            Go(Trigger.Menu);
        else
            _draft.Repeat(_machine.Step);
    }

    private void Miss(int misses)
    {
        _draft.Add(new Effect.Note(NoteKind.NotUnderstood));
        var givesUp = misses >= MissesBeforeGivingUp && _machine.Step is AskStep or PausedStep;
        _draft.Misses = givesUp ? 0 : misses;
        Go(givesUp ? Trigger.GiveUp : Trigger.NotUnderstood);
    }

    private void Notice(Attachment kind)
    {
        if (_before.Language is null)
        {
            Go(IsFirstContact ? Welcome : Trigger.NotUnderstood);
            return;
        }

        _draft.Say(kind switch
        {
            Attachment.Voice => Line.Voice,
            Attachment.Picture or Attachment.Other => Line.Picture,
            Attachment.Location => Line.Location,
            Attachment.Contact => Line.Contact,
            Attachment.MissedCall => Line.MissedCall,
            _ => Line.Sticker,
        });
        if (kind == Attachment.MissedCall)
            Go(Trigger.Menu);
    }

    private void Continue(Answer answer)
    {
        if (_draft.Asking is not null && _machine.Step is HandoffStep)
            Go(answer is Answer.Yes ? Trigger.Taken : Trigger.Refused);
    }

    private void Remind(string token)
    {
        if (_stoppedAt is not null || token != Reminders.TokenOf(_before) || _machine.Step is not AskStep ask)
            return;
        _reminded = true;
        _draft.Remind(Flows.Flows[ask.Flow], ask);
    }

    private void Go(Trigger trigger)
    {
        _machine.Fire(trigger);
        for (var steps = 1; _draft.TakeNext() is { } next; steps++)
        {
            if (steps == MostStepsInATurn)
            {
                // The compiler refuses loops without a wait; this is for the one that it did not see.
                _draft.Add(new Effect.Note(NoteKind.StepLimit));
                _machine.Step = Flows.Flows[Flows.Landmarks.Menu].Start;
                _draft.Repeat(_machine.Step);
                return;
            }

            _machine.Fire(next);
        }
    }

    private Turn End()
    {
        var step = _machine.Step;
        var session = _before with
        {
            Step = step is Anywhere ? null : step.Id,
            Language = _draft.Language,
            Slots = _draft.Slots,
            Content = Flows.Mark,
            Turns = _before.Turns + (_spoke ? 1 : 0),
            Misses = _draft.Misses,
            LastAt = _spoke ? _now.ToUnixTimeMilliseconds() : _before.LastAt,
            Wish = _draft.Wish,
            Trail = _draft.Trail,
            Paused = step is PausedStep ? _draft.Paused : null,
            Asking = _draft.Asking,
            StoppedAt = _stoppedAt,
            Told = _draft.Told,
            Reminded = _spoke ? 0 : _before.Reminded + (_reminded ? 1 : 0),
        };
        if ((_spoke || _reminded) && _stoppedAt is null && step is AskStep ask && Reminders.Next(Flows.Flows[ask.Flow], session, _now) is { } reminder)
            _draft.Add(reminder);
        return new Turn(session, _draft.Effects(), _draft.Question, _draft.Visited());
    }
}
