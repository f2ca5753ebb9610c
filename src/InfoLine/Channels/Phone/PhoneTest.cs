using System.Collections.Immutable;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Channels.Phone;

/// <summary>A conversation test to keep beside the dialogs.</summary>
/// <param name="File">A name for it, such as <c>conversation.chat.yaml</c>.</param>
/// <param name="Yaml">Its content.</param>
public sealed record PhoneTest(string File, string Yaml)
{
    private const string Placeholder = "Describe what this conversation shows";
    private const string LeftOut = "Left out: a button of an older question was pressed here, which a test cannot do.";

    /// <summary>Writes the conversation down: one test where the channels say the same, else one for each.</summary>
    /// <remarks>It is held once more from its beginning, so that the tests pass with the dialogs in force.</remarks>
    /// <returns>At least one test.</returns>
    public static ImmutableArray<PhoneTest> Of(PhoneDialogs dialogs, PhoneRequest request, DateTimeOffset begin)
    {
        var channels = request.Phones.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        return Write(dialogs, request, begin, channels) is { } together
            ? [together]
            : [.. channels.Select(channel => Write(dialogs, request, begin, [channel])).OfType<PhoneTest>()];
    }

    // Null when the channels do not say enough in common. One channel always does.
    private static PhoneTest? Write(PhoneDialogs dialogs, PhoneRequest request, DateTimeOffset begin, ImmutableArray<string> channels)
    {
        var handsets = channels.Select(channel => new Handset(dialogs, channel, request, memory: null, begin)).ToImmutableArray();
        var turns = ImmutableArray.CreateBuilder<(PhoneAct Act, Shared? Shared)>();
        foreach (var act in request.Acts)
        {
            if (WithLabel(handsets, act) is not { } doable)
                turns.Add((act, null));
            else if (Shared.Of([.. handsets.Select(handset => handset.Do(doable)).OfType<PhoneTurn>()]) is { } shared)
                turns.Add((doable, shared));
            else
                return null;
        }

        // The language that the conversation arrived at is the one that its words are in.
        var language = request.Language ?? handsets[0].Memory.Session.Language ?? dialogs.Flows.Languages[0].Code;
        var name = string.IsNullOrWhiteSpace(request.Name) ? Placeholder : request.Name.Trim();
        var writer = new TranscriptWriter(name, string.Join(", ", channels), language, request.Language is null, request.Desk);
        foreach (var (act, shared) in turns)
        {
            if (shared is null)
                writer.Remark(LeftOut);
            else
                writer.Add(act.Does, act.What, shared.Lines, shared.Step);
        }

        return new(channels.Length == 1 ? $"conversation-{channels[0]}.chat.yaml" : "conversation.chat.yaml", writer.ToString());
    }

    // A test presses a button by the words on it now; null for a button that is not there any more.
    private static PhoneAct? WithLabel(ImmutableArray<Handset> handsets, PhoneAct act)
    {
        if (act.Does != "presses")
            return act;
        var offered = handsets.Select(handset => handset.Offered(act)).ToImmutableArray();
        return offered.All(option => option is not null) ? act with { What = offered[0]!.Label } : null;
    }

    /// <summary>What several channels have in common in one turn.</summary>
    /// <param name="Lines">The first lines that all of them say; empty when all are silent.</param>
    /// <param name="Step">The step on which all of them wait.</param>
    private sealed record Shared(ImmutableArray<string> Lines, string? Step)
    {
        public static Shared? Of(ImmutableArray<PhoneTurn> turns)
        {
            var texts = turns.Select(turn => string.Join('\n', turn.Heard.Select(heard => heard.Message.PlainText))).ToImmutableArray();
            var lines = turns.SelectMany(turn => turn.Heard)
                .Select(heard => heard.Message.PlainText.Split('\n')[0])
                .Where(line => texts.All(text => text.Contains(line, StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal)
                .ToImmutableArray();
            var says = texts.Count(text => text.Length > 0);
            var agree = turns.All(turn => turn.Step == turns[0].Step) && (says == 0 || (says == texts.Length && !lines.IsEmpty));
            return agree ? new(lines, turns[0].Step) : null;
        }
    }
}
