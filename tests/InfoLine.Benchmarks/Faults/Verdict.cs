using System.Globalization;

namespace InfoLine.Benchmarks.Faults;

/// <summary>Whether the promise was kept: every accepted message one row, one turn, each reply at the carrier once and in order, none to a stopped person, each session as a replay has it.</summary>
/// <param name="Accepted">Messages that were answered with 200.</param>
/// <param name="Answered">Replies at the carrier that were due.</param>
/// <param name="Lost">Accepted messages without a row or a turn, and replies that the carrier never got; also such as were held back for a STOP that never came.</param>
/// <param name="Doubled">Messages with several rows, and replies that the carrier got too often.</param>
/// <param name="OutOfOrder">Turns and replies that overtook an earlier one of the same person.</param>
/// <param name="ToStopped">Messages to people who had been told that nothing more would come.</param>
/// <param name="Unlike">Sessions that are not what a replay of their messages comes to.</param>
internal sealed record Verdict(long Accepted, long Answered, long Lost, long Doubled, long OutOfOrder, long ToStopped, long Unlike)
{
    private const int MostTold = 5;

    private static readonly Verdict Nothing = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>True when all was as promised, of anything at all.</summary>
    public bool IsFaultless => Accepted > 0 && Lost == 0 && Doubled == 0 && OutOfOrder == 0 && ToStopped == 0 && Unlike == 0;

    /// <summary>Judges a stage on which nothing is under way any more.</summary>
    /// <param name="stage">Its record and its database.</param>
    /// <param name="tell">Hears of each person with whom something is wrong.</param>
    public static async Task<Verdict> OfAsync(Stage stage, Action<string> tell)
    {
        var kept = await stage.ReadAsync(Kept.ReadAsync);
        var replay = new Replay();
        var (sum, told) = (Nothing, 0);
        foreach (var sender in stage.Record.Senders)
        {
            var one = Of(sender, kept.GetValueOrDefault(sender.Number) ?? new(), replay, tell);
            if (!one.IsFaultless && one.Accepted > 0 && told++ < MostTold)
                Tell(tell, sender, one, kept.GetValueOrDefault(sender.Number) ?? new());
            sum = new(
                sum.Accepted + one.Accepted, sum.Answered + one.Answered, sum.Lost + one.Lost, sum.Doubled + one.Doubled, sum.OutOfOrder + one.OutOfOrder,
                sum.ToStopped + one.ToStopped, sum.Unlike + one.Unlike);
        }

        return sum;
    }

    // For whoever must find out why: in the order of turns number, time of arrival and of the turn in seconds; then what was heard.
    private static void Tell(Action<string> tell, Record.Sender sender, Verdict verdict, Kept kept)
    {
        var turns = kept.InOrderOfTurns().TakeLast(12).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Number} ({row.ReceivedAt % 1_000_000 / 1000.0:0.000}, {row.ClosedAt % 1_000_000 / 1000.0:0.000})"));
        tell($"sender {sender.Number}: {verdict}; wrote {sender.Accepted.Count}; turns {string.Join(' ', turns)}; heard {string.Join(" | ", sender.Heard.TakeLast(12).Select(heard => heard.Text.Split('\n')[0]))}");
    }

    private static Verdict Of(Record.Sender sender, Kept kept, Replay replay, Action<string> tell)
    {
        var numbers = sender.Accepted.Select(message => message.Number).ToList();
        var rows = kept.Inbox.Where(row => numbers.Contains(row.Number)).ToList();
        var byNumber = rows.GroupBy(row => row.Number).ToDictionary(group => group.Key, group => group.First());
        var withoutTurn = numbers.Count(number => !byNumber.TryGetValue(number, out var row) || row.ClosedAt is null || row.Failure is not null);
        var turns = kept.InOrderOfTurns().Select(row => row.Number).ToList();

        var (said, session) = replay.Play(numbers.Select(number => (Script.Text(sender.Number, number), byNumber.GetValueOrDefault(number)?.ClosedAt ?? 0)));
        var lastStop = numbers.LastOrDefault(number => Script.Text(sender.Number, number) == Script.Stop);
        var heldForNothing = numbers.Count(number => number > lastStop && kept.HeldBack.Any(held => held.InboxId == byNumber.GetValueOrDefault(number)?.Id));
        var due = numbers.SelectMany((number, i) => said[i].Where((_, index) => !kept.HeldBack.Contains((byNumber.GetValueOrDefault(number)?.Id ?? "", index)))).ToList();
        var heard = sender.Heard.Select(one => one.Text).ToList();
        var missing = Beyond(due, heard);
        if (missing + heldForNothing > 0)
            tell($"sender {sender.Number}: not heard {string.Join(" | ", due.Except(heard, StringComparer.Ordinal).Take(3))}; {missing} missing, {heldForNothing} held back for a STOP that never came");
        return new(
            Accepted: numbers.Count,
            Answered: due.Count - missing,
            Lost: withoutTurn + missing + heldForNothing,
            Doubled: rows.Count - byNumber.Count + Beyond(heard, due),
            OutOfOrder: Overtaken(turns) + (missing == 0 && heard.Count == due.Count ? due.Zip(heard).Count(pair => pair.First != pair.Second) : 0),
            ToStopped: WhileStopped(sender),
            Unlike: kept.Session is { } body && Replay.Comparable(body) == session ? 0 : 1);
    }

    /// <summary>How many of the first are not in the second, counted as often as they come.</summary>
    private static int Beyond(IEnumerable<string> first, IEnumerable<string> second)
    {
        var left = second.GroupBy(text => text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return first.Count(text => !left.TryGetValue(text, out var count) || (left[text] = count - 1) < 0);
    }

    private static int Overtaken(List<int> turns) => turns.Where((number, i) => i > 0 && number < turns[i - 1]).Count();

    /// <summary>
    /// How many messages came between the answer to a STOP and the START after it. Not to the answer to START: of replies that were late, the one to START may have been held back for the next STOP, and those behind it go out when that is over too.
    /// </summary>
    private static int WhileStopped(Record.Sender sender)
    {
        var starts = new Queue<long>(sender.Accepted.Where(one => Script.Text(sender.Number, one.Number) == Script.Stop)
            .Select(stop => sender.Accepted.Find(one => one.Number == stop.Number + Script.ComesBackAfter) is { Number: > 0 } start ? start.WrittenAt : long.MaxValue));
        var (stoppedUntil, count) = (0L, 0);
        foreach (var (text, at) in sender.Heard)
        {
            if (text.StartsWith(Script.Stopped, StringComparison.Ordinal))
                stoppedUntil = starts.Count > 0 ? starts.Dequeue() : long.MaxValue; // Each STOP is answered, in order.
            else if (at < stoppedUntil)
                count++;
        }

        return count;
    }
}
