namespace InfoLine.Benchmarks.Load;

/// <summary>One message of one sender, ready to go.</summary>
/// <param name="Sender">From 0.</param>
/// <param name="Number">Which message of this sender, from 1.</param>
/// <param name="Request">The whole signed HTTP request.</param>
internal readonly record struct Message(int Sender, int Number, byte[] Request);

/// <summary>What senders write and what they must hear, so that every reply names the message that it answers. The dialogs <c>welcome</c> and <c>count</c> are the other half.</summary>
internal static class Counting
{
    private const int Base = 1000;
    private const string Heard = "Heard ";

    /// <summary>The text of a sender's message of this number.</summary>
    public static string Text(int number) => number switch
    {
        1 => "hello",
        2 => "1",
        _ => $"{Base + number}",
    };

    /// <summary>Which message a reply answers; 0 when it answers none.</summary>
    public static int NumberOf(ReadOnlySpan<char> reply) => reply switch
    {
        ['W', 'e', 'l', 'c', 'o', 'm', 'e', ..] => 1,
        ['C', 'o', 'u', 'n', 't', ..] => 2,
        _ when reply.StartsWith(Heard) && int.TryParse(reply[Heard.Length..], out var said) => said - Base,
        _ => 0,
    };
}
