using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>What is asked and done about the people of a phone: who is writing, what they told, who can help them. It only writes into the turn's <see cref="Draft"/>.</summary>
internal sealed class Deeds(Plan plan, Draft draft)
{
    /// <summary>Asks who is registered on this phone. Nothing of whoever wrote before stays.</summary>
    public void AskPeople(PeopleStep step)
    {
        draft.ForgetPerson();
        draft.Listing = null;
        draft.Ask(step, new Question.MyPeople());
    }

    /// <summary>Leads away from a question that proves who somebody is, where it makes no sense to ask it.</summary>
    /// <returns>True where it did.</returns>
    public bool Refuses(AskStep step)
    {
        if (step.Proves is null || !Proving.IsShut(draft))
            return false;
        draft.ForgetPerson();
        draft.GoOn(Trigger.NotProved);
        return true;
    }

    /// <summary>Asks for the answers of a registered person.</summary>
    public void AskProfile(Step step, string person)
    {
        draft.Person = person;
        draft.Ask(step, new Question.MyProfile(person));
    }

    /// <summary>Asks who can help the person whose answers are loaded. Whoever was offered before is passed over.</summary>
    public void AskProvider(ProviderStep step, string person, string need)
    {
        var before = draft.Finding?.Need == need ? draft.Finding : null;
        ImmutableArray<string> passed = before is null ? [] : before.Service is { } service ? before.Passed.Add(service) : before.Passed;
        draft.Finding = new(need, null, null, passed);
        draft.Ask(step, new Question.FindProvider(person, need, plan.Profiles.FieldsOf(draft.Slots), passed, draft.Language));
    }

    /// <summary>Notes what the person has just agreed to. Where a provider is to be asked, asks by when it answers: its clock runs from the yes, which may come days after the offer.</summary>
    /// <param name="step">A step that refers.</param>
    /// <param name="words">The question whose yes led there.</param>
    /// <returns>True where the step must wait for that.</returns>
    public bool Agree(SayStep step, string words)
    {
        if (draft.Finding is not { } found)
            return false;
        draft.Finding = found with { Agreed = words };
        if (found.Service is null)
            return false;
        draft.Ask(step, new Question.AnswerTime(draft.Language));
        return true;
    }

    /// <summary>Adds what a step wants done. The answers are still there, so that they can be said.</summary>
    public void Do(SayStep step)
    {
        switch (step.Does)
        {
            case Deed.Register:
                Register();
                break;
            case Deed.Withdraw when draft.Person is { } person:
                draft.Add(new Effect.EraseRegistration(person, Messages: false));
                break;
            case Deed.Erase:
                draft.Add(new Effect.EraseRegistration(draft.Person, Messages: true));
                break;
            case Deed.Refer when draft is { Person: { } person, Finding: { Agreed: { } agreed } found }:
                draft.Add(new Effect.OpenReferral(person, found.Need, found.Service, found.Code, agreed, step.Shares));
                break;
            case Deed.Release when draft is { Person: { } person, Finding.Code: { } code }:
                draft.Add(new Effect.WithdrawReferral(person, code));
                break;
        }
    }

    // The person stays the one who is talked with, so that the conversation can go on about them. BACK no longer leads to what they told: whoever takes the phone next could read it.
    private void Register()
    {
        var unsure = plan.Profiles.UnsureOf(draft.Slots);
        draft.Add(new Effect.SaveRegistration(draft.Person ?? draft.Newcomer, IsNew: draft.Person is null, plan.Profiles.FieldsOf(draft.Slots), unsure));
        if (!unsure.IsEmpty)
            draft.Add(new Effect.TellDesk(HandoffReason.UnknownPlace));
        (draft.Person, draft.Newcomer) = (draft.Person ?? draft.Newcomer, null);
        draft.ForgetTrail();
    }
}
