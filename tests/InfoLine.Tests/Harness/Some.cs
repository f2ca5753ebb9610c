using System.Collections.Frozen;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Harness;

/// <summary>Values for tests that mention only what matters to them.</summary>
public static class Some
{
    private static int _count;

    /// <summary>Dialogs without any flow: for tests that bring an engine of their own.</summary>
    public static FlowSet Flows { get; } = new()
    {
        Hash = new string('0', 64),
        Languages = [new("en", "English")],
        Flows = FrozenDictionary<string, Flow>.Empty,
        Steps = FrozenDictionary<string, Step>.Empty,
        Landmarks = new("welcome", "menu", "person", "help", "language"),
        Commands = FrozenDictionary<string, Command>.Empty,
        Keywords = FrozenDictionary<string, string>.Empty,
        Lines = FrozenDictionary<InfoLine.Dialogs.Flows.Line, Text>.Empty,
        Moved = FrozenDictionary<string, string>.Empty,
        Facts = FrozenDictionary<string, Fact>.Empty,
    };

    public static string MessageId() => $"SM{Interlocked.Increment(ref _count):d32}";

    public static Inbound Inbound(string text = "hello", Person? from = null, string? id = null, string route = LoopChannel.TheRoute) =>
        new((from ?? Person.Asha).On(route), id ?? MessageId(), InboundKind.Text, text);

    /// <summary>An engine that says back what it hears, one message a line, and knows STOP, START, <c>remind</c> (in a day) and <c>crash</c>.</summary>
    public static Turn Echo(FlowSet flows, Session session, Input input, DateTimeOffset now)
    {
        var text = input switch
        {
            Input.Said said => said.Text,
            Input.TimedOut timedOut => $"reminder {timedOut.Token}",
            Input.CarrierOpted => "",
            _ => input.GetType().Name,
        };
        Effect[] more = text switch
        {
            "STOP" => [new Effect.OptOut()],
            "START" => [new Effect.OptIn()],
            "remind" => [new Effect.RemindAt(now + TimeSpan.FromDays(1), "t1")],
            "crash" => throw new InvalidOperationException("This turn always stumbles."),
            _ => [],
        };
        var says = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Effect.Say("echo.say", new Speech(line, [])));
        return new(session with { Turns = session.Turns + 1, Step = "echo.say", Language = "en" }, [.. says, .. more], null, []);
    }
}

/// <summary>Somebody with a phone.</summary>
public sealed record Person(string Name, string Phone)
{
    public static Person Asha { get; } = new("Asha", "+919800000001");

    public static Person Ravi { get; } = new("Ravi", "+919800000002");

    public static Person Number(int number) => new($"Person {number}", $"+9198{number:d8}");

    /// <summary>The person's address on a route.</summary>
    public ContactAddress On(string route) => new(route, route.EndsWith("whatsapp", StringComparison.Ordinal) ? $"whatsapp:{Phone}" : Phone, Phone);
}
