using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Reports;

/// <summary>How long villagers wait beside a million others: the real service on the large file, people who register and are connected, others who ask; then the same with a report running.</summary>
internal sealed class VillagerFigures
{
    private const double VillagersPerSecond = 8;
    private const double AskersPerSecond = 12;
    private const double GoalWebhookMilliseconds = 50;
    private const double GoalReplyMilliseconds = 1_000;
    private const int AskersFrom = 40_000_000;

    /// <summary>A crowd has at most so many people of a kind.</summary>
    private const int MostOfACrowd = 100_000;

    private readonly Line _line;
    private readonly Mailbox _mailbox;
    private readonly TimeSpan _duration;
    private readonly List<Figure> _figures = [];
    private int _crowds;

    private VillagerFigures(Line line, Mailbox mailbox, TimeSpan duration) => (_line, _mailbox, _duration) = (line, mailbox, duration);

    /// <summary>Measures.</summary>
    /// <param name="folder">Holds the file of <see cref="ManyReferrals"/>, which nobody has open.</param>
    /// <param name="services">How many services there are.</param>
    /// <param name="isShort">A quick pass.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, int services, bool isShort)
    {
        var mailbox = new Mailbox();
        await using var carrier = await FakeCarrier.StartAsync(mailbox);
        var line = new Line(folder, Repository.ShippedDialogs, carrier.Url, Child.FreePort());
        Progress.Tell($"Villagers: importing {services:N0} services");
        var directory = Path.Combine(folder, "directory");
        new ManyServices(services).Write(directory);
        using (var import = line.Run("directory", "import", directory))
            await import.EndAsync();
        await ManyServices.CountLoadsAsync(Path.Combine(folder, Line.DatabaseFile));

        using var service = line.Start();
        var run = new VillagerFigures(line, mailbox, TimeSpan.FromSeconds(isShort ? 10 : 60));
        Progress.Tell("Villagers: warming up");

        // Messages are taken at once, and answered when it is learned what people ask.
        var first = mailbox.NextOf(AskersFrom - 1);
        await Line.FirstAnswerAsync(service, line.Address, Webhooks.Write(run: 7, AskersFrom - 1, number: 1, "hello").Request);
        await first.WaitAsync(TimeSpan.FromMinutes(5));
        await run.ComeAsync(TimeSpan.FromSeconds(isShort ? 5 : 15));
        Progress.Tell("Villagers: alone");
        await run.MeasureAsync(service, "Villagers", [], Task.CompletedTask);
        Progress.Tell("Villagers: with reports beside");
        using var enough = new CancellationTokenSource();
        var times = new List<double>();
        await run.MeasureAsync(service, "Villagers, reports beside", times, run.ReportAsync(times, enough.Token), enough);
        return run._figures;
    }

    private async Task MeasureAsync(Child service, string what, List<double> reports, Task beside, CancellationTokenSource? enough = null)
    {
        var cpu = new CpuShares(service);
        var before = await CountAsync();
        var (crowd, villagers, askers) = await ComeAsync(_duration);
        var shares = cpu.Read();
        if (enough is not null)
            await enough.CancelAsync();
        await beside;
        var after = await CountAsync();
        var (people, referrals) = (after.People - before.People, after.Referrals - before.Referrals);
        var all = new Percentiles(crowd.All.Select(said => said.Webhook));
        var perSecond = crowd.All.Count / (shares.Elapsed.TotalSeconds - 5);
        what = $"{what}, about {perSecond:0} messages/s for {_duration.TotalSeconds:0} s";
        _figures.Add(new(
            $"{what}: {villagers} came to register and be connected, {askers} to ask: registered / connected / unanswered", $"{people} / {referrals} / {crowd.Unanswered}", "", "every one",
            people == villagers && referrals == villagers && crowd.Unanswered == 0));
        _figures.Add(new(
            $"{what}: webhook p50 / p99", $"{Figure.Milliseconds(all.P50)} / {Figure.Milliseconds(all.P99)}", "", $"p99 ≤ {GoalWebhookMilliseconds:0} ms", all.P99 <= GoalWebhookMilliseconds));
        foreach (var (kind, name) in ((string, string)[])[(Talk.Plain, "a question or an answer"), (Talk.Registers, "the turn that registers"), (Talk.Seeks, "the turn that looks for a provider"), (Talk.Refers, "the turn that refers")])
        {
            var reply = new Percentiles(crowd.All.Where(said => said.Kind == kind).Select(said => said.Reply));
            var webhook = new Percentiles(crowd.All.Where(said => said.Kind == kind).Select(said => said.Webhook));
            _figures.Add(new(
                $"{what}: {name}, {reply.Count} times: reply p50 / p99 (webhook p99)", $"{Figure.Milliseconds(reply.P50)} / {Figure.Milliseconds(reply.P99)} ({Figure.Milliseconds(webhook.P99)})", "",
                $"p99 ≤ {GoalReplyMilliseconds / 1000:0} s", reply.P99 <= GoalReplyMilliseconds));
        }

        _figures.Add(new($"{what}: CPU of service / of load and carrier", shares.ToString()));
        if (reports.Count > 0)
            _figures.Add(new($"{what}: the command `report` meanwhile, {reports.Count} times one after the other: median / worst", $"{reports.Order().ElementAt(reports.Count / 2):0.0} s / {reports.Max():0.0} s"));
    }

    private async Task<(Crowd Crowd, int Villagers, int Askers)> ComeAsync(TimeSpan duration)
    {
        var crowd = new Crowd(_line.Address, _mailbox, run: 1);
        var first = _crowds++ * MostOfACrowd;
        var askers = crowd.ComeAsync(AskersFrom + first, AskersPerSecond, duration, Talk.OfAsker);
        return (crowd, await crowd.ComeAsync(first, VillagersPerSecond, duration, Talk.OfVillager), await askers);
    }

    private async Task ReportAsync(List<double> times, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var clock = Stopwatch.GetTimestamp();
            using var report = _line.Run("report", "--to", Path.Combine(_line.Folder, "report.txt"));
            await report.EndAsync();
            times.Add(Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }
    }

    // The service has the file open; a reader beside it is welcome.
    private async Task<(long People, long Referrals)> CountAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_line.Folder, Line.DatabaseFile)};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from people where created_at > $1 union all select count(*) from referrals where created_at > $1 and sent_at is not null";
        command.Parameters.AddWithValue("$1", DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds());
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var people = reader.GetInt64(0);
        await reader.ReadAsync();
        return (people, reader.GetInt64(0));
    }
}
