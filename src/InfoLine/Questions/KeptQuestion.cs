using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Questions;

/// <summary>A question in own words that had no sure answer. Nothing in it leads back to the person who asked.</summary>
/// <param name="Day">When it was asked, in the line's own time zone.</param>
/// <param name="Release">The mark of the dialogs that could not answer it.</param>
/// <param name="Language">How it was written: <c>en</c>, <c>hi</c>, <c>hi-Latn</c> or <c>other</c>.</param>
/// <param name="Band">What was done about it: <c>unknown</c> or <c>menu</c>.</param>
/// <param name="Text">What was asked, masked.</param>
/// <param name="Candidates">The likeliest topics with their confidence, such as <c>mudra.amount 0.42 mudra.apply 0.31</c>; empty when there were none.</param>
public sealed record KeptQuestion(DateOnly Day, string Release, string Language, string Band, string Text, string Candidates)
{
    /// <summary>What is to be kept of a question; null for one that was answered.</summary>
    public static KeptQuestion? Of(Effect.Asked asked, DateOnly day, string? release) => asked.Band == Dialogs.Understanding.Band.Answer
        ? null
        : new(day, release ?? "", asked.Language, NameOf(asked.Band), asked.Question, Write(asked.Top));

    /// <summary>A band as it is kept and counted: <c>answer</c>, <c>menu</c> or <c>unknown</c>.</summary>
    public static string NameOf(Band band) => band switch
    {
        Dialogs.Understanding.Band.Answer => "answer",
        Dialogs.Understanding.Band.Menu => "menu",
        _ => "unknown",
    };

    private static string Write(ImmutableArray<Candidate> top) =>
        string.Join(' ', top.Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Topic} {candidate.Confidence:0.00}")));
}
