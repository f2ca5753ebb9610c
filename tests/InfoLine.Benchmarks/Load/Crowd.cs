using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace InfoLine.Benchmarks.Load;

/// <summary>People who come at a steady rate, whatever the service does, and then talk with it: each writes, waits for the answer, reads it, and writes again.</summary>
/// <param name="service">Where to.</param>
/// <param name="mailbox">What they hear.</param>
/// <param name="run">Keeps the ids of several crowds apart.</param>
internal sealed class Crowd(IPEndPoint service, Mailbox mailbox, int run)
{
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<Caller> _idle = [];
    private readonly ConcurrentBag<Said> _said = [];
    private int _unanswered;

    /// <summary>Every message with its two times.</summary>
    public IReadOnlyCollection<Said> All => _said;

    /// <summary>Messages that were refused, or had no reply within half a minute; whoever wrote one goes away.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>Lets people come, and waits until the last one has gone.</summary>
    /// <param name="firstSender">The first of their numbers, which nobody has used.</param>
    /// <param name="perSecond">How many come in a second.</param>
    /// <param name="duration">For how long they come.</param>
    /// <param name="talk">What each of them writes.</param>
    /// <returns>How many came.</returns>
    public async Task<int> ComeAsync(int firstSender, double perSecond, TimeSpan duration, (string Text, string Kind)[] talk)
    {
        var people = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i / perSecond < duration.TotalSeconds; i++)
        {
            if (TimeSpan.FromSeconds(i / perSecond) - clock.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early);
            people.Add(TalkAsync(firstSender + i, talk));
        }

        await Task.WhenAll(people);
        while (_idle.TryTake(out var caller))
            caller.Dispose();
        return people.Count;
    }

    private async Task TalkAsync(int sender, (string Text, string Kind)[] talk)
    {
        for (var number = 1; number <= talk.Length; number++)
        {
            var (text, kind) = talk[number - 1];
            var message = Webhooks.Write(run, sender, number, text);
            var reply = mailbox.NextOf(sender);
            var caller = _idle.TryTake(out var free) ? free : new Caller(service);
            var sentAt = Stopwatch.GetTimestamp();
            var status = await caller.PostAsync(message.Request);
            var accepted = Stopwatch.GetElapsedTime(sentAt);
            _idle.Add(caller);
            if (status != StatusCodes.Status200OK || await Task.WhenAny(reply, Task.Delay(Patience)) != reply)
            {
                Interlocked.Increment(ref _unanswered);
                return;
            }

            _said.Add(new(kind, accepted, Stopwatch.GetElapsedTime(sentAt, await reply)));
            await Task.Delay(Reading);
        }
    }

    /// <param name="Kind">One of <see cref="Talk"/>.</param>
    /// <param name="Webhook">Until the message was accepted.</param>
    /// <param name="Reply">Until the reply was at the carrier.</param>
    internal sealed record Said(string Kind, TimeSpan Webhook, TimeSpan Reply);
}
