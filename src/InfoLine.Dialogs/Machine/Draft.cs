using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>A turn while it is being made: the session as it will be, and what has been asked of the world so far. Cleared and used again for the next turn.</summary>
internal sealed class Draft(Plan plan)
{
    private const int LongestTrail = 8;

    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly ImmutableArray<string>.Builder _visited = ImmutableArray.CreateBuilder<string>();
    private Trigger? _next;
    private bool _isForgotten;

    /// <summary>The session as it was.</summary>
    public Session Before { get; private set; } = Session.New;

    /// <summary>The present moment, in the deployment's own time zone.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>True when a person did something; false for what only became due.</summary>
    public bool Spoke { get; set; }

    /// <summary>True when a reminder is being said.</summary>
    public bool Reminded { get; set; }

    public string? Language { get; private set; }

    /// <summary>The position of the language in texts and facts.</summary>
    public int LanguageIndex { get; private set; }

    public Slots Slots { get; private set; } = Slots.Empty;

    public int Misses { get; set; }

    public int Lost { get; set; }

    public string? Wish { get; set; }

    public ImmutableArray<string> Trail { get; private set; } = [];

    public string? Paused { get; set; }

    public string? Asking { get; set; }

    public Listing? Listing { get; set; }

    /// <summary>The step that read the answers back, or null before.</summary>
    public string? Review { get; set; }

    /// <summary>The registered person whose answers are loaded, or are being asked for.</summary>
    public string? Person { get; set; }

    /// <summary>The id that somebody who registers now will have.</summary>
    public string? Newcomer { get; set; }

    /// <summary>Who was found to help, and who was passed over.</summary>
    public Finding? Finding { get; set; }

    public string? Told { get; set; }

    public string? Scheme { get; set; }

    public Offer? Offer { get; set; }

    /// <summary>For the next message: where the second part of an answer stands that was given in the middle of something else.</summary>
    public string? More { get; set; }

    /// <summary>True when the message that fits nothing is a question that nobody has written an answer for.</summary>
    public bool Wondered { get; set; }

    public long? StoppedAt { get; set; }

    public bool IsStopped => StoppedAt is not null;

    public bool IsFirstContact => Before.Step is null && Before.Language is null;

    /// <summary>What the turn has to do with the desk.</summary>
    public DeskDraft Desk { get; } = new();

    /// <summary>What it has to do with proving who somebody is.</summary>
    public ProofDraft Proof { get; } = new();

    /// <summary>Which branch of the last <c>when</c> holds.</summary>
    public int Branch { get; private set; }

    public Question? Question { get; set; }

    public void Begin(Session session, DateTimeOffset now)
    {
        Before = session;
        Now = now;
        Spoke = false;
        Reminded = false;
        Language = session.Language;
        LanguageIndex = plan.Flows.IndexOf(session.Language);
        Slots = session.Slots;
        Misses = session.Misses;
        Lost = session.Lost;
        Wish = session.Wish;
        Trail = session.Trail;
        Paused = session.Paused;
        Asking = session.Asking;
        Listing = session.Listing;
        Person = session.Person;
        Newcomer = session.Newcomer;
        Finding = session.Finding;
        Review = session.Review;
        _isForgotten = false;
        Told = session.Told;
        Scheme = session.Scheme;
        Offer = session.Offer;
        More = null;
        Wondered = false;
        StoppedAt = session.StoppedAt;
        Desk.Begin(session);
        Proof.Begin(session);
        Question = null;
        _next = null;
        _effects.Clear();
        _visited.Clear();
    }

    /// <summary>The finished turn of a conversation that now stands on this step.</summary>
    public Turn End(Step step)
    {
        if (Before.Step == DeskStep.Name && step is not DeskStep)
            Add(new Effect.LeftDesk());
        var session = Before with
        {
            Step = step is Anywhere ? null : step.Id,
            Language = Language,
            Slots = Slots,
            Content = plan.Flows.Mark,
            Turns = Before.Turns + (Spoke ? 1 : 0),
            Misses = Misses,
            Lost = Lost,
            LastAt = Spoke ? Now.ToUnixTimeMilliseconds() : Before.LastAt,
            Wish = Wish,
            Trail = Trail,
            Paused = step is PausedStep ? Paused : null,
            Asking = Asking,
            Listing = Listing?.Step == step.Id ? Listing : null,
            Person = Person,
            Newcomer = Newcomer,
            Finding = Finding,
            Review = Review,
            Claimed = Question is null ? null : Proof.Claimed,
            Tried = Proof.Tried,
            Why = Question is Question.CanDeskTake ? Desk.Why : null,
            Held = step is DeskStep ? Desk.Held : null,
            StoppedAt = StoppedAt,
            Told = Told,
            Scheme = Scheme,
            Offer = step is OfferStep || Language is null ? Offer : null,
            More = Spoke ? More : Before.More,
            Reminded = Spoke ? 0 : Before.Reminded + (Reminded ? 1 : 0),
        };
        // A registered person has nothing that is not finished, and the question could show what they told.
        if ((Spoke || Reminded) && !IsStopped && Person is null && step is AskStep ask && Reminders.Next(plan.Flows.Flows[ask.Flow], session, Now) is { } reminder)
            Add(reminder);
        return new Turn(session, _effects.ToImmutable(), Question, _visited.ToImmutable());
    }

    public void Add(Effect effect) => _effects.Add(effect);

    public void Note(NoteKind kind) => Add(new Effect.Note(kind));

    public void Save(string field, string value) => Slots = Slots.With(field, value);

    public void Speak(string language)
    {
        Language = language;
        LanguageIndex = plan.Flows.IndexOf(language);
    }

    /// <summary>Speaks a language in this turn that nobody has chosen yet.</summary>
    public void LeanTo(string language) => LanguageIndex = plan.Flows.IndexOf(language);

    /// <summary>Goes on from the step that is being entered without waiting for the person.</summary>
    public void GoOn(Trigger trigger) => _next = trigger;

    /// <summary>What to fire next without waiting, once; null when the conversation waits.</summary>
    public Trigger? TakeNext()
    {
        var next = _next;
        _next = null;
        return next;
    }

    /// <summary>Notes that a step was entered, unless somebody with an open wish is led past it.</summary>
    /// <returns>False when the step is not to say anything.</returns>
    public bool Enter(Step step)
    {
        if (IsLedToTheirWish(step))
            return false;
        // Whoever takes the phone next must not find what belongs to the person before.
        if (Person is not null && !plan.Profiles.IsPrivate(step.Flow))
            ForgetPerson();
        Visit(step);
        return true;
    }

    /// <summary>Notes that a step was entered, or said its part without being entered.</summary>
    public void Visit(Step step)
    {
        _visited.Add(step.Id);
        if (plan.Flows.Flows[step.Flow].Review == step.Id)
            Review = step.Id;
        Scheme = plan.Topics.SchemeOf(step) ?? Scheme;
    }

    /// <summary>Finds the branch of a <c>when</c> that holds.</summary>
    public void Decide(WhenStep step)
    {
        Branch = 0;
        while (Branch < step.Branches.Length - 1 && !step.Branches[Branch].If.Holds(Slots))
            Branch++;
    }

    /// <summary>Asks what must be known before a step can go on.</summary>
    public void Ask(Step step, Question question)
    {
        Asking = step.Id;
        Question = question;
    }

    /// <summary>The answers of a person are no longer the conversation's, and BACK does not lead to them.</summary>
    public void ForgetPerson()
    {
        ForgetAnswers();
        ForgetTrail();
    }

    /// <summary>BACK leads to nothing before this turn.</summary>
    public void ForgetTrail()
    {
        Trail = [];
        _isForgotten = true;
    }

    /// <summary>The answers begin anew.</summary>
    public void ForgetAnswers()
    {
        Slots = plan.Profiles.Without(Slots);
        (Person, Review, Finding) = (null, null, null);
    }

    /// <summary>Everything that is remembered is gone, but for the language and the STOP.</summary>
    public void ForgetAll()
    {
        ForgetPerson();
        Slots = Slots.Empty;
        (Wish, Offer, Scheme, Told, More, Listing, Newcomer) = (null, null, null, null, null, null, null);
    }

    public void Load(ImmutableArray<KeyValuePair<string, string>> fields)
    {
        foreach (var (field, value) in fields)
            Save(field, value);
    }

    public void Clear(string field) => Slots = Slots.Without(field);

    /// <summary>Remembers where the person came from to this question. Coming to the place one came from is going back, so a walk in circles leaves no long trail.</summary>
    public void Remember(Step step)
    {
        if (_isForgotten)
            return;
        if (!Trail.IsEmpty && Trail[^1] == step.Id)
        {
            Trail = Trail.RemoveAt(Trail.Length - 1);
            return;
        }

        var from = Before.Step == OfferStep.Name ? Before.Offer?.Held : Before.Step;
        if (from is null || from == step.Id || from == PausedStep.Name || (!Trail.IsEmpty && Trail[^1] == from))
            return;
        if (plan.Flows.Steps.TryGetValue(from, out var left) && left is AskStep { Proves: null } && left.Flow != plan.Flows.Landmarks.Welcome && left.Flow != plan.Flows.Landmarks.Language)
            Trail = Trail.Length < LongestTrail ? Trail.Add(left.Id) : Trail.RemoveAt(0).Add(left.Id);
    }

    // Whoever asked for something before they had a language is led there instead of to the menu.
    private bool IsLedToTheirWish(Step step)
    {
        if (Language is null || !ReferenceEquals(step, plan.MenuStart))
            return false;
        var wished = Wish is null ? null : plan.WishOf(Wish, except: step.Flow);
        Wish = null;
        if (wished is null && Offer is not null && Before.Step != OfferStep.Name)
            wished = Trigger.Offer;
        if (wished is null)
            return false;
        GoOn(wished);
        return true;
    }
}
