using InfoLine.Dialogs.Flows;
using Stateless;
using Stateless.Reflection;

namespace InfoLine.Dialogs.Machine;

/// <summary>
/// The state machine of a flow set: steps are its states, understood messages its triggers, what can be said anywhere stands on a superstate.
/// It belongs to one turn at a time; its actions only write into the turn's <see cref="Draft"/>.
/// </summary>
internal sealed class FlowMachine
{
    private const int MostStepsInATurn = 50;

    private readonly StateMachine<Step, Trigger> _machine;
    private readonly Plan _plan;
    private Step _step;

    /// <summary>The machine that runs the conversation: every flow, and all that can be said anywhere.</summary>
    public FlowMachine(Plan plan)
        : this(plan, plan.Anywhere)
    {
        ConfigureAnywhere();
        ConfigureOffer();
        ConfigureDesk();
        foreach (var step in plan.Flows.Flows.Values.SelectMany(flow => flow.Steps))
        {
            var state = Configure(step).SubstateOf(_plan.Anywhere);
            ConfigureWhatStays(state, step);
            PermitReentryWhereAnywhereLeadsHere(state, step);
        }
    }

    private FlowMachine(Plan plan, Step start)
    {
        _plan = plan;
        _step = start;
        _machine = new(() => _step, step => _step = step);
        Draft = new Draft(plan);
        Deeds = new Deeds(plan, Draft);
        Voice = new Voice(plan, Draft, Deeds);
    }

    /// <summary>What the flow's own part of the machine looks like, for drawing: without what every step has.</summary>
    public static StateMachineInfo InfoOf(Plan plan, Flow flow)
    {
        var machine = new FlowMachine(plan, flow.Start);
        foreach (var step in flow.Steps)
            machine.Configure(step);
        return machine._machine.GetInfo();
    }

    /// <summary>What the turn has come to so far.</summary>
    public Draft Draft { get; }

    /// <summary>What is asked and done about people.</summary>
    public Deeds Deeds { get; }

    /// <summary>Says what steps say.</summary>
    public Voice Voice { get; }

    /// <summary>Where the conversation stands.</summary>
    public Step Step
    {
        get => _step;
        set => _step = value;
    }

    /// <summary>Moves the conversation, on through the steps that do not wait.</summary>
    public void Go(Trigger trigger)
    {
        _machine.Fire(trigger);
        for (var steps = 1; Draft.TakeNext() is { } next; steps++)
        {
            if (steps == MostStepsInATurn)
            {
                // The compiler refuses loops without a wait; this is for the one that it did not see.
                Draft.Note(NoteKind.StepLimit);
                _step = _plan.MenuStart;
                Voice.Repeat(_step);
                return;
            }

            _machine.Fire(next);
        }
    }

    /// <summary>Says again what the conversation waits for; the menu where it waits for nothing.</summary>
    public void RepeatOrMenu()
    {
        if (_step is Anywhere)
            Go(Trigger.Menu);
        else
            Voice.Repeat(_step);
    }

    private Step StartOf(string flow) => _plan.Flows.Flows[flow].Start;

    private void ConfigureAnywhere()
    {
        var landmarks = _plan.Flows.Landmarks;
        var anywhere = _machine.Configure(_plan.Anywhere)
            .Permit(Trigger.Menu, StartOf(landmarks.Menu))
            .Permit(Trigger.Person, StartOf(landmarks.Person))
            .Permit(Trigger.Help, StartOf(landmarks.Help))
            .Permit(Trigger.Language, StartOf(landmarks.Language))
            .Permit(Trigger.NotUnderstood, StartOf(landmarks.Menu))
            .Permit(Trigger.GiveUp, StartOf(landmarks.Person))
            .Permit(Trigger.Pause, _plan.Paused)
            .Permit(Trigger.Offer, _plan.Offer)
            .Permit(Trigger.HandedOver, _plan.WithDesk)
            .PermitDynamic(Trigger.Review, () => StepOrMenu(Draft.Review))
            .PermitDynamic(Trigger.Back, () => StepBack());
        foreach (var (flow, trigger) in _plan.KeywordTriggers)
            anywhere.Permit(trigger, StartOf(flow));
        foreach (var topic in _plan.Topics.All.Where(topic => topic.Topic.Step is not null))
            anywhere.Permit(topic.Trigger, StepOf(topic.Topic.Step!));

        _machine.Configure(_plan.Paused)
            .SubstateOf(_plan.Anywhere)
            .OnEntry(() => Voice.AskAfterPause())
            .InternalTransition(Trigger.NotUnderstood, () => Voice.AskAgainAfterPause())
            .PermitDynamic(Trigger.GoOn, () => StepOrMenu(Draft.Paused))
            .PermitDynamic(Trigger.StartAgain, () => StartOf(StepOrMenu(Draft.Paused).Flow));
    }

    private void ConfigureOffer() => _machine.Configure(_plan.Offer)
        .SubstateOf(_plan.Anywhere)
        .OnEntry(() => Voice.AskWhichOne())
        .PermitReentry(Trigger.Offer)
        .InternalTransition(Trigger.NotUnderstood, () => Voice.AskAgainWhichOne())
        .PermitDynamic(Trigger.Back, () => StepOrMenu(Draft.Offer?.Held));

    // Entering says nothing: the words of the handoff end the turn.
    private void ConfigureDesk()
    {
        _machine.Configure(_plan.WithDesk)
            .SubstateOf(_plan.Anywhere)
            .PermitDynamic(Trigger.GivenBack, () => StepOrMenu(Draft.Desk.Held))
            .Permit(Trigger.DeskClosed, _plan.Helped);
        _machine.Configure(_plan.Helped)
            .SubstateOf(_plan.Anywhere)
            .OnEntry(() => Voice.AskHelped());
    }

    private StateMachine<Step, Trigger>.StateConfiguration Configure(Step step)
    {
        var state = _machine.Configure(step);
        switch (step)
        {
            case SayStep say:
                state.OnEntry(() => Voice.Say(say));
                if (say.Go is not null)
                    state.Permit(Trigger.Next, StepOf(say.Go));
                break;
            case AskStep ask:
                ConfigureAsk(state, ask);
                break;
            case WhenStep fork:
                ConfigureWhen(state, fork);
                break;
            case PeopleStep people:
                state.OnEntry(() => Voice.Ask(people));
                Lead(state, people, Trigger.Known, people.Known);
                Lead(state, people, Trigger.Unknown, people.New);
                break;
            case ProviderStep provider:
                state.OnEntry(() => Voice.Ask(provider));
                Lead(state, provider, Trigger.CanBeAsked, provider.Found);
                Lead(state, provider, Trigger.CanBeVisited, provider.Visit);
                Lead(state, provider, Trigger.IsHelped, provider.Waiting);
                Lead(state, provider, Trigger.NobodyCan, provider.None);
                break;
            case HandoffStep handoff:
                state.OnEntry(() => Voice.Ask(handoff));
                if (handoff.Go is not null)
                    Lead(state, handoff, Trigger.GivenBack, handoff.Go);
                if ((handoff.Otherwise ?? handoff.Go) is { } otherwise)
                    Lead(state, handoff, Trigger.Otherwise, otherwise);
                break;
        }

        return state;
    }

    private void ConfigureAsk(StateMachine<Step, Trigger>.StateConfiguration state, AskStep ask)
    {
        state.OnEntry(() => Voice.Ask(ask));
        var triggers = _plan.For(ask).Triggers;
        for (var at = 0; at < triggers.Length; at++)
            Lead(state, ask, triggers[at], ask.Choices[at].Go);
        if (ask.Go is not null)
            Lead(state, ask, Trigger.Answered, ask.Go);
        if (ask.Under is not null)
            Lead(state, ask, Trigger.TooYoung, ask.Under.Go);
        if (ask.Wrong is not null)
            Lead(state, ask, Trigger.NotProved, ask.Wrong);
    }

    // What is answered without leaving the step, and where a third misunderstanding leads: the same everywhere, so it is not drawn.
    private void ConfigureWhatStays(StateMachine<Step, Trigger>.StateConfiguration state, Step step)
    {
        switch (step)
        {
            case AskStep ask:
                state.InternalTransition(Trigger.NotUnderstood, () => Voice.AskAgain(ask));
                Lead(state, ask, Trigger.GiveUp, ask.Otherwise ?? StartOf(_plan.Flows.Landmarks.Person).Id);
                break;
            case SayStep { Does: Deed.Refer } say:
                state.InternalTransition(Trigger.Promised, () => Voice.Finish(say));
                break;
            case PeopleStep people:
                state.InternalTransition(Trigger.NotUnderstood, () => Voice.AskAgain(people));
                break;
            case HandoffStep handoff:
                state.InternalTransition(Trigger.Taken, () => HandOver(handoff))
                    .InternalTransition(Trigger.Refused, () => Voice.SayNobodyCan(handoff));
                break;
        }
    }

    private void HandOver(HandoffStep handoff)
    {
        Voice.HandOver(handoff);
        Draft.GoOn(Trigger.HandedOver);
    }

    // Stateless wants at most one open guard; "the first branch that holds" is therefore said to it as "holds, and none before it does".
    private void ConfigureWhen(StateMachine<Step, Trigger>.StateConfiguration state, WhenStep fork)
    {
        state.OnEntry(() => Voice.Pass(fork));
        for (var at = 0; at < fork.Branches.Length; at++)
        {
            var branch = at;
            state.PermitIf(Trigger.Next, StepOf(fork.Branches[at].Go), () => Draft.Branch == branch, fork.Branches[at].If.Source);
        }
    }

    // Leading to the step itself is a re-entry to Stateless; Permit would refuse it.
    private void Lead(StateMachine<Step, Trigger>.StateConfiguration state, Step from, Trigger trigger, string go)
    {
        if (go == Step.BackId)
            state.PermitDynamic(trigger, () => StepBack());
        else if (StepOf(go) is var to && to == from)
            state.PermitReentry(trigger);
        else
            state.Permit(trigger, to);
    }

    // A superstate's Permit to the state one is in does nothing at all in Stateless: "menu" said in the menu would meet silence.
    private void PermitReentryWhereAnywhereLeadsHere(StateMachine<Step, Trigger>.StateConfiguration state, Step step)
    {
        foreach (var trigger in _plan.Topics.LeadingTo(step))
            state.PermitReentry(trigger);
        if (_plan.Flows.Flows[step.Flow].Start != step)
            return;
        var landmarks = _plan.Flows.Landmarks;
        state.PermitReentry(_plan.KeywordTriggers[step.Flow]);
        if (step.Flow == landmarks.Menu)
            state.PermitReentry(Trigger.Menu);
        if (step.Flow == landmarks.Person)
            state.PermitReentry(Trigger.Person);
        if (step.Flow == landmarks.Help)
            state.PermitReentry(Trigger.Help);
        if (step.Flow == landmarks.Language)
            state.PermitReentry(Trigger.Language);
    }

    private Step StepBack() => Draft.Trail.IsEmpty ? _plan.MenuStart : StepOrMenu(Draft.Trail[^1]);

    private Step StepOrMenu(string? id) => id is not null && _plan.Flows.Steps.TryGetValue(id, out var step) ? step : _plan.MenuStart;

    private Step StepOf(string id) => _plan.Flows.Steps[id];
}
