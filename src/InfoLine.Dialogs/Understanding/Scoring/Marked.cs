using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>What the person who asked would have got.</summary>
public enum Outcome
{
    /// <summary>An answer outright.</summary>
    Answered,

    /// <summary>A short numbered choice.</summary>
    Menu,

    /// <summary>An honest "that is not ours" or "I do not know", with the menu or a person.</summary>
    HandedOff,
}

/// <summary>A test question with what came of it.</summary>
public sealed record Marked
{
    private const int Shown = 3;

    private Marked(TestQuestion question) => Question = question;

    /// <summary>The question.</summary>
    public TestQuestion Question { get; }

    /// <summary>The likeliest ids, best first, at most three; what is out of scope is <see cref="AnswerIds.None"/>, once.</summary>
    public required ImmutableArray<Candidate> Top { get; init; }

    /// <summary>What the person would have got.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Null where the expected id has no scheme; else whether that scheme was found.</summary>
    public bool? IsRightScheme { get; init; }

    /// <summary>The likeliest id, or <see cref="AnswerIds.None"/>.</summary>
    public string First => Top.IsEmpty ? AnswerIds.None : Top[0].Topic;

    /// <summary>How sure the first one is, 0 to 1.</summary>
    public double Confidence => Top.IsEmpty ? 0 : Top[0].Confidence;

    /// <summary>The first one is right.</summary>
    public bool IsRight => Question.Accepts(First);

    /// <summary>The best that could be: in scope the right one first, out of scope handed over.</summary>
    public bool IsAsWanted => Question.IsOutOfScope ? Outcome == Outcome.HandedOff : IsRight;

    /// <summary>One of the three is right.</summary>
    public bool IsAmongThree => Top.Any(one => Question.Accepts(one.Topic));

    /// <summary>What the person was told: the first id if it was answered or offered, <see cref="AnswerIds.None"/> if it was handed over; the expected id for one that is as good.</summary>
    public string Told => Outcome == Outcome.HandedOff ? AnswerIds.None : IsRight ? Question.Expected : First;

    /// <summary>Marks what a matcher made of a question.</summary>
    public static Marked Of(TestQuestion question, Match match, AnswerIds ids)
    {
        var top = match.Top
            .Select(one => one with { Topic = AnswerIds.Canonical(one.Topic) })
            .DistinctBy(one => one.Topic, StringComparer.Ordinal)
            .Take(Shown)
            .ToImmutableArray();
        var outcome = OutcomeOf(match);
        return new(question) { Top = top, Outcome = outcome, IsRightScheme = IsRightSchemeOf(question, top, outcome, match.Scheme, ids) };
    }

    /// <summary>What somebody gets to whom a matcher says this.</summary>
    public static Outcome OutcomeOf(Match match) => match.Band switch
    {
        // One honest line on where to ask is a way of handing over, not an answer.
        Band.Answer when !match.Top.IsEmpty && AnswerIds.Canonical(match.Top[0].Topic) != AnswerIds.None => Outcome.Answered,
        Band.Menu => Outcome.Menu,
        _ => Outcome.HandedOff,
    };

    // A menu of the right scheme's aspects is the right scheme too.
    private static bool? IsRightSchemeOf(TestQuestion question, ImmutableArray<Candidate> top, Outcome outcome, string? matched, AnswerIds ids)
    {
        if (ids.SchemeOf(question.Expected) is not { } scheme)
            return null;
        var right = question.Also.Select(ids.SchemeOf).Append(scheme).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return (!top.IsEmpty && ids.SchemeOf(top[0].Topic) is { } found && right.Contains(found))
            || (outcome == Outcome.Menu && matched is not null && right.Contains(matched));
    }
}
