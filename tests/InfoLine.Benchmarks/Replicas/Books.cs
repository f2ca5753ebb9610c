using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Compares three books when all is quiet: what the load knows, what the carrier got, and what stands in the database.</summary>
internal static class Books
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What each query counts must not be there.</summary>
    private static readonly (string Name, string Sql)[] Faults =
    [
        ("messages stored twice", "select count(*) - count(distinct (contact_id, provider_message_id)) from inbox"),
        ("messages without a turn", "select count(*) from inbox where closed_at is null or failure is not null"),
        ("turns too many or too few", "select abs((select coalesce(sum(version), 0) from sessions) - (select count(*) from inbox))::bigint"),
        ("messages without a reply", "select count(*) from inbox i where not exists (select 1 from outbox o where o.id = i.id || ':0' and o.contact_id = i.contact_id)"),
        ("replies too many", "select (select count(*) from outbox) - (select count(*) from inbox)"),
        ("replies that did not leave", "select count(*) from outbox where state <> 'accepted' or provider_message_id is null"),
        ("turns out of order", "select count(*) from inbox i join inbox p on p.id = i.previous_id and p.contact_id = i.contact_id where (p.due_at, p.id) > (i.due_at, i.id)"),
    ];

    /// <summary>Compares.</summary>
    /// <returns>One figure, and whether nothing is wrong.</returns>
    public static async Task<(Figure Figure, bool IsFaultless)> CompareAsync(string what, PostgresServer postgres, string database, Ledger ledger)
    {
        var settled = DateTime.UtcNow + Patience;
        while (await postgres.NumberAsync(database, "select count(*) from outbox where coalesce(closed_at, 0) = 0") > 0 && DateTime.UtcNow < settled)
            await Task.Delay(100);

        var wrong = new List<string>();
        void Note(string name, long count)
        {
            if (count != 0)
                wrong.Add($"{name}: {Figure.Count(count)}");
        }

        foreach (var (name, sql) in Faults)
            Note(name, await postgres.NumberAsync(database, sql));
        Note("accepted and not stored", Math.Max(0, ledger.Accepted - await postgres.NumberAsync(database, "select count(*) from inbox")));
        Note("lost on the way to the carrier", ledger.Missing);
        Note("answered twice at the carrier", ledger.Doubled);
        Note("out of order at the carrier", ledger.OutOfOrder);
        Note("replies to nothing", ledger.Strange);
        var verdict = wrong.Count == 0 ? "one row, one turn, one reply each, in order" : string.Join("; ", wrong);
        return (new($"{what}: {Figure.Count(ledger.Accepted)} accepted messages in the database and at the carrier", verdict, "", "none lost, doubled or out of order", wrong.Count == 0), wrong.Count == 0);
    }
}
