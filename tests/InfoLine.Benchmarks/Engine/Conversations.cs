using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Benchmarks.Engine;

/// <summary>A registration in seven turns and a loan with two questions, played over and over. Every turn reads the session from its bytes and writes it back.</summary>
internal sealed class Conversations
{
    private const string RegistrationEnds = "Thank you, Asha. We have kept: 32 years, 284001, shop, money.";
    private const string LoanEnds = "For 50000 rupees of tools, ask the bank nearest to you.";

    private static readonly string[] Registration = ["register", "1", "Asha", "32", "284001", "2", "1"];
    private static readonly string[] Loan = ["loan", "1", "50000"];

    private readonly FlowSet _flows;
    private readonly Input.Said[] _registration = [.. Registration.Select(text => new Input.Said(text, ChannelTraits.Sms))];
    private readonly Input.Said[] _loan = [.. Loan.Select(text => new Input.Said(text, ChannelTraits.Sms))];
    private readonly byte[] _newcomer = JsonSerializer.SerializeToUtf8Bytes(new Session { Language = "en" }, SessionJson.Default.Session);
    private DateTimeOffset _now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(5.5));

    /// <exception cref="InvalidOperationException">The conversations do not end as they should: another thing would be measured.</exception>
    public Conversations(FlowSet flows)
    {
        _flows = flows;
        Demand(Play(_registration), RegistrationEnds);
        Demand(Play(_loan), LoanEnds);
    }

    /// <summary>How many turns one <see cref="PlayBoth"/> takes.</summary>
    public static int Turns => Registration.Length + Loan.Length;

    /// <summary>Plays both conversations once.</summary>
    public void PlayBoth()
    {
        Play(_registration);
        Play(_loan);
    }

    private Turn Play(Input.Said[] inputs)
    {
        var kept = _newcomer;
        Turn? turn = null;
        foreach (var input in inputs)
        {
            _now = _now.AddSeconds(10);
            var session = JsonSerializer.Deserialize(kept, SessionJson.Default.Session) ?? Session.New;
            turn = InfoLine.Dialogs.Engine.Advance(_flows, session, input, _now);
            kept = JsonSerializer.SerializeToUtf8Bytes(turn.Session, SessionJson.Default.Session);
        }

        return turn ?? throw new InvalidOperationException("No inputs.");
    }

    private static void Demand(Turn turn, string text)
    {
        if (!turn.Effects.OfType<Effect.Say>().Any(say => say.Speech.Text.Contains(text, StringComparison.Ordinal)))
            throw new InvalidOperationException($"The conversation should end with '{text}'.");
    }
}
