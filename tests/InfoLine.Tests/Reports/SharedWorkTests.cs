using InfoLine.Reports;

namespace InfoLine.Tests.Reports;

/// <summary>Work that many ask for at once.</summary>
public sealed class SharedWorkTests
{
    private readonly SharedWork<int> _work = new();
    private readonly TaskCompletionSource<int> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private CancellationToken _stop;

    [Fact]
    public async Task It_is_done_once_for_all_who_wait_and_anew_afterwards()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => _work.JoinAsync("report", DoAsync, CancellationToken.None)).ToArray();
        _end.SetResult(7);
        (await Task.WhenAll(waiting)).ShouldAllBe(one => one == 7);
        _begun.ShouldBe(1);
        (await _work.JoinAsync("report", DoAsync, CancellationToken.None)).ShouldBe(7);
        _begun.ShouldBe(2);
    }

    [Fact]
    public async Task Another_key_is_other_work()
    {
        var waiting = (Task[])[_work.JoinAsync("one", DoAsync, CancellationToken.None), _work.JoinAsync("two", DoAsync, CancellationToken.None)];
        _begun.ShouldBe(2);
        _end.SetResult(7);
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task It_goes_on_while_one_waits_and_stops_when_the_last_one_leaves()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var waiting = (Task[])[_work.JoinAsync("report", DoAsync, first.Token), _work.JoinAsync("report", DoAsync, second.Token)];
        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting[0]);
        _stop.IsCancellationRequested.ShouldBeFalse();
        await second.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting[1]);
        _stop.IsCancellationRequested.ShouldBeTrue();

        // The old work still finds out that it is to stop: whoever comes now has work of his own.
        var third = _work.JoinAsync("report", DoAsync, CancellationToken.None);
        _begun.ShouldBe(2);
        _end.SetResult(7);
        (await third).ShouldBe(7);
    }

    [Fact]
    public async Task Trouble_is_everybodys_and_is_not_kept()
    {
        var waiting = (Task[])[_work.JoinAsync("report", DoAsync, CancellationToken.None), _work.JoinAsync("report", DoAsync, CancellationToken.None)];
        _end.SetException(new InvalidOperationException("no"));
        foreach (var one in waiting)
            await Should.ThrowAsync<InvalidOperationException>(() => one);
        (await _work.JoinAsync("report", _ => Task.FromResult(3), CancellationToken.None)).ShouldBe(3);
    }

    private Task<int> DoAsync(CancellationToken stop)
    {
        (_begun, _stop) = (_begun + 1, stop);
        return _end.Task;
    }
}
