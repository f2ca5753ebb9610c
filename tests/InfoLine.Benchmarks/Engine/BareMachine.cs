using System.Globalization;
using System.Text.Json;
using InfoLine.Dialogs;
using Stateless;

namespace InfoLine.Benchmarks.Engine;

/// <summary>The floor of the engine: what a turn would cost if it were nothing but one fire of Stateless with a guard, one text, and the session from and to JSON.</summary>
internal sealed class BareMachine
{
    private const int Answered = 1;

    private readonly StateMachine<int, int> _machine;
    private byte[] _kept = JsonSerializer.SerializeToUtf8Bytes(
        new Session { Language = "en", Step = "loan.amount", Slots = Slots.Empty.With("purpose", "tools") }, SessionJson.Default.Session);

    private int _state;

    public BareMachine()
    {
        _machine = new(() => _state, state => _state = state);
        _machine.Configure(0).PermitIf(Answered, 1, () => _state >= 0);
        _machine.Configure(1).PermitIf(Answered, 0, () => _state >= 0);
    }

    /// <summary>The last text, so that nothing is optimised away.</summary>
    public string Text { get; private set; } = "";

    /// <summary>One turn.</summary>
    public void Turn()
    {
        var session = JsonSerializer.Deserialize(_kept, SessionJson.Default.Session) ?? Session.New;
        _machine.Fire(Answered);
        Text = string.Create(CultureInfo.InvariantCulture, $"For {session.Turns} rupees of {session.Slots["purpose"]}, ask the bank nearest to you.");
        _kept = JsonSerializer.SerializeToUtf8Bytes(session with { Turns = session.Turns + 1 }, SessionJson.Default.Session);
    }
}
