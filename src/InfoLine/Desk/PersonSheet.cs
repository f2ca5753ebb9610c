using System.Collections.Immutable;

namespace InfoLine.Desk;

/// <summary>The questions of the registration for one person.</summary>
/// <param name="PersonId">Theirs; of somebody new, the id that they will have.</param>
/// <param name="IsNew">True for somebody who is not registered.</param>
/// <param name="Version">What it was like when it was read: whoever keeps it later with another one hears that it has changed.</param>
/// <param name="Questions">In the order in which the dialogs ask.</param>
public sealed record PersonSheet(string PersonId, bool IsNew, long Version, ImmutableArray<SheetQuestion> Questions)
{
    /// <summary>What is to be read to somebody new before they agree, in their language; null where they have agreed.</summary>
    public string? Notice { get; init; }

    /// <summary>The language of the notice.</summary>
    public string NoticeLanguage { get; init; } = "";

    /// <summary>When somebody who is not registered yet agreed by message, UTC milliseconds; null where they did not.</summary>
    public long? AgreedAt { get; init; }
}

/// <summary>A question of a sheet.</summary>
/// <param name="Key">Names it in forms.</param>
/// <param name="Words">As the dialogs ask it.</param>
/// <param name="Value">What is known: words, or the key of a choice; may be empty.</param>
public sealed record SheetQuestion(string Key, string Words, string Value)
{
    /// <summary>The choices; empty where words are wanted.</summary>
    public ImmutableArray<SheetChoice> Choices { get; init; } = [];

    /// <summary>How it is asked once more, with an example; null where there is no such text.</summary>
    public string? Hint { get; init; }

    /// <summary>The most characters of words.</summary>
    public int Most { get; init; } = 200;

    /// <summary>Which keys a phone shows: <c>text</c>, <c>numeric</c> or <c>tel</c>.</summary>
    public string Keys { get; init; } = "text";

    /// <summary>True for what the service was not sure that it understood.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Of a place that may be several: which; empty for the rest.</summary>
    public ImmutableArray<SheetChoice> Places { get; init; } = [];
}

/// <summary>One of several answers.</summary>
/// <param name="Key">Names it in forms.</param>
/// <param name="Words">As people read it.</param>
public sealed record SheetChoice(string Key, string Words);

/// <summary>What somebody wrote into a sheet.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="IsNew">True for somebody who is not registered.</param>
/// <param name="Version">Of the sheet that was filled in.</param>
/// <param name="StaffId">Who wrote.</param>
/// <param name="Answers">By the key of the question.</param>
public sealed record FilledSheet(string PersonId, bool IsNew, long Version, string StaffId, ImmutableDictionary<string, SheetAnswer> Answers)
{
    /// <summary>True when the notice was read to them and they agreed.</summary>
    public bool HasAgreed { get; init; }

    /// <summary>The language in which what is wrong is told.</summary>
    public string Language { get; init; } = "";
}

/// <summary>An answer in a sheet.</summary>
/// <param name="Words">As written, or the key of a choice; may be empty.</param>
/// <param name="Before">What stood there when the sheet was opened: what nobody has touched follows from the other answers.</param>
/// <param name="Place">Of a place that may be several, the one that was chosen; empty for none of them, null where nobody was asked.</param>
public sealed record SheetAnswer(string Words, string Before, string? Place);

/// <summary>What became of a filled sheet.</summary>
public abstract record SheetOutcome
{
    private SheetOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="PersonId">Whose it is.</param>
    /// <param name="Fields">What has changed, as names of fields; empty when nothing has.</param>
    /// <param name="Says">What the person is to hear.</param>
    public sealed record Kept(string PersonId, ImmutableArray<string> Fields, LineWords Says) : SheetOutcome
    {
        /// <summary>The route by which the person is told; null where nothing can be written to them now.</summary>
        public string? ToldBy { get; init; }
    }

    /// <summary>It is not kept, and nothing has changed.</summary>
    /// <param name="Troubles">What is wrong, in the order of the questions.</param>
    public sealed record Refused(ImmutableArray<SheetTrouble> Troubles) : SheetOutcome;

    /// <summary>Somebody has changed the same registration, or the person is no longer registered. Nothing has changed.</summary>
    public sealed record Changed : SheetOutcome;
}

/// <summary>What is wrong with an answer.</summary>
/// <param name="Question">The key of the question; <see cref="Consent"/> for the notice.</param>
/// <param name="Problem">What.</param>
public sealed record SheetTrouble(string Question, SheetProblem Problem)
{
    /// <summary>Stands for the question whether they agree.</summary>
    public const string Consent = "agreed";

    /// <summary>What the dialogs say to it; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>Of a place that may be several: which; empty for the rest.</summary>
    public ImmutableArray<SheetChoice> Places { get; init; } = [];
}

/// <summary>What can be wrong with an answer.</summary>
public enum SheetProblem
{
    /// <summary>It is no answer to this question.</summary>
    NotThis,

    /// <summary>It holds an Aadhaar number, a PIN or the like.</summary>
    Secret,

    /// <summary>It may be several places.</summary>
    WhichPlace,

    /// <summary>Whoever answers so is not registered.</summary>
    TurnedAway,

    /// <summary>Nobody can be registered without it.</summary>
    Missing,

    /// <summary>They have not agreed.</summary>
    NotAgreed,
}
