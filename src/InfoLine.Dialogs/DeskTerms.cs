namespace InfoLine.Dialogs;

/// <summary>What the desk promises somebody who is handed over.</summary>
/// <param name="Ticket">The number that the person can ask by: see <c>ShortCode</c>.</param>
/// <param name="Promise">By when somebody answers, in the person's language: "by Tuesday 5 pm".</param>
/// <param name="Centre">The id of the centre that answers.</param>
/// <param name="By">The same promise as a moment, UTC.</param>
public sealed record DeskTerms(string Ticket, string Promise, string Centre, DateTimeOffset By);

/// <summary>What leads to the desk without having been asked for. Beside these there are the words that authors give their handoffs.</summary>
public static class HandoffReason
{
    /// <summary>The third answer in a row that was not understood.</summary>
    public const string NotUnderstood = "not_understood";

    /// <summary>A voice note.</summary>
    public const string Voice = "voice";

    /// <summary>A picture or a document.</summary>
    public const string Picture = "picture";

    /// <summary>A message far longer than any answer.</summary>
    public const string LongMessage = "long_message";

    /// <summary>Somebody registered with a place that is not in the list.</summary>
    public const string UnknownPlace = "unknown_place";

    /// <summary>Somebody who is registered says that they are too young to be.</summary>
    public const string TooYoung = "too_young";
}
