using System.Diagnostics;
using System.Net;

namespace InfoLine.Benchmarks.Load;

/// <summary>Many senders over a fixed number of connections. One sender always uses the same connection, so its messages arrive in the order in which they were written.</summary>
/// <param name="services">Where to: each message of a connection to the next one, so that whoever writes twice meets two of them.</param>
/// <param name="connections">How many messages are under way at a time.</param>
internal sealed class Traffic(IReadOnlyList<IPEndPoint> services, int connections)
{
    public Traffic(IPEndPoint service, int connections)
        : this([service], connections)
    {
    }

    /// <summary>Every fourth message follows at once on another one of the same sender: people who press send twice.</summary>
    private const int Impatient = 4;

    /// <summary>Writes messages ahead of time, over all senders in turn.</summary>
    public static List<Message> Prepare(Ledger ledger, int run, int count, ref int nextSender)
    {
        var messages = new List<Message>(count);
        var tried = 0;
        while (messages.Count < count && tried++ < ledger.Senders + count)
        {
            var sender = messages.Count % Impatient == Impatient - 1 ? messages[^1].Sender : nextSender++ % ledger.Senders;
            if (ledger.NextNumber(sender) is { } number)
                messages.Add(Webhooks.Write(run, sender, number));
        }

        return messages;
    }

    /// <summary>Sends as fast as the answers come.</summary>
    /// <param name="messages">At most these.</param>
    /// <param name="duration">At most for so long.</param>
    /// <param name="ledger">Hears of what is accepted; null where nobody judges.</param>
    public async Task<Outcome> SaturateAsync(IReadOnlyList<Message> messages, TimeSpan duration, Ledger? ledger)
    {
        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Shares(messages).Select(share => SaturateOneAsync(share, clock, duration, ledger)));
        return OutcomeOf(clock.Elapsed, answers);
    }

    /// <summary>Sends at a fixed rate, however slow the answers are. Times count from when a message was due, so that a stall is not hidden.</summary>
    public async Task<Outcome> PaceAsync(IReadOnlyList<Message> messages, double perSecond, Ledger ledger)
    {
        var start = Stopwatch.GetTimestamp();
        var due = new Dictionary<(int, int), long>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
            due[(messages[i].Sender, messages[i].Number)] = start + (long)(i / perSecond * Stopwatch.Frequency);
        var answers = await Task.WhenAll(Shares(messages).Select(share => PaceOneAsync(share, due, ledger)));
        return OutcomeOf(Stopwatch.GetElapsedTime(start), answers);
    }

    private static Outcome OutcomeOf(TimeSpan elapsed, Answers[] answers) =>
        new(elapsed, [.. answers.SelectMany(each => each.Times)], answers.Sum(each => each.Refused), InTurn(answers));

    // From all connections in turn: whoever takes the first of them for a paced run is not to wait for a few connections.
    private static List<Message> InTurn(Answers[] answers) =>
        [.. answers.SelectMany(each => each.Unsent.Select((message, place) => (message, place))).OrderBy(one => one.place).Select(one => one.message)];

    private Message[][] Shares(IReadOnlyList<Message> messages)
    {
        var shares = new List<Message>[connections];
        for (var i = 0; i < connections; i++)
            shares[i] = [];
        foreach (var message in messages)
            shares[message.Sender % connections].Add(message);
        return [.. shares.Select(share => share.ToArray())];
    }

    private async Task<Answers> SaturateOneAsync(Message[] share, Stopwatch clock, TimeSpan duration, Ledger? ledger)
    {
        using var caller = new RoundCaller(services);
        var answers = new Answers();
        foreach (var message in share)
        {
            if (clock.Elapsed >= duration)
            {
                answers.Unsent.Add(message);
                continue;
            }

            var sentAt = Stopwatch.GetTimestamp();
            ledger?.Sent(message, sentAt);
            answers.Add(await caller.PostAsync(message.Request), sentAt, message, ledger);
        }

        return answers;
    }

    private async Task<Answers> PaceOneAsync(Message[] share, Dictionary<(int, int), long> due, Ledger ledger)
    {
        using var caller = new RoundCaller(services);
        var answers = new Answers();
        foreach (var message in share)
        {
            var sentAt = due[(message.Sender, message.Number)];
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), sentAt) is { Ticks: > 0 } early)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Floor(early.TotalMilliseconds))));
            ledger.Sent(message, sentAt);
            answers.Add(await caller.PostAsync(message.Request), sentAt, message, ledger);
        }

        return answers;
    }

    private sealed class Answers
    {
        public List<TimeSpan> Times { get; } = [];

        public List<Message> Unsent { get; } = [];

        public int Refused { get; private set; }

        public void Add(int status, long sentAt, Message message, Ledger? ledger)
        {
            if (status != StatusCodes.Status200OK)
            {
                Refused++;
                return;
            }

            Times.Add(Stopwatch.GetElapsedTime(sentAt));
            ledger?.WasAccepted(message);
        }
    }
}

/// <summary>How a stretch of load went.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Times">How long each accepted request took.</param>
/// <param name="Refused">Requests that were not answered with 200.</param>
/// <param name="Unsent">Messages for which there was no time; each sender's in order.</param>
internal sealed record Outcome(TimeSpan Elapsed, List<TimeSpan> Times, int Refused, List<Message> Unsent)
{
    public int Accepted => Times.Count;

    /// <summary>Empty, or a word on the requests that failed.</summary>
    public string Trouble => Refused == 0 ? "" : $", {Refused} refused";
}
