using InfoLine.Dialogs.Machine;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>Compares what a phone heard with what a conversation test expects.</summary>
internal static class Expectations
{
    /// <summary>One sentence for each thing that is not as expected.</summary>
    public static IEnumerable<string> Unmet(TranscriptTurn turn, SimulatedPhone phone, string language)
    {
        var heard = string.Join("\n", phone.Heard.Select(message => message.PlainText));
        return Words(turn, heard, language).Concat(State(turn, phone)).Concat(Size(turn, phone));
    }

    private static IEnumerable<string> Words(TranscriptTurn turn, string heard, string language)
    {
        var shown = heard.Length == 0 ? "nothing" : $"“{heard}”";
        foreach (var wording in turn.Hears)
        {
            if (wording[language] is { } expected && !heard.Contains(expected, StringComparison.Ordinal))
                yield return $"Expected to hear “{expected}”, heard {shown}.";
        }

        if (turn.Exactly?[language] is { } whole && heard != whole)
            yield return $"Expected to hear exactly “{whole}”, heard {shown}.";
        foreach (var wording in turn.NotHears)
        {
            if (wording[language] is { } unwanted && heard.Contains(unwanted, StringComparison.Ordinal))
                yield return $"Expected not to hear “{unwanted}”, heard {shown}.";
        }

        if (turn.Silent && heard.Length > 0)
            yield return $"Expected silence, heard {shown}.";
    }

    private static IEnumerable<string> State(TranscriptTurn turn, SimulatedPhone phone)
    {
        var session = phone.Session;
        if (turn.Step is not null && session.Step != turn.Step)
            yield return $"Expected to stand on '{turn.Step}', stands on '{session.Step ?? "no step"}'.";
        if (turn.Language is not null && session.Language != turn.Language)
            yield return $"Expected the language '{turn.Language}', it is '{session.Language ?? "not chosen"}'.";
        foreach (var (field, expected) in turn.Fields)
        {
            var saved = session.Slots[field] ?? "";
            if (saved != expected)
                yield return $"Expected the field '{field}' to hold '{expected}', it holds '{saved}'.";
        }

        var asked = phone.Effects.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var effect in turn.Effects)
        {
            if (!asked.Contains(effect))
                yield return $"Expected the effect '{effect}', there was {(asked.Count == 0 ? "none" : string.Join(", ", asked))}.";
        }
    }

    private static IEnumerable<string> Size(TranscriptTurn turn, SimulatedPhone phone)
    {
        if (turn.Messages is { } messages && phone.Heard.Length != messages)
            yield return $"Expected {messages} messages, heard {phone.Heard.Length}.";
        if (turn.Segments is not { } most || !phone.SpeaksSms)
            yield break;
        foreach (var message in phone.Heard)
        {
            var segments = SmsLength.Of(message.Text).Segments;
            if (segments > most)
                yield return $"Expected at most {most} SMS segments, “{message.Text}” takes {segments}.";
        }
    }

    private static string NameOf(Effect effect) => LineNames.Snake(effect is Effect.Note note ? note.Kind.ToString() : effect.GetType().Name);
}
