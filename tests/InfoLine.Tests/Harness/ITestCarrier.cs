using InfoLine.Messaging;

namespace InfoLine.Tests.Harness;

/// <summary>The outside end of a channel: hands in what people write, and shows what reached their phones.</summary>
public interface ITestCarrier
{
    string Route { get; }

    /// <summary>Called once the service listens.</summary>
    void Join(Line line);

    /// <summary>A person writes; returns when the service has accepted it.</summary>
    Task TextAsync(Person from, string text, string? messageId = null);

    /// <summary>Everything that reached a person by this carrier, in order.</summary>
    IEnumerable<Outgoing> Heard(Person person);
}

/// <summary>The outside end of a <see cref="LoopChannel"/>.</summary>
public sealed class LoopCarrier(LoopChannel loop) : ITestCarrier
{
    private Line? _line;

    public string Route => loop.Route;

    public void Join(Line line) => _line = line;

    public Task TextAsync(Person from, string text, string? messageId = null) =>
        (_line ?? throw new InvalidOperationException("The line is not open.")).Inbox.AcceptAsync(Some.Inbound(text, from, messageId, Route), CancellationToken.None);

    public IEnumerable<Outgoing> Heard(Person person) => loop.Carried.Where(message => message.To.Phone == person.Phone);
}

/// <summary>Somebody who writes.</summary>
public sealed class Speaker(Line line, Person person)
{
    public Task TextAsync(string text, string? messageId = null) => line.Carrier.TextAsync(person, text, messageId);
}

/// <summary>Somebody who listens. Each message is heard once, in order.</summary>
public sealed class Listener(Line line, Person person)
{
    /// <summary>The next message contains this text.</summary>
    public async Task<Outgoing> HearsAsync(string text)
    {
        var next = await line.NextAsync(person);
        next.Text.ShouldContain(text, Case.Sensitive);
        return next;
    }

    /// <summary>Everything due is done, and nothing more has come.</summary>
    public async Task HearsNothingAsync()
    {
        await line.SettleAsync();
        line.Unheard(person).Select(message => message.Text).ShouldBeEmpty();
    }
}
