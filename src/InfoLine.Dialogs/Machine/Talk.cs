using System.Globalization;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Machine;

/// <summary>Takes one turn at a time: hears what an input means and lets the state machine go there.</summary>
internal sealed class Talk
{
    private const int MissesBeforeGivingUp = 3;

    private readonly Plan _plan;
    private readonly FlowMachine _machine;
    private readonly Draft _draft;
    private readonly Voice _voice;
    private readonly Commands _commands;
    private readonly Inquiries _inquiries;
    private readonly LanguageFirst _languageFirst;
    private readonly Registering _registering;
    private readonly Proving _proving;
    private readonly Referring _referring;
    private readonly HandingOver _desk;
    private readonly Wordless _wordless;

    public Talk(Plan plan)
    {
        _plan = plan;
        _machine = new FlowMachine(plan);
        _draft = _machine.Draft;
        _voice = _machine.Voice;
        _commands = new Commands(plan, _machine);
        _inquiries = new Inquiries(plan, _machine, _commands);
        _registering = new Registering(plan, _machine);
        _proving = new Proving(_machine, _registering);
        _referring = new Referring(_machine);
        _languageFirst = new LanguageFirst(plan, _machine, _inquiries);
        _desk = new HandingOver(plan, _machine, _commands);
        _wordless = new Wordless(plan, _machine, _desk);
    }

    public Turn Take(Session session, Input input, DateTimeOffset now)
    {
        var landing = Landing.Find(_plan, session, now, ofPerson: input is Input.Said or Input.Sent);
        _draft.Begin(landing.Session, now);
        _machine.Step = landing.Step;
        switch (input)
        {
            case Input.Said said:
                Hear(said, landing.IsGone);
                break;
            case Input.Sent sent:
                Notice(sent, landing.IsGone);
                break;
            case Input.Arrived:
                Greet();
                break;
            case Input.CarrierOpted opted:
                _commands.CarrierOpted(opted.Out);
                break;
            case Input.PersonAsked when !_draft.IsStopped && _draft.Language is not null && _machine.Step is not DeskStep:
                _machine.Go(Trigger.Person);
                break;
            case Input.Resumed resumed:
                _desk.Resume(resumed.How);
                break;
            case Input.Answered answered:
                Continue(answered.Answer);
                break;
            case Input.TimedOut due:
                Remind(due.Token);
                break;
        }

        return _draft.End(_machine.Step);
    }

    /// <summary>Takes an answer to a question as if the person stood there and meant nothing else by it: whoever writes it down for them has asked.</summary>
    /// <param name="session">What is remembered.</param>
    /// <param name="step">The question.</param>
    /// <param name="answer">An answer, a place or a choice.</param>
    /// <param name="now">The present moment.</param>
    public Turn Fill(Session session, AskStep step, Heard answer, DateTimeOffset now)
    {
        _draft.Begin(session with { Step = step.Id }, now);
        _machine.Step = step;
        Act(answer);
        return _draft.End(_machine.Step);
    }

    private void Hear(Input.Said said, bool stepIsGone)
    {
        _draft.Spoke = true;
        if (_draft.IsStopped)
            _commands.HearStopped(said.Text);
        else if (_machine.Step is DeskStep)
            _desk.Hear(said);
        else
            Hear(said, Listener.Hear(_plan, _machine.Step, _draft.Before, said, _draft.Now), stepIsGone);
    }

    private void Hear(Input.Said said, Heard heard, bool stepIsGone)
    {
        if (said.SecretHidden)
            AnswerSecret(said, heard);
        else if (_draft.Language is null && !_languageFirst.NeedsNoLanguage(heard))
            _languageFirst.Ask(said, heard);
        else if (stepIsGone && !IsOwnWish(heard))
            LeadOn();
        else if (IsLate(said, heard))
            _machine.Go(Trigger.Pause);
        else
            Act(heard);
    }

    // A question beside the secret is answered all the same; anything else may be the secret itself, and is not taken for an answer.
    private void AnswerSecret(Input.Said said, Heard heard)
    {
        _draft.Note(NoteKind.SecretHidden);
        _voice.Say(Line.SecretHidden);
        if (_draft.IsFirstContact)
            _machine.Go(_plan.Welcome);
        else if (_draft.Language is not null && IsUnderstood(heard))
            Act(heard);
        else
            _voice.Repeat(_machine.Step);
    }

    private bool IsOwnWish(Heard heard) => heard is Heard.Wanted or Heard.Everywhere or Heard.Named or Heard.Meant or Heard.MoreWanted || IsUnderstood(heard);

    private bool IsUnderstood(Heard heard) => heard is Heard.Asked asked && _inquiries.BandOf(asked.Match) != Band.Unknown;

    private void LeadOn()
    {
        _draft.Note(NoteKind.Moved);
        _voice.Say(Line.Moved);
        var start = _machine.Step;
        _machine.Go(start is Anywhere ? Trigger.Menu : _plan.KeywordTriggers[start.Flow]);
    }

    // An answer that comes long after its question may belong to something else by now; so it is asked. A pressed button names its question.
    private bool IsLate(Input.Said said, Heard heard)
    {
        var landmarks = _plan.Flows.Landmarks;
        return _draft.Before.LastAt > 0
            && _draft.Now - DateTimeOffset.FromUnixTimeMilliseconds(_draft.Before.LastAt) > said.Via.PauseAfter
            && _machine.Step is AskStep ask
            && ask.Flow != landmarks.Menu && ask.Flow != landmarks.Welcome && ask.Flow != landmarks.Language
            && !IsOwnWish(heard) && heard is not Heard.OldButton
            && !(heard is Heard.Chosen && said.Pressed is not null);
    }

    private void Act(Heard heard)
    {
        var misses = _draft.Misses;
        _draft.Misses = 0;
        if (_inquiries.IsLost(heard))
        {
            _draft.Note(NoteKind.NotUnderstood);
            return;
        }

        switch (heard)
        {
            case Heard.Chosen chosen:
                Choose(chosen.At);
                break;
            case Heard.Answer answer when _machine.Step is AskStep { Proves: not null } proof:
                _proving.Claim(proof, answer.Value);
                break;
            case Heard.Answer answer:
                _registering.Take((AskStep)_machine.Step, answer.Value);
                break;
            case Heard.Located located:
                _registering.Take((AskStep)_machine.Step, located);
                break;
            case Heard.Wanted wanted:
                _machine.Go(_plan.KeywordTriggers[wanted.Flow]);
                break;
            case Heard.Everywhere everywhere:
                _commands.Obey(everywhere.Command);
                if (everywhere.Beside is not null && _draft.Language is not null)
                    _inquiries.Take(everywhere.Beside);
                break;
            case Heard.Named named:
                _draft.Speak(named.Language);
                _machine.RepeatOrMenu();
                break;
            case Heard.Asked asked when !_inquiries.Take(asked):
                _draft.Wondered = asked.LooksLikeOne || _machine.Step is not AskStep;
                Miss(misses + 1);
                break;
            case Heard.Meant meant:
                _inquiries.Choose(meant.Topic);
                break;
            case Heard.MoreWanted more:
                _inquiries.TellMore(more.Step);
                break;
            case Heard.OldButton:
                _voice.Say(Line.OldButton);
                _machine.RepeatOrMenu();
                break;
            case Heard.Nothing:
                _machine.Go(Trigger.Menu);
                break;
            case Heard.TooLong:
                _draft.Note(NoteKind.NotUnderstood);
                _desk.Ask(HandoffReason.LongMessage);
                break;
            case Heard.Unclear:
                Miss(misses + 1);
                break;
        }
    }

    private void Choose(int at)
    {
        if (_registering.Choose(_machine.Step, at) || _desk.TakeHelped(at))
            return;
        if (_machine.Step is not AskStep ask)
        {
            _machine.Go(at == 0 ? Trigger.GoOn : Trigger.StartAgain);
            return;
        }

        var choice = ask.Choices[at];
        if (choice.Language is not null)
            _draft.Speak(choice.Language);
        if (choice.Consent is { } given)
            _registering.Consent(ask, given);
        _registering.Keep(ask, choice.Value ?? (at + 1).ToString(CultureInfo.InvariantCulture));
        _draft.Load(choice.Sets);
        _registering.GoOn(ask, _plan.For(ask).Triggers[at]);
    }

    private void Miss(int misses)
    {
        _draft.Note(NoteKind.NotUnderstood);
        var givesUp = misses >= MissesBeforeGivingUp && _machine.Step is AskStep or PausedStep or OfferStep or PeopleStep;
        _draft.Misses = givesUp ? 0 : misses;
        if (givesUp)
            _draft.Desk.Why = HandoffReason.NotUnderstood;
        if (_draft.Wondered && misses == 1 && _machine.Step is Anywhere or SayStep or HandoffStep)
            _voice.Say(Line.NotKnown);
        else
            _machine.Go(givesUp ? Trigger.GiveUp : Trigger.NotUnderstood);
    }

    private void Notice(Input.Sent sent, bool stepIsGone)
    {
        // Words under a picture count where they mean something: nobody who writes STOP there may go unheard.
        var said = new Input.Said(sent.Caption, sent.Via, SecretHidden: sent.SecretHidden);
        _draft.Spoke = true;
        if (_draft.IsStopped)
            _commands.HearStopped(said.Text);
        else if (_machine.Step is DeskStep)
            _desk.Hear(said);
        else if (Listener.Hear(_plan, _machine.Step, _draft.Before, said, _draft.Now) is var heard && (said.SecretHidden || MeansSomething(heard)))
            Hear(said, heard, stepIsGone);
        else
            _wordless.Notice(sent.Kind);
    }

    private bool MeansSomething(Heard heard) => heard is Heard.Chosen || IsOwnWish(heard);

    private void Greet()
    {
        if (!_draft.IsStopped && _draft.Before.Step is null)
            _machine.Go(_draft.Language is null ? _plan.Welcome : Trigger.Menu);
    }

    private void Continue(Answer answer)
    {
        if (_draft.Asking == DeskStep.Name)
            _desk.Continue(answer);
        else if (_draft.Asking is not null && _machine.Step is HandoffStep)
        {
            _draft.Desk.Terms = (answer as Answer.Taken)?.Terms;
            _machine.Go(_draft.Desk.Terms is null ? Trigger.Refused : Trigger.Taken);
        }
        else if (_draft.Asking is not null && _machine.Step is AskStep { Proves: not null } asked)
            _proving.Continue(asked, answer);
        else if (_draft.Asking is not null && _machine.Step is PeopleStep people)
            _registering.Continue(people, answer);
        else if (_draft.Asking is not null && _machine.Step is ProviderStep or SayStep)
            _referring.Continue(answer);
    }

    private void Remind(string token)
    {
        if (_draft.IsStopped || token != Reminders.TokenOf(_draft.Before) || _machine.Step is not AskStep ask)
            return;
        _draft.Reminded = true;
        _voice.Remind(ask);
    }
}
