namespace InfoLine.Benchmarks.Replicas;

/// <summary>What a database was asked, by its own counters.</summary>
/// <param name="Commits">Transactions.</param>
/// <param name="Statements">Statements, without the words that begin and end a transaction: each is a round trip.</param>
/// <param name="LogBytes">What the server wrote into its log, for all databases.</param>
internal sealed record ServerTalk(long Commits, long Statements, long LogBytes)
{
    /// <summary>As far as they have come now.</summary>
    public static async Task<ServerTalk> ReadAsync(PostgresServer postgres, string database)
    {
        var commits = await postgres.NumberAsync(database, "select xact_commit from pg_stat_database where datname = current_database()");
        var statements = await postgres.NumberAsync(database, """
            select coalesce(sum(calls), 0)::bigint from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query not in ('begin', 'BEGIN', 'commit', 'COMMIT', 'BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED')
            """);
        return new(commits, statements, await postgres.NumberAsync(database, "select (pg_current_wal_insert_lsn() - '0/0')::bigint"));
    }

    /// <summary>The statements that took the most time, for whoever wants to make them quicker.</summary>
    public static Task<List<string>> DearestAsync(PostgresServer postgres, string database)
    {
        const string sql = """
            select total_exec_time, calls, rows, mean_exec_time, regexp_replace(left(query, 100), '\s+', ' ', 'g')
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database() order by total_exec_time desc limit 12
            """;
        return postgres.ReadAsync(database, sql, row => FormattableString.Invariant(
            $"{row.GetDouble(0),8:0} ms in {row.GetInt64(1),7} calls of {row.GetDouble(3),6:0.000} ms, {row.GetInt64(2),7} rows: {row.GetString(4)}"));
    }

    public static ServerTalk operator +(ServerTalk one, ServerTalk other) =>
        new(one.Commits + other.Commits, one.Statements + other.Statements, one.LogBytes + other.LogBytes);

    public static ServerTalk operator -(ServerTalk one, ServerTalk other) => new(one.Commits - other.Commits, one.Statements - other.Statements, one.LogBytes - other.LogBytes);

    /// <summary>For each of so many messages.</summary>
    public string Each(double messages) => $"{Commits / messages:0.000} / {Statements / messages:0.000} / {LogBytes / messages:0}";
}
