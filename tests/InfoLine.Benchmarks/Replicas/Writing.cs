using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>People who write to replicas. What there was no time for goes first the next time: a sender who skipped a message would get other answers than the ledger expects.</summary>
internal sealed class Writing(Ledger ledger, Traffic traffic)
{
    private List<Message> _unsent = [];
    private int _nextSender;

    public Ledger Ledger => ledger;

    public Traffic Traffic => traffic;

    /// <summary>Writes messages ahead of time.</summary>
    public List<Message> Prepare(int count)
    {
        var prepared = _unsent.Take(count).ToList();
        _unsent.RemoveRange(0, prepared.Count);
        prepared.AddRange(Traffic.Prepare(ledger, run: 1, count - prepared.Count, ref _nextSender));
        return prepared;
    }

    /// <summary>Sends as fast as the answers come.</summary>
    public async Task<Outcome> SaturateAsync(List<Message> messages, TimeSpan time)
    {
        var outcome = await traffic.SaturateAsync(messages, time, ledger);
        _unsent = [.. outcome.Unsent, .. _unsent];
        return outcome;
    }
}
