using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>Answers with a report: one that is kept, one that somebody is counting, or one that is counted now.</summary>
/// <param name="shelf">Where reports are kept.</param>
/// <param name="count">Counts them.</param>
/// <param name="wakeup">Tells replicas that one is counted.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class AskReport(ReportShelf shelf, CountReport count, IWakeup wakeup, TimeProvider clock)
{
    /// <summary>How soon a report may be counted again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>So long of that, another replica is waited for; then it may have died.</summary>
    private static readonly TimeSpan OthersLimit = TimeSpan.FromSeconds(15);

    /// <summary>Whoever hears nothing looks by himself.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private const string Topic = "reports";

    private readonly SharedWork<KeptReport?> _counting = new();

    /// <summary>How many reports somebody waits for, each once.</summary>
    public int InHand => _counting.Count;

    /// <summary>A report.</summary>
    /// <param name="question">Which.</param>
    /// <param name="steps">The questions of the registration.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    public async Task<ReportAnswer> ReadAsync(ReportQuestion question, RegistrationSteps steps, CancellationToken cancellation)
    {
        var key = await shelf.KeyOfAsync(question, steps, cancellation);
        return await shelf.FindAsync(key, steps, cancellation) is { } kept ? new ReportAnswer.Counted(kept) : await CountAsync(new(key, question, steps, null), cancellation);
    }

    /// <summary>A report that is counted now, unless that was done a moment ago.</summary>
    /// <param name="question">Which.</param>
    /// <param name="steps">The questions of the registration.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    public async Task<ReportAnswer> AgainAsync(ReportQuestion question, RegistrationSteps steps, CancellationToken cancellation)
    {
        var key = await shelf.KeyOfAsync(question, steps, cancellation);
        var kept = await shelf.FindAsync(key, steps, cancellation);
        return kept is not null && clock.GetUtcNow() - kept.CountedAt < Pause
            ? new ReportAnswer.TooSoon(kept)
            : await CountAsync(new(key, question, steps, kept?.CountedAt), cancellation);
    }

    private async Task<ReportAnswer> CountAsync(Wish wish, CancellationToken cancellation) =>
        await _counting.JoinAsync(wish.Key, stop => CountOnceAsync(wish, stop), cancellation) is { } counted ? new ReportAnswer.Counted(counted) : new ReportAnswer.TooSlow();

    /// <returns>Null when it took too long.</returns>
    private async Task<KeptReport?> CountOnceAsync(Wish wish, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            if (await OfAnotherAsync(wish, either.Token) is { } others)
                return others;
            await shelf.LeaseAsync(wish.Key, either.Token);

            // A database that does not answer is not waited for.
            return await CountAndKeepAsync(wish, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<KeptReport> CountAndKeepAsync(Wish wish, CancellationToken cancellation)
    {
        try
        {
            var report = await count.RunAsync(wish.Question, wish.Steps, cancellation);
            await shelf.KeepAsync(wish.Key, report, wish.Steps, CancellationToken.None);
            return report;
        }
        finally
        {
            await shelf.EndLeaseAsync(wish.Key);
            wakeup.Wake(Topic);
        }
    }

    /// <returns>Null where nobody else counts, or without coming to an end.</returns>
    private async Task<KeptReport?> OfAnotherAsync(Wish wish, CancellationToken cancellation)
    {
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < OthersLimit;)
        {
            // Asked for before looking, so that nothing falls between.
            var next = wakeup.Next(Topic);
            if (await shelf.FindAsync(wish.Key, wish.Steps, cancellation) is { } kept && kept.CountedAt > (wish.After ?? DateTimeOffset.MinValue))
                return kept;
            if (!await shelf.IsLeasedAsync(wish.Key, cancellation))
                return null;
            await Task.WhenAny(next, Task.Delay(Look, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        return null;
    }

    /// <param name="Key">Its name on the shelf.</param>
    /// <param name="Question">Which report.</param>
    /// <param name="Steps">The questions of the registration.</param>
    /// <param name="After">It must be counted later than this; null where any will do.</param>
    private sealed record Wish(string Key, ReportQuestion Question, RegistrationSteps Steps, DateTimeOffset? After);
}

/// <summary>What comes of asking for a report.</summary>
internal abstract record ReportAnswer
{
    private ReportAnswer()
    {
    }

    /// <summary>Here it is.</summary>
    internal sealed record Counted(KeptReport Report) : ReportAnswer;

    /// <summary>It is too new to be counted again.</summary>
    internal sealed record TooSoon(KeptReport Report) : ReportAnswer;

    /// <summary>It takes longer than anybody waits at a page.</summary>
    internal sealed record TooSlow : ReportAnswer;
}
