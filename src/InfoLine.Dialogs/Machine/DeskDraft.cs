using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>What a turn has to do with the desk, while it is being made.</summary>
internal sealed class DeskDraft
{
    /// <summary>Why the desk is asked, where that is not the reason of a handoff.</summary>
    public string? Why { get; set; }

    /// <summary>Where the conversation goes on when the desk gives it back.</summary>
    public string? Held { get; private set; }

    /// <summary>What the desk has promised in this turn, or null.</summary>
    public DeskTerms? Terms { get; set; }

    public void Begin(Session session) => (Why, Held, Terms) = (session.Why, session.Held, null);

    /// <summary>Asks whether somebody at the centre can take the conversation.</summary>
    public void Ask(Draft draft, HandoffStep step) => Ask(draft, step.Id, Why ?? step.Reason, draft.Language);

    /// <summary>Asks the same where no step hands over: the conversation stays where it is until the answer.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="why">One of <see cref="HandoffReason"/>.</param>
    /// <param name="spoken">The language for people who have not chosen one.</param>
    public void Ask(Draft draft, string why, string spoken)
    {
        Why = why;
        Ask(draft, DeskStep.Name, why, draft.Language ?? spoken);
    }

    /// <summary>The desk takes the conversation.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="step">Whose words are said.</param>
    public void HandOver(Draft draft, HandoffStep step)
    {
        var before = draft.Before;
        var held = draft.Asking == DeskStep.Name ? before.Step : step.Go;
        Held = held switch
        {
            PausedStep.Name => before.Paused,
            OfferStep.Name => before.Offer?.Held,
            _ => held,
        };
        draft.Asking = null;
        if (Terms is not null)
            draft.Add(new Effect.HandToDesk(Why ?? step.Reason, Terms, before.Step is null || before.Step == step.Id ? draft.Trail : draft.Trail.Add(before.Step)));
    }

    private static void Ask(Draft draft, string asking, string reason, string? language)
    {
        draft.Asking = asking;
        draft.Question = new Question.CanDeskTake(reason, language);
    }
}
