using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>One place in a conversation. Steps are compared by identity: they are the states of the state machine.</summary>
public abstract class Step
{
    /// <summary>Where a choice leads that goes to the question before: <c>go: back</c>.</summary>
    public const string BackId = "back";

    private protected Step()
    {
    }

    /// <summary><c>flow.step</c>, unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The flow that it belongs to.</summary>
    public required string Flow { get; init; }

    /// <summary>Where its author wrote it.</summary>
    public required Place Place { get; init; }

    /// <summary>True when the person must do something before the conversation goes on.</summary>
    public virtual bool Waits => false;

    /// <summary>The ids of all steps that it can lead to by itself (not by a command).</summary>
    public abstract IEnumerable<string> Leads { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>Says a text and goes on, or stops.</summary>
public sealed class SayStep : Step
{
    /// <summary>What is said.</summary>
    public required Text Say { get; init; }

    /// <summary>The next step's id, or null where the conversation ends.</summary>
    public required string? Go { get; init; }

    /// <summary>What is done with a person's answers here, or null.</summary>
    public Deed? Does { get; init; }

    /// <summary>Of a referral: the fields that whoever says yes may read; empty for the others.</summary>
    public ImmutableArray<string> Shares { get; init; } = [];

    /// <inheritdoc/>
    public override bool Waits => Go is null;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => Go is null ? [] : [Go];
}

/// <summary>Asks, and waits for one of its choices or for an answer of a kind.</summary>
public sealed class AskStep : Step
{
    /// <summary>The question.</summary>
    public required Text Ask { get; init; }

    /// <summary>The question again, shorter and with an example; null for the built-in way.</summary>
    public Text? Again { get; init; }

    /// <summary>The choices in order, numbered from 1; empty when <see cref="Expect"/> is set.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>What kind of answer is kept; null when there are choices. Exactly one of the two is there.</summary>
    public Expect? Expect { get; init; }

    /// <summary>The field that keeps the answer or the choice's value, or null.</summary>
    public string? Save { get; init; }

    /// <summary>Where an answer leads; null when there are choices, which lead themselves.</summary>
    public string? Go { get; init; }

    /// <summary>Where the third answer in a row that is not understood leads; null for the person at the centre.</summary>
    public string? Otherwise { get; init; }

    /// <summary>True when the answer is personal data, for which consent must come first.</summary>
    public bool Personal { get; init; }

    /// <summary>Sorts an answer in own words into a second field; null where it is only kept.</summary>
    public WordSort? Sort { get; init; }

    /// <summary>Sorts a birth year into a second field; null where it is only kept.</summary>
    public AgeBands? Bands { get; init; }

    /// <summary>Of a birth year: who is too young to be noted; null where nobody is.</summary>
    public AgeLimit? Under { get; init; }

    /// <summary>The field of a registered person that the answer must fit before their answers are loaded; null where nothing is proved.</summary>
    public string? Proves { get; init; }

    /// <summary>Where whoever cannot prove it is led; there exactly when <see cref="Proves"/> is.</summary>
    public string? Wrong { get; init; }

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads
    {
        get
        {
            foreach (var choice in Choices)
                yield return choice.Go;
            if (Go is not null)
                yield return Go;
            foreach (var go in (string?[])[Otherwise, Under?.Go, Wrong])
            {
                if (go is not null)
                    yield return go;
            }
        }
    }
}

/// <summary>One numbered choice of a question.</summary>
public sealed class Choice
{
    /// <summary>What it is called.</summary>
    public required Text Label { get; init; }

    /// <summary>Its name as the engine folds what people write, one a language in the order of <see cref="FlowSet.Languages"/>.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Where it leads.</summary>
    public required string Go { get; init; }

    /// <summary>What the step's field keeps when it is chosen; null keeps the choice's number.</summary>
    public string? Value { get; init; }

    /// <summary>Other fields that it fills, each with a fixed value; may be empty.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Sets { get; init; } = [];

    /// <summary>The language that it switches to, or null.</summary>
    public string? Language { get; init; }

    /// <summary>True or false where it gives or refuses consent; null where it does neither. Kept in the field <c>consent</c> as <c>yes</c> or <c>no</c>.</summary>
    public bool? Consent { get; init; }
}

/// <summary>Says nothing; goes where the first branch that holds points.</summary>
public sealed class WhenStep : Step
{
    /// <summary>The branches in order; the last one always holds.</summary>
    public required ImmutableArray<Branch> Branches { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => Branches.Select(branch => branch.Go);
}

/// <summary>A condition and where it leads.</summary>
/// <param name="If">What must hold; <see cref="Condition.Always"/> for <c>else</c>.</param>
/// <param name="Go">The step's id.</param>
public sealed record Branch(Condition If, string Go);

/// <summary>Gives the conversation to a person at the centre, if one can take it.</summary>
public sealed class HandoffStep : Step
{
    /// <summary>The field that holds the number of the ticket, in the words of a handoff only.</summary>
    public const string TicketField = "ticket";

    /// <summary>The field that holds the promise, in the words of a handoff only.</summary>
    public const string PromiseField = "promise";

    /// <summary>Why, in one word, for staff and reports.</summary>
    public required string Reason { get; init; }

    /// <summary>What is said when somebody takes it.</summary>
    public required Text Say { get; init; }

    /// <summary>What is said when nobody can.</summary>
    public required Text Failed { get; init; }

    /// <summary>Where the conversation goes on when the desk gives it back; null for the menu.</summary>
    public required string? Go { get; init; }

    /// <summary>Where it goes on when nobody can take it; null for the same place, or for the end where there is none.</summary>
    public string? Otherwise { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Leads
    {
        get
        {
            if (Go is not null)
                yield return Go;
            if (Otherwise is not null)
                yield return Otherwise;
        }
    }
}

/// <summary>A place in a file: line and column count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
