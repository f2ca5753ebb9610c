using System.Collections.Immutable;
using System.Threading.Channels;

namespace InfoLine.Tests.Carriers;

/// <summary>A handset that a fake carrier delivers to. Remembers all it heard, in order.</summary>
public sealed class FakePhone(string address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<FakeMessage> _unread = Channel.CreateUnbounded<FakeMessage>();
    private readonly List<FakeMessage> _heard = [];

    /// <summary>Its address, such as <c>+9198…</c> or <c>whatsapp:+9198…</c>.</summary>
    public string Address => address;

    /// <summary>All that it heard so far, in order.</summary>
    public ImmutableArray<FakeMessage> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    /// <summary>The next message that no call has taken yet.</summary>
    /// <exception cref="TimeoutException">None came in time (10 s unless told otherwise).</exception>
    public async Task<FakeMessage> HearsAsync(TimeSpan? patience = null)
    {
        try
        {
            return await _unread.Reader.ReadAsync().AsTask().WaitAsync(patience ?? Patience);
        }
        catch (TimeoutException silence)
        {
            throw new TimeoutException($"{address} heard nothing more. Before: {string.Join(" | ", Heard.Select(message => message.Body))}", silence);
        }
    }

    internal void Receive(FakeMessage message)
    {
        lock (_heard)
            _heard.Add(message);
        _unread.Writer.TryWrite(message);
    }
}

/// <summary>A message that a fake carrier took.</summary>
/// <param name="Sid">The carrier's id.</param>
/// <param name="To">The phone.</param>
/// <param name="From">Our number, or the messaging service.</param>
/// <param name="Body">What the phone shows: for a content, the text with its variables filled in.</param>
/// <param name="CreatedAt">When the carrier took it.</param>
public sealed record FakeMessage(string Sid, string To, string From, string Body, DateTimeOffset CreatedAt)
{
    /// <summary>Buttons or rows; empty when there are none.</summary>
    public ImmutableArray<FakeOption> Options { get; init; } = [];

    /// <summary>True for rows of a list, false for buttons.</summary>
    public bool IsList { get; init; }

    /// <summary>The content that it was sent by, or null.</summary>
    public string? ContentSid { get; init; }

    /// <summary>Where receipts go, or null.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>Seconds, as sent; or null.</summary>
    public string? ValidityPeriod { get; init; }
}

/// <summary>A button or a row as the phone shows it.</summary>
public sealed record FakeOption(string Id, string Title);
