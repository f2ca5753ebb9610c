using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Service;

/// <summary>The whole service in a process of its own, with SQLite on disk; the load and the carrier are in this one.</summary>
internal sealed class ServiceFigures
{
    private const int Senders = 20_000;
    private const int MostEach = 40;
    private const int Connections = 128;
    private const double Pace = 1_000;
    private const double GoalShareOfFloor = 0.5;
    private const double GoalWebhookMilliseconds = 50;
    private const double GoalReplyMilliseconds = 1_000;
    private const double GoalStartSeconds = 2;
    private const long GoalResidentBytes = 200L * 1024 * 1024;
    private const int MemoryMessages = 100_000;
    private const int Rounds = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Wish _wish;
    private readonly Ledger _ledger = new(Senders, MostEach);
    private readonly List<Figure> _figures = [];
    private List<Message> _unsent = [];
    private int _nextSender;

    private ServiceFigures(Wish wish) => _wish = wish;

    private TimeSpan PaceTime => TimeSpan.FromSeconds(_wish.Short ? 10 : 60);

    private TimeSpan SaturationTime => TimeSpan.FromSeconds(_wish.Short ? 8 : 24);

    /// <returns>The figures, and whether no message was lost, doubled or out of order.</returns>
    public static async Task<(List<Figure> Figures, bool IsFaultless)> MeasureAsync(Wish wish)
    {
        var run = new ServiceFigures(wish);
        await run.MeasureStartAsync();
        await run.MeasureLoadAsync();
        return (run._figures, run._ledger.IsFaultless);
    }

    private async Task MeasureStartAsync()
    {
        var starts = new List<TimeSpan>();
        for (var run = 0; run < (_wish.Short ? 3 : 7); run++)
        {
            Progress.Tell("Service: start");
            using var scratch = new Scratch();
            var ledger = new Ledger(1, 1);
            await using var carrier = await FakeCarrier.StartAsync(ledger);
            var line = new Line(scratch.Folder, Repository.ShippedDialogs, carrier.Url, Child.FreePort());
            var clock = Stopwatch.StartNew();
            using var service = line.Start();
            await Line.FirstAnswerAsync(service, line.Address, Webhooks.Write(run: 1, sender: 0, number: 1).Request);
            starts.Add(clock.Elapsed);
        }

        var middle = starts.Order().ElementAt(starts.Count / 2).TotalSeconds;
        _figures.Add(new(
            "Service: from `dotnet InfoLine.dll` to the first webhook answered (new database, shipped dialogs)",
            $"{middle:0.00} s (median of {starts.Count}, worst {starts.Max().TotalSeconds:0.00} s)", "", $"≤ {GoalStartSeconds} s", middle <= GoalStartSeconds));
    }

    private async Task MeasureLoadAsync()
    {
        using var scratch = new Scratch();
        await using var carrier = await FakeCarrier.StartAsync(_ledger);
        var line = new Line(scratch.Folder, Repository.BenchmarkDialogs, carrier.Url, Child.FreePort());
        using var service = line.Start();
        await Line.FirstAnswerAsync(service, line.Address, Webhooks.Write(run: 9, sender: Senders, number: 1).Request);
        var traffic = new Traffic(line.Address, Connections);

        Progress.Tell("Service: warming up");
        await SaturateAsync(traffic, Prepare(_wish.Short ? 5_000 : 20_000), TimeSpan.FromSeconds(20));
        await _ledger.DrainAsync(Patience);
        await MeasurePaceAsync(traffic, service);
        await MeasureSaturationAsync(traffic, service, scratch.Folder);
        await MeasureMemoryAsync(traffic, service);
        _figures.Add(new(
            "Service: of all messages above, lost / answered twice / out of order for their sender",
            $"{_ledger.Missing} / {_ledger.Doubled} / {_ledger.OutOfOrder} of {Figure.Count(_ledger.Accepted)}", "", "0 / 0 / 0", _ledger.IsFaultless));
        if (_ledger.Strange > 0)
            _figures.Add(new("Service: replies that answer nothing", Figure.Count(_ledger.Strange), "", "0", IsMet: false));
    }

    private async Task MeasurePaceAsync(Traffic traffic, Child service)
    {
        var messages = Prepare((int)(Pace * PaceTime.TotalSeconds));
        Progress.Tell($"Service: {Pace:0} messages a second for {PaceTime.TotalSeconds:0} s");
        var cpu = new CpuShares(service);
        var outcome = await traffic.PaceAsync(messages, Pace, _ledger);
        var shares = cpu.Read();
        await _ledger.DrainAsync(Patience);

        var webhook = new Percentiles(outcome.Times);
        var reply = new Percentiles(_ledger.ReplyTimes(messages));
        var what = $"Service: {Pace:0} messages/s for {outcome.Elapsed.TotalSeconds:0} s";
        var allAccepted = outcome.Refused == 0;
        _figures.Add(new(
            $"{what}: webhook p50 / p99", $"{Figure.Milliseconds(webhook.P50)} / {Figure.Milliseconds(webhook.P99)}{outcome.Trouble}", "",
            $"p99 ≤ {GoalWebhookMilliseconds} ms", allAccepted && webhook.P99 <= GoalWebhookMilliseconds));
        _figures.Add(new(
            $"{what}: webhook to reply at the carrier p50 / p99", $"{Figure.Milliseconds(reply.P50)} / {Figure.Milliseconds(reply.P99)}", "",
            $"p99 ≤ {GoalReplyMilliseconds / 1000:0} s", reply.Count == messages.Count && reply.P99 <= GoalReplyMilliseconds));
        _figures.Add(new($"{what}: CPU of service / of load and carrier", shares.ToString()));
    }

    private async Task MeasureSaturationAsync(Traffic traffic, Child service, string folder)
    {
        using var floor = await BareLoad.StartAsync(folder, Connections, Senders);
        var slice = SaturationTime / Rounds;
        var ours = new Saturation();
        for (var round = 1; round <= Rounds; round++)
        {
            // Slices by turns: whatever else the machine does meets both alike.
            Progress.Tell($"Service: as fast as it accepts, round {round} of {Rounds}, the floor first");
            await floor.SaturateAsync(slice);
            var messages = Prepare(Saturation.Most(slice));
            ours.Begin(service, _ledger.Answered);
            var outcome = await SaturateAsync(traffic, messages, slice);
            ours.End(outcome, _ledger.Answered);
            await _ledger.DrainAsync(Patience);
            ours.Drained(_ledger.Answered);
        }

        _figures.AddRange(ours.Figures(floor.Measured, Connections, GoalShareOfFloor));
    }

    private async Task MeasureMemoryAsync(Traffic traffic, Child service)
    {
        var lacking = MemoryMessages - (int)_ledger.Accepted;
        if (!_wish.Short && lacking > 0)
        {
            Progress.Tell($"Service: {lacking} more messages for the memory figure");
            await SaturateAsync(traffic, Prepare(lacking), TimeSpan.FromMinutes(5));
            await _ledger.DrainAsync(Patience);
        }

        var resident = service.ResidentBytes;
        _figures.Add(new(
            $"Service: resident memory after {Figure.Count(_ledger.Accepted)} messages", $"{resident / (1024 * 1024)} MB", "",
            $"≤ {GoalResidentBytes / (1024 * 1024)} MB", resident <= GoalResidentBytes));
    }

    private List<Message> Prepare(int count)
    {
        var prepared = _unsent.Take(count).ToList();
        _unsent.RemoveRange(0, prepared.Count);
        prepared.AddRange(Traffic.Prepare(_ledger, run: 1, count - prepared.Count, ref _nextSender));
        return prepared;
    }

    /// <summary>What there was no time for goes first the next time: a sender who skipped a message would get other answers than the ledger expects.</summary>
    private async Task<Outcome> SaturateAsync(Traffic traffic, List<Message> messages, TimeSpan time)
    {
        var outcome = await traffic.SaturateAsync(messages, time, _ledger);
        _unsent = [.. outcome.Unsent, .. _unsent];
        return outcome;
    }
}
