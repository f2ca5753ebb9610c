using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Messaging;

namespace InfoLine.Conversations;

/// <summary>The questions of the dialogs as a sheet that staff fill in, and what its answers come to.</summary>
/// <param name="form">The questions.</param>
/// <param name="now">The present moment, in the deployment's own time zone.</param>
internal sealed class SheetForm(RegistrationForm form, DateTimeOffset now)
{
    /// <summary>What a person is called. Nobody is registered without.</summary>
    public const string NameField = "name";

    /// <summary>The questions, filled with what is known.</summary>
    public ImmutableArray<SheetQuestion> Questions(Slots known, IReadOnlyCollection<string> unsure, string language) =>
        [.. form.Questions.Select(step => QuestionOf(step, known, unsure, language))];

    /// <summary>What is known after a sheet was filled in, and what is wrong with it.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="filled">The sheet.</param>
    public (Slots Known, ImmutableArray<SheetTrouble> Troubles) Read(Slots known, FilledSheet filled)
    {
        var troubles = ImmutableArray.CreateBuilder<SheetTrouble>();
        foreach (var step in form.Questions)
        {
            if (!filled.Answers.TryGetValue(KeyOf(step), out var answer))
                continue;
            var words = ArrivedText.Storable(answer.Words).Trim();
            if (IsAnsweredBy(step, words, answer, known))
                continue;
            if (words.Length == 0)
            {
                known = Without(step, known);
                continue;
            }

            switch (form.Answer(step, words, answer.Place, known, filled.Language, now))
            {
                case FormAnswer.Taken taken:
                    known = taken.Known;
                    break;
                case FormAnswer.Secret:
                    troubles.Add(new(KeyOf(step), SheetProblem.Secret));
                    break;
                case FormAnswer.TurnedAway away:
                    troubles.Add(new(KeyOf(step), SheetProblem.TurnedAway) { Words = away.Words });
                    break;
                case FormAnswer.WhichPlace which:
                    troubles.Add(new(KeyOf(step), SheetProblem.WhichPlace) { Places = [.. which.Places.Select(place => new SheetChoice(place.Id, place.Name))] });
                    break;
                default:
                    troubles.Add(new(KeyOf(step), SheetProblem.NotThis) { Words = HintOf(step, known, filled.Language) ?? "" });
                    break;
            }
        }

        if (known[NameField] is null or "" && form.Questions.FirstOrDefault(step => step.Save == NameField) is { } name && troubles.All(one => one.Question != KeyOf(name)))
            troubles.Insert(0, new(KeyOf(name), SheetProblem.Missing));
        return (known, troubles.DrainToImmutable());
    }

    // What nobody has touched follows from the other answers: a new kind of work brings its own sector along.
    private static bool IsAnsweredBy(AskStep step, string words, SheetAnswer answer, Slots known)
    {
        var stands = RegistrationForm.Known(step, known);
        return words == answer.Before && answer.Place is null ? words.Length == 0 || stands.Length > 0 : words == stands && answer.Place is null;
    }

    private static Slots Without(AskStep step, Slots known)
    {
        known = known.Without(step.Save ?? "");
        return step.Expect is Expect.Place ? Expect.Place.Parts.Aggregate(known, (left, part) => left.Without(step.Save + part)) : known;
    }

    private SheetQuestion QuestionOf(AskStep step, Slots known, IReadOnlyCollection<string> unsure, string language) =>
        new(KeyOf(step), form.WordsOf(step.Ask, language, known, now), RegistrationForm.Known(step, known))
        {
            Choices = [.. step.Choices.Select((choice, at) => new SheetChoice(RegistrationForm.KeyOf(step, at), form.WordsOf(choice.Label, language, known, now)))],
            Hint = HintOf(step, known, language),
            Most = step.Expect switch
            {
                Expect.Words words => words.MostCharacters,
                Expect.Place place => place.MostCharacters,
                _ => 40,
            },
            Keys = step.Expect switch
            {
                Expect.Phone => "tel",
                Expect.Pincode or Expect.Number => "numeric",
                _ => "text",
            },
            IsUnsure = unsure.Contains(step.Save ?? "", StringComparer.Ordinal),
        };

    private string? HintOf(AskStep step, Slots known, string language) => step.Choices.IsEmpty && step.Again is { } again ? form.WordsOf(again, language, known, now) : null;

    private static string KeyOf(AskStep step) => step.Id.Replace('.', '-');
}
