using System.Collections.Immutable;
using System.Text.Json;
using InfoLine.Benchmarks.Engine;
using InfoLine.Conversations;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Benchmarks.Faults;

/// <summary>Plays a conversation once more, with nothing but the dialogs: what must have been said, and where it must stand.</summary>
internal sealed class Replay
{
    private static readonly TimeSpan India = TimeSpan.FromHours(5.5);

    private readonly FlowSet _flows = EngineFigures.Compile();

    /// <summary>Plays what somebody wrote.</summary>
    /// <param name="messages">Text, and when it had its turn, UTC milliseconds; in order.</param>
    /// <returns>For each message what was said to it; and the session afterwards, comparable.</returns>
    public (ImmutableArray<ImmutableArray<string>> Said, string Session) Play(IEnumerable<(string Text, long At)> messages)
    {
        var session = Session.New;
        var said = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var (text, at) in messages)
        {
            var turn = Dialogs.Engine.Advance(_flows, session, new Input.Said(text, ChannelTraits.Sms), DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(India));
            if (turn.Question is { } question)
                throw new InvalidOperationException($"The dialogs of the benchmarks should ask nothing of the world, and asked {question.GetType().Name}.");
            session = turn.Session;
            var words = turn.Effects.OfType<Effect.Say>().Select(say => say.Speech).ToImmutableArray();
            said.Add(words.IsEmpty ? [] : [.. Renderer.Render(words, ChannelTraits.Sms, TurnRunner.ListButtonOf(_flows, session.Language)).Select(one => one.PlainText)]);
        }

        return (said.ToImmutable(), Comparable(session));
    }

    /// <summary>A kept session without the moments in it, which no replay can know.</summary>
    public static string Comparable(string kept) => Comparable(JsonSerializer.Deserialize(kept, SessionJson.Default.Session) ?? Session.New);

    private static string Comparable(Session session) =>
        JsonSerializer.Serialize(session with { LastAt = 0, StoppedAt = session.StoppedAt is null ? null : 1 }, SessionJson.Default.Session);
}
