namespace InfoLine.Tests.Storage;

/// <summary>Tables can be spread over many servers by contact where each unique key carries the contact: see docs/ten-thousand-a-second.md.</summary>
public sealed class DistributionTests
{
    [SkippableFact]
    public async Task Unique_keys_of_conversations_carry_the_contact_but_for_those_that_the_paper_names()
    {
        await using var database = await TestDatabase.NewAsync(Store.Postgres);
        await using var open = await database.OpenAsync();
        var without = await open.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), """
            select i.relname::text from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = t.relnamespace
            join pg_attribute a on a.attrelid = t.oid and a.attname = 'contact_id'
            where x.indisunique and n.nspname = current_schema() and not (a.attnum = any (x.indkey::int2[]))
            """));
        without.Order(StringComparer.Ordinal).ShouldBe(
            ["addresses_pkey", "people_id", "ticket_events_pkey", "ticket_events_ticket", "tickets_code_key", "tickets_id"]);
    }
}
