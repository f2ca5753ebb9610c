namespace InfoLine.Benchmarks.Replicas;

/// <summary>What a database was asked, by its own counters.</summary>
/// <param name="Commits">Transactions.</param>
/// <param name="Statements">Statements, without the words that begin and end a transaction.</param>
internal readonly record struct ServerTalk(long Commits, long Statements)
{
    /// <summary>As far as they have come now.</summary>
    public static async Task<ServerTalk> ReadAsync(PostgresServer postgres, string database)
    {
        var commits = await postgres.NumberAsync(database, "select xact_commit from pg_stat_database where datname = current_database()");
        var statements = await postgres.NumberAsync(database, """
            select coalesce(sum(calls), 0)::bigint from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query not in ('begin', 'BEGIN', 'commit', 'COMMIT', 'BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED')
            """);
        return new(commits, statements);
    }

    public static ServerTalk operator -(ServerTalk one, ServerTalk other) => new(one.Commits - other.Commits, one.Statements - other.Statements);

    /// <summary>For each of so many messages.</summary>
    public string Each(double messages) => $"{Commits / messages:0.000} / {Statements / messages:0.000}";
}
