using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;

namespace InfoLine.Dialogs.Machine;

/// <summary>What registration needs beside questions and answers: consent, who is writing, and where they live.</summary>
internal sealed class Registering(Plan plan, FlowMachine machine)
{
    private const int MostShown = 4;

    private readonly Draft _draft = machine.Draft;
    private readonly Voice _voice = machine.Voice;

    /// <summary>Consent begins the answers anew: nothing that was told before it is kept, whoever told it.</summary>
    public void Consent(AskStep step, bool isGiven)
    {
        var words = _voice.WordsOf(step);
        _draft.ForgetAnswers();
        _draft.Save(Profiles.ConsentField, isGiven ? "yes" : "no");
        if (isGiven)
            _draft.Add(new Effect.Consented(step.Id, words));
    }

    /// <summary>Goes on from an answered question: back to the step that reads the answers back, where that was reached before.</summary>
    public void GoOn(AskStep step, Trigger trigger) =>
        machine.Go(step.Save is not null && _draft.Review is { } review && plan.Flows.Flows[step.Flow].Review == review ? Trigger.Review : trigger);

    /// <summary>Takes one of the choices that only this person has.</summary>
    /// <returns>False where there are none.</returns>
    public bool Choose(Step step, int at)
    {
        if (_draft.Listing is not { } listing || listing.Step != step.Id)
            return false;
        switch (step)
        {
            case PeopleStep people when at < listing.Choices.Length:
                machine.Deeds.AskProfile(people, listing.Choices[at].Id);
                return true;
            case PeopleStep:
                _draft.ForgetPerson();
                machine.Go(Trigger.Unknown);
                return true;
            case AskStep { Save: { } field } ask when at < listing.Choices.Length:
                Keep(field, listing.Choices[at].Name, plan.Flows.Places[listing.Choices[at].Id]);
                GoOn(ask, Trigger.Answered);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Goes on with what is known of this phone, or of a person.</summary>
    public void Continue(PeopleStep step, Answer answer)
    {
        _draft.Asking = null;
        switch (answer)
        {
            case Answer.People people:
                _draft.Save(PeopleStep.HasPhoneField, people.HasPhone ? "yes" : "no");
                _draft.Newcomer = people.NewId;
                Ask(step, people.Registered);
                break;
            case Answer.Profile profile:
                // What must be proved first is not even in the conversation before.
                if (plan.Flows.Steps[step.Known] is AskStep { Proves: { } proof })
                    _draft.Proof.IsLacking = !profile.Fields.Any(told => told.Key == proof && told.Value.Length > 0);
                else
                    Load(profile);
                machine.Go(Trigger.Known);
                break;
            default:
                _draft.ForgetPerson();
                machine.Go(Trigger.Unknown);
                break;
        }
    }

    /// <summary>Makes the answers of a registered person the conversation's.</summary>
    public void Load(Answer.Profile profile)
    {
        _draft.Load(profile.Fields);
        _draft.Save(Profiles.ConsentField, "yes");
        _draft.Review = plan.Profiles.Review;
    }

    /// <summary>Takes an answer in words, and goes on from it.</summary>
    public void Take(AskStep step, string value)
    {
        if (step.Expect is Expect.BirthYear && !TakeAge(step, value))
            return;
        Keep(step, value);
        GoOn(step, Trigger.Answered);
    }

    /// <summary>Keeps an answer, and what its words tell.</summary>
    public void Keep(AskStep step, string value)
    {
        if (step.Save is not null)
            _draft.Save(step.Save, value);
        if (step.Sort is not { } sort)
            return;
        // What an earlier answer told is no longer true.
        _draft.Clear(sort.Field);
        if (sort.KindOf(value) is { } kind)
            _draft.Save(sort.Field, kind);
    }

    /// <summary>Keeps a place; asks which one is meant, once. What is not in the list is kept in the person's words.</summary>
    public void Take(AskStep step, Heard.Located located)
    {
        if (located.Found is FoundPlace.OneOf several && _draft.Listing is null)
        {
            _draft.Listing = new(step.Id, [.. several.Candidates.Take(MostShown).Select(place => new Listed(place.Id, NameOf(place)))]);
            _voice.AskWhichPlace(step);
            return;
        }

        if (step.Save is { } field)
            Keep(field, located.Words, (located.Found as FoundPlace.Exactly)?.Place);
        GoOn(step, Trigger.Answered);
    }

    // Sorts the age of somebody who was born in a year. False for somebody too young, who is forgotten and led away.
    private bool TakeAge(AskStep step, string year)
    {
        var age = _draft.Now.Year - int.Parse(year, CultureInfo.InvariantCulture);
        if (step.Under is { } under && age < under.Age)
        {
            // Somebody who is registered already may have slipped: their row is not deleted for one wrong key, but somebody looks.
            if (_draft.Person is not null)
                _draft.Add(new Effect.TellDesk(HandoffReason.TooYoung));
            _draft.ForgetPerson();
            _draft.Save(Profiles.ConsentField, "no");
            machine.Go(Trigger.TooYoung);
            return false;
        }

        if (step.Bands is { } bands && bands.Of(age) is { } band)
            _draft.Save(bands.Field, band);
        return true;
    }

    private void Ask(PeopleStep step, ImmutableArray<Listed> registered)
    {
        if (registered.IsEmpty)
        {
            machine.Go(Trigger.Unknown);
            return;
        }

        _draft.Listing = new(step.Id, [.. registered.Take(MostShown)]);
        _voice.AskWho(step);
    }

    private void Keep(string field, string words, KnownPlace? place)
    {
        var places = plan.Flows.Places;
        _draft.Save(field, words);
        ReadOnlySpan<string?> ids = [place?.Id, places.BlockOf(place?.Id)?.Id, places.DistrictOf(place?.Id)?.Id, places.StateOf(place?.Id)?.Id];
        for (var part = 0; part < ids.Length; part++)
        {
            if (ids[part] is { } id)
                _draft.Save(field + Expect.Place.Parts[part], id);
            else
                _draft.Clear(field + Expect.Place.Parts[part]);
        }
    }

    // "Rajgarh, Mirzapur": the name alone is what was not clear.
    private string NameOf(KnownPlace place)
    {
        var district = plan.Flows.Places.DistrictOf(place.Id);
        var name = place.Names[_draft.LanguageIndex];
        return district is null || district.Id == place.Id ? name : $"{name}, {district.Names[_draft.LanguageIndex]}";
    }
}
