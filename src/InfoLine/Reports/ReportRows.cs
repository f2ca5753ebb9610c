using System.Collections.Concurrent;
using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>Reads the rows that reports count: straight through, by several threads at once, without making an object of any.</summary>
/// <param name="database">Where they are.</param>
/// <param name="filter">Its days are asked of the database; the rest is looked at here, because what is known of a person stands in another table.</param>
/// <param name="terms">Learns the words.</param>
/// <param name="withProviders">False where nothing is counted by provider: then theirs is not read.</param>
/// <param name="cancellation">Gives up between two rows.</param>
internal sealed class ReportRows(Database database, ReportFilter filter, ReportTerms terms, bool withProviders, CancellationToken cancellation = default)
{
    /// <summary>Rows are read in parts so small that two threads end together, whatever grew when.</summary>
    private const int Parts = 16;

    /// <summary>So many referrals are looked at together: see <see cref="ReferralBatch"/>.</summary>
    private const int Together = 64;

    /// <summary>Both read an index and no table: see the migration <c>0012_report_indexes</c>.</summary>
    internal const string PeopleSql = "select id, gender, district, block, need, sector, stage, created_at, erased_at from people where created_at >= $1 and created_at < $2";

    /// <summary>As above.</summary>
    internal const string ReferralsSql = """
        select id, person_id, need, status, outcome, verified_by, created_at, sent_at, acknowledged_at, accepted_at, contacted_at, completed_at, refusals, answers, provider_id
        from referrals where status <> 'error' and created_at >= $1 and created_at < $2
        """;

    private const string CasesSql = "select referral_id, id, reason from referral_cases where closed_at is null";

    private static readonly int Threads = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private OpenCases? _cases;

    /// <summary>Everybody who ever registered.</summary>
    public async Task<People> PeopleAsync()
    {
        var parts = await InPartsAsync(Threads, "people", (0, long.MaxValue), () => new PeoplePart(), part => row => part.Add(new(row.Text(0)), FactsOf(row)), PeopleSql, part => part);
        return new(parts);
    }

    /// <summary>All referrals of the days of the filter, the oldest first where one thread reads.</summary>
    /// <param name="people">Who is registered.</param>
    /// <param name="threads">How many at once; null for as many as are good.</param>
    /// <param name="make">Makes what one thread counts into.</param>
    /// <param name="each">Looks at some: at one where one thread reads, and then its row is still there.</param>
    /// <returns>What was made, one a thread.</returns>
    public Task<T[]> ReferralsAsync<T>(People people, int? threads, Func<T> make, Action<T, ReadOnlySpan<ReferralLine>> each) => InPartsAsync(
        threads ?? Threads, "referrals", (filter.Rows.From, filter.Rows.Until), () => (Counted: make(), Lines: new ReferralBatch(people, threads == 1 ? 1 : Together)),
        part => row =>
        {
            Fill(part.Lines.Next(), row);
            if (part.Lines.IsFull)
                each(part.Counted, part.Lines.Take());
        }, ReferralsSql, part =>
        {
            each(part.Counted, part.Lines.Take());
            return part.Counted;
        });

    /// <summary>Finds the open cases: referrals that are read after this know theirs.</summary>
    public async Task<OpenCases> CasesAsync()
    {
        var cases = new OpenCases();
        await database.ReadAsync(async connection =>
        {
            await connection.ScanAsync(cases.Add, CasesSql);
            return 0;
        });
        return _cases = cases;
    }

    /// <summary>The rows of a figure that nothing is known of but their time.</summary>
    public Task TableAsync(string sql, Action<IRow> each) => ScanAsync(each, sql, (filter.Rows.From, filter.Rows.Until));

    /// <summary>How many they are.</summary>
    public async Task<int> CountAsync(string sql)
    {
        var count = 0;
        await TableAsync($"select count(*) from ({sql}) as rows", row => count = (int)row.Number(0));
        return count;
    }

    private PersonFacts FactsOf(IRow row)
    {
        var createdAt = row.Number(7);
        return new(GenderOf(row.Text(1)), terms.Districts.Of(row.Text(2)), terms.Blocks.Of(row.Text(3)), terms.Needs.Of(row.Text(4)), terms.Sectors.Of(row.Text(5)), terms.Stages.Of(row.Text(6)))
        {
            IsOfPeriod = createdAt >= filter.Rows.From && createdAt < filter.Rows.Until,
            IsErased = row.Number(8) != 0,
        };
    }

    private static Gender GenderOf(ReadOnlySpan<byte> word) => word.IsEmpty ? Gender.Unknown : word.SequenceEqual("woman"u8) ? Gender.Woman : word.SequenceEqual("man"u8) ? Gender.Man : Gender.Other;

    private void Fill(ReferralLine line, IRow row)
    {
        line.Row = row;
        line.Case = _cases?.Of(row.Text(0));
        line.PersonId = new(row.Text(1));
        line.Need = terms.Needs.Of(row.Text(2));
        line.Standing = StandingOf(row.Text(3));
        line.Help = HelpOf(row.Text(4));
        line.Witness = line.Help == Help.Unknown ? Witness.Nobody : WitnessOf(row.Text(5));
        line.OpenedAt = row.Number(6);
        line.SentAt = row.Number(7);
        line.AcknowledgedAt = row.Number(8);
        line.AcceptedAt = row.Number(9);

        // Every column takes time, and without a yes nothing of these has happened.
        var isAccepted = line.AcceptedAt > 0;
        line.ContactedAt = isAccepted ? row.Number(10) : 0;
        line.CompletedAt = isAccepted ? row.Number(11) : 0;
        line.Answers = 0;
        if (isAccepted)
            HistoryWords.ReadAnswers(row.Text(13), line);
        line.Refusals.Clear();
        HistoryWords.ReadRefusals(row.Text(12), withProviders ? terms.Providers : null, line.Refusals);
        line.Provider = withProviders ? terms.Providers.Of(row.Text(14)) : 0;
    }

    private static Standing StandingOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("completed"u8) => Standing.Completed,
        _ when word.SequenceEqual("declined"u8) => Standing.Refused,
        _ when word.SequenceEqual("expired"u8) => Standing.Expired,
        _ when word.SequenceEqual("withdrawn"u8) => Standing.Withdrawn,
        _ when word.SequenceEqual("unreachable"u8) => Standing.Unreachable,
        _ => Standing.Open,
    };

    private static Help HelpOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("helped_fully"u8) => Help.Fully,
        _ when word.SequenceEqual("helped_partly"u8) => Help.Partly,
        _ when word.SequenceEqual("not_helped"u8) => Help.Not,
        _ => Help.Unknown,
    };

    private static Witness WitnessOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("person"u8) => Witness.Person,
        _ when word.SequenceEqual("provider"u8) => Witness.Provider,
        _ when word.SequenceEqual("staff"u8) => Witness.Staff,
        _ => Witness.Nobody,
    };

    // Whoever counts reads in parts, several at once; whoever lists reads in order.
    private async Task<TDone[]> InPartsAsync<T, TDone>(
        int threads, string table, (long From, long Until) period, Func<T> make, Func<T, Action<IRow>> reader, string sql, Func<T, TDone> finish)
    {
        var ends = await database.ReadAsync(connection => connection.QueryAsync(
            row => (First: row.NumberOrNull(0), Last: row.NumberOrNull(1)), $"select (select min(created_at) from {table}), (select max(created_at) from {table})"));
        var parts = new ConcurrentQueue<(long From, long Until)>(threads == 1 ? [period] : PartsOf(period, ends[0].First ?? 0, ends[0].Last ?? 0));

        // Threads of their own: SQLite reads for seconds without letting go, and the pool may leave both parts to one of its threads.
        return await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(ReadAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        async Task<TDone> ReadAsync()
        {
            var made = make();
            var each = reader(made);
            while (parts.TryDequeue(out var part))
                await ScanAsync(each, threads == 1 ? $"{sql} order by created_at, id" : sql, part);
            return finish(made);
        }
    }

    private Task<int> ScanAsync(Action<IRow> each, string sql, (long From, long Until) period) => database.ReadAsync(async connection =>
    {
        cancellation.ThrowIfCancellationRequested();
        await connection.ScanAsync(
            row =>
            {
                cancellation.ThrowIfCancellationRequested();
                each(row);
            },
            sql, period.From, period.Until);
        return 0;
    });

    /// <summary>The period, cut between the first row and the last.</summary>
    private static IEnumerable<(long From, long Until)> PartsOf((long From, long Until) period, long first, long last)
    {
        var (start, end) = (Math.Max(period.From, first), Math.Min(period.Until, last));
        if (end - start < Parts)
            return [period];
        var borders = Enumerable.Range(1, Parts - 1).Select(part => start + ((end - start) / Parts * part)).ToArray();
        return [(period.From, borders[0]), .. borders.Zip(borders.Skip(1)), (borders[^1], period.Until)];
    }
}
