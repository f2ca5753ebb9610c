using System.Globalization;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Desk;

/// <summary>The desk of a busy line: the service in a process of its own, villagers, carrier and all browsers in this one.</summary>
internal sealed class DeskFigures
{
    private const int Centres = 10;
    private const int Colleagues = 200;
    private const int ClaimsEach = 5;
    private const int Bystanders = 2_000;
    private const int MostEach = 40;
    private const double OfWatched = 25;
    private const double OfOthers = 25;
    private const double OfBystanders = 150;
    private const double GoalListMilliseconds = 100;
    private const double GoalShownMilliseconds = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly bool _short;
    private readonly List<Figure> _figures = [];
    private readonly Ledger _ledger;

    private DeskFigures(bool isShort)
    {
        _short = isShort;
        _ledger = new(Bystanders + Tickets + 1, MostEach); // The last one only knocks at the beginning.
    }

    private int Tickets => _short ? 2_000 : 10_000;

    private TimeSpan Duration => TimeSpan.FromSeconds(_short ? 15 : 60);

    private string What => $"Desk: {Figure.Count(Tickets)} open tickets, {Colleagues} connected, {OfWatched + OfOthers + OfBystanders:0} messages/s for {Duration.TotalSeconds:0} s";

    /// <returns>The figures, and whether every message was shown, and every bystander answered once.</returns>
    public static async Task<(List<Figure> Figures, bool IsFaultless)> MeasureAsync(Wish wish)
    {
        var run = new DeskFigures(wish.Short);
        var isFaultless = await run.MeasureAsync();
        return (run._figures, isFaultless);
    }

    private async Task<bool> MeasureAsync()
    {
        using var scratch = new Scratch();
        await using var carrier = await FakeCarrier.StartAsync(_ledger);
        var line = new Line(scratch.Folder, Repository.BenchmarkDialogs, carrier.Url, Child.FreePort());
        Progress.Tell($"Desk: {Centres} centres, {Colleagues} colleagues");
        var office = await Office.OpenAsync($"Data Source={line.Database}", Centres, Colleagues);
        bool isFaultless;
        Dictionary<string, List<(string Id, int Sender)>> tickets;
        using (var service = line.Start())
        {
            await Line.FirstAnswerAsync(service, line.Address, Webhooks.Write(run: 9, sender: Bystanders + Tickets, number: 1).Request);
            var villagers = new Villagers(line.Address, Bystanders, Tickets);
            Progress.Tell($"Desk: {Tickets} people ask for a person");
            await villagers.AskForPersonAsync(connections: 64);
            tickets = await OpenTicketsAsync(line);
            isFaultless = await MeasureLoadAsync(line, service, office, villagers, tickets);
        }

        Progress.Tell("Desk: first pages on a slow line");
        _figures.AddRange(await FirstPages.MeasureAsync(line, office.Colleagues[0], tickets[office.Colleagues[0].CentreId ?? ""][0].Id));
        return isFaultless;
    }

    private async Task<bool> MeasureLoadAsync(Line line, Child service, Office office, Villagers villagers, Dictionary<string, List<(string Id, int Sender)>> tickets)
    {
        using var browsers = new Browsers(line.Address, "__Host-");
        var (pages, watched) = await TakeTicketsAsync(browsers, office, villagers, tickets);
        using var over = new CancellationTokenSource();
        using var opened = new CountdownEvent(pages.Count);
        Progress.Tell($"Desk: {pages.Count} pages are opened");
        var open = pages.Select(page => page.StayAsync(() => opened.Signal(), over.Token)).ToList();
        while (!opened.IsSet && !open.Exists(page => page.IsFaulted))
            await Task.Delay(20);

        Progress.Tell(What);
        var rounds = new Rounds(browsers);
        var before = pages.Sum(page => page.Fetches);
        var cpu = new CpuShares(service);
        var others = Enumerable.Range(0, Tickets).Except(watched).ToList();
        var bystanders = Enumerable.Range(0, (int)(OfBystanders * Duration.TotalSeconds)).Select(i => i % Bystanders)
            .Select(sender => Webhooks.Write(run: 1, sender, _ledger.NextNumber(sender) ?? throw new InvalidOperationException("Bystanders write too much."))).ToList();
        var traffic = new Traffic(line.Address, connections: 16).PaceAsync(bystanders, OfBystanders, _ledger);
        await Task.WhenAll(
            traffic,
            villagers.WriteAsync(watched, OfWatched, Duration, isWatched: true),
            villagers.WriteAsync(others, OfOthers, Duration, isWatched: false),
            rounds.GoAsync(office.Colleagues[1], office.Supervisor, tickets[office.Colleagues[1].CentreId ?? ""][0].Id, Duration));
        var shares = cpu.Read();
        await villagers.SeenAsync(TimeSpan.FromSeconds(20));
        await _ledger.DrainAsync(Patience);
        var fetched = (pages.Sum(page => page.Fetches) - before) / Duration.TotalSeconds;
        await over.CancelAsync();
        await Task.WhenAll(open);
        return Judge(await traffic, bystanders, villagers, rounds, shares, fetched, service.ResidentBytes);
    }

    /// <summary>Everybody takes some tickets; one half then looks at one of them, the other half at the list of their own.</summary>
    private static async Task<(List<OpenPage> Pages, List<int> Watched)> TakeTicketsAsync(
        Browsers browsers, Office office, Villagers villagers, Dictionary<string, List<(string Id, int Sender)>> tickets)
    {
        Progress.Tell($"Desk: {Colleagues * ClaimsEach} tickets are taken");
        var pages = new List<OpenPage>();
        var watched = new List<int>();
        var taken = tickets.ToDictionary(one => one.Key, _ => 0, StringComparer.Ordinal);
        foreach (var colleague in office.Colleagues)
        {
            var centre = colleague.CentreId ?? throw new InvalidOperationException("A colleague without a centre.");
            var own = tickets[centre].Skip(taken[centre]).Take(ClaimsEach).ToList();
            taken[centre] += ClaimsEach;
            await browsers.ClaimAsync(colleague, own.Select(ticket => ticket.Id));
            var isReader = pages.Count % 2 == 0;
            watched.AddRange(own.Take(isReader ? 1 : ClaimsEach).Select(ticket => ticket.Sender - Bystanders));
            pages.Add(isReader
                ? new(browsers, colleague, $"/desk/tickets/{own[0].Id}", own[0].Id, villagers.Saw)
                : new(browsers, colleague, "/desk?view=mine", ticketId: null, villagers.Saw));
        }

        return (pages, watched);
    }

    private bool Judge(Outcome traffic, List<Message> bystanders, Villagers villagers, Rounds rounds, CpuShares.Shares shares, double fetched, long resident)
    {
        var shown = new Percentiles(villagers.Times);
        var reply = new Percentiles(_ledger.ReplyTimes(bystanders));
        var isFaultless = villagers.Missing == 0 && villagers.Refused == 0 && traffic.Refused == 0 && _ledger.Missing == 0 && _ledger.Doubled == 0;
        _figures.Add(new(
            $"{What}: from webhook to the page of whoever has the ticket p50 / p99", Pair(shown), $"{Pair(reply)} (a bystander's reply at the carrier)",
            $"p99 ≤ {GoalShownMilliseconds / 1000:0} s", shown.P99 <= GoalShownMilliseconds && villagers.Missing == 0));
        var floor = $"{Pair(rounds.Floor)} (the smallest page)";
        _figures.Add(List($"Desk: meanwhile, lists of a centre ({Figure.Count(Tickets / (double)Centres)} tickets), every view, p50 / p99", rounds.Lists, floor));
        _figures.Add(List($"Desk: meanwhile, lists of all {Figure.Count(Tickets)} tickets, every view, p50 / p99", rounds.WholeLists, floor));
        _figures.Add(List("Desk: meanwhile, a conversation p50 / p99", rounds.Tickets, floor));
        _figures.Add(new("Desk: meanwhile, pieces fetched after news a second", Figure.Count(fetched)));
        _figures.Add(new("Desk: CPU of service / of load, carrier and browsers", shares.ToString()));
        _figures.Add(new("Desk: resident memory of the service", $"{resident / (1024 * 1024)} MB"));
        _figures.Add(new(
            "Desk: messages for a page, shown / missing; bystanders' messages unanswered or answered twice",
            $"{Figure.Count(shown.Count)} / {villagers.Missing}; {_ledger.Missing + _ledger.Doubled} of {Figure.Count(_ledger.Accepted)}{traffic.Trouble}", "", "none", isFaultless));
        return isFaultless;
    }

    private static Figure List(string name, Percentiles times, string floor) => new(name, Pair(times), floor, $"p99 ≤ {GoalListMilliseconds} ms", times.P99 <= GoalListMilliseconds);

    private static string Pair(Percentiles times) => $"{Figure.Milliseconds(times.P50)} / {Figure.Milliseconds(times.P99)}";

    /// <summary>Waits until everybody has a ticket.</summary>
    /// <returns>The tickets by centre, the longest waiting first.</returns>
    private async Task<Dictionary<string, List<(string Id, int Sender)>>> OpenTicketsAsync(Line line)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = line.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(file.ToString());
        await connection.OpenAsync();
        await using var count = connection.CreateCommand();
        count.CommandText = "select count(*) from tickets where closed_at is null";
        var (open, changedAt) = (0L, Environment.TickCount64);
        while (open < Tickets && Environment.TickCount64 - changedAt < Patience.TotalMilliseconds)
        {
            await Task.Delay(100);
            var now = Convert.ToInt64(await count.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            (open, changedAt) = (now, now == open ? changedAt : Environment.TickCount64);
        }

        if (open < Tickets)
            throw new InvalidOperationException($"Only {open} of {Tickets} people have a ticket.");
        await using var all = connection.CreateCommand();
        all.CommandText = "select centre_id, id, address from tickets order by centre_id, order_at, id";
        await using var row = await all.ExecuteReaderAsync();
        var tickets = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            if (!tickets.TryGetValue(row.GetString(0), out var own))
                tickets[row.GetString(0)] = own = [];
            own.Add((row.GetString(1), Webhooks.SenderOf(row.GetString(2))));
        }

        return tickets;
    }
}
