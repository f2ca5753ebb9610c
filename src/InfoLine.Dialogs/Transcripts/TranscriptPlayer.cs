using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>Plays a conversation test through the same engine and the same rendering that the line uses.</summary>
public static class TranscriptPlayer
{
    // Any fixed morning will do: a test must not pass or fail by the hour at which it runs. Facts are as fresh as on the day of playing.
    private static readonly TimeOnly Morning = new(10, 0);
    private static readonly TimeSpan India = new(5, 30, 0);

    /// <summary>The moment at which conversations begin that are played for a test, or held to become one.</summary>
    public static DateTimeOffset MorningOf(DateOnly today) => new(today, Morning, India);

    /// <summary>Every transcript, on each channel and in each language that it names, in order.</summary>
    /// <param name="flows">The dialogs.</param>
    /// <param name="transcripts">The tests.</param>
    /// <param name="today">The day on which the conversations begin.</param>
    public static IEnumerable<TranscriptResult> PlayAll(FlowSet flows, IEnumerable<Transcript> transcripts, DateOnly today) =>
        from transcript in transcripts
        from channel in transcript.Channels
        from language in transcript.Languages
        select Play(flows, transcript, channel, language, today);

    /// <summary>One transcript on one channel in one language.</summary>
    public static TranscriptResult Play(FlowSet flows, Transcript transcript, string channel, string language, DateOnly today)
    {
        var traits = ChannelTraits.ByName(channel) ?? throw new ArgumentException($"There is no channel '{channel}'.", nameof(channel));
        var phone = new SimulatedPhone(flows, traits, transcript.DeskOpen, MorningOf(today)) { HasPhone = transcript.HasPhone, Help = transcript.Help };
        if (!transcript.New)
            phone.Session = phone.Session with { Language = language, LastAt = phone.Now.ToUnixTimeMilliseconds() };

        var failures = ImmutableArray.CreateBuilder<TranscriptFailure>();
        foreach (var turn in transcript.Turns)
        {
            if (!turn.Languages.IsEmpty && !turn.Languages.Contains(language, StringComparer.Ordinal))
                continue;
            if (Perform(phone, turn.Act, language) is { } trouble)
            {
                failures.Add(new(turn.Place, trouble));
                break;
            }

            failures.AddRange(Expectations.Unmet(turn, phone, language).Select(sentence => new TranscriptFailure(turn.Place, sentence)));
        }

        return new(transcript, channel, language, failures.DrainToImmutable(), [.. phone.Visited], phone.Segments);
    }

    // Returns a sentence when it cannot be done.
    private static string? Perform(SimulatedPhone phone, Act act, string language)
    {
        switch (act)
        {
            case Act.Says says when says.Text[language] is { } text:
                phone.Say(text);
                return null;
            case Act.Sends sends:
                phone.Send(sends.Kind);
                return null;
            case Act.Presses presses when presses.Label[language] is { } label:
                return phone.Press(label) ? null : $"There was no button '{label}' to press. The last buttons were: {phone.Buttons}.";
            case Act.Desk desk:
                phone.Take(new Input.Resumed(desk.How));
                return null;
            case Act.Waits waits:
                phone.Wait(waits.Time);
                return null;
            case Act.Arrives:
                phone.Arrive();
                return null;
            default:
                return $"The test does not say what the villager does in the language '{language}'.";
        }
    }
}

/// <summary>What became of one playing of a transcript.</summary>
/// <param name="Transcript">The test.</param>
/// <param name="Channel">The channel that it was played on.</param>
/// <param name="Language">The language that it was played in.</param>
/// <param name="Failures">What was not as expected; empty when it passed.</param>
/// <param name="Visited">The steps that were entered, by id.</param>
/// <param name="Segments">The SMS segments of all replies; 0 on other channels.</param>
public sealed record TranscriptResult(
    Transcript Transcript,
    string Channel,
    string Language,
    ImmutableArray<TranscriptFailure> Failures,
    ImmutableArray<string> Visited,
    int Segments)
{
    /// <summary>True when everything was as expected.</summary>
    public bool Passed => Failures.IsEmpty;
}

/// <summary>Something that was not as a conversation test expects.</summary>
/// <param name="Place">The turn in the test's file.</param>
/// <param name="Sentence">What was expected and what came.</param>
public sealed record TranscriptFailure(Place Place, string Sentence);
