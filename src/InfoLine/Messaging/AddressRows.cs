using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>The tables of people and their addresses, many at a time.</summary>
internal static class AddressRows
{
    private static readonly ManyRows Find = new(
        "select route, address, contact_id, last_inbound_at, reference from addresses where route = $1 and address = $2",
        """
        select a.route, a.address, a.contact_id, a.last_inbound_at, a.reference
        from unnest($1::text[], $2::text[]) as wanted (route, address) join addresses a on a.route = wanted.route and a.address = wanted.address
        """);

    private static readonly ManyRows FindByPhone = new(
        "select phone, id from contacts where phone = $1",
        "select c.phone, c.id from unnest($1::text[]) as wanted (phone) join contacts c on c.phone = wanted.phone");

    private static readonly ManyRows AddContact = new(
        "insert into contacts (id, phone, created_at) values ($1, $2, $3) on conflict do nothing",
        """
        insert into contacts (id, phone, created_at) select id, phone, created_at from unnest($1::text[], $2::text[], $3::bigint[]) as added (id, phone, created_at)
        on conflict do nothing
        returning id
        """);

    private static readonly ManyRows AddAddress = new(
        "insert into addresses (address, route, contact_id, reference) values ($1, $2, $3, $4) on conflict do nothing",
        """
        insert into addresses (address, route, contact_id, reference)
        select address, route, contact_id, reference from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as added (address, route, contact_id, reference)
        on conflict do nothing
        returning address
        """);

    private static readonly ManyRows Heard = new(
        "update addresses set last_inbound_at = $3, reference = coalesce($4, reference) where address = $1 and route = $2",

        // In one order everywhere, or two batches wait for each other for ever.
        """
        update addresses a set last_inbound_at = heard.at, reference = coalesce(heard.reference, a.reference)
        from (
            select one.address, one.route, one.at, one.reference
            from unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) as one (address, route, at, reference)
            join addresses kept on kept.route = one.route and kept.address = one.address
            order by one.address, one.route for update of kept) as heard
        where a.route = heard.route and a.address = heard.address
        returning a.address
        """);

    /// <summary>Those of these addresses that are kept.</summary>
    public static async Task<Dictionary<(string Route, string Address), AddressBook.Entry>> FindAsync(Connection connection, IEnumerable<ContactAddress> wanted)
    {
        var found = await connection.QueryManyAsync(
            row => (Key: (row.GetString(0), row.GetString(1)), Entry: new AddressBook.Entry(row.GetString(2), row.NumberOrNull(3) ?? 0, row.TextOrNull(4))),
            Find, [.. wanted.Select(address => new object?[] { address.Route, address.Address })]);
        return found.ToDictionary(one => one.Key, one => one.Entry);
    }

    /// <summary>Adds addresses with the contacts that they belong to: those of their phones, or new ones. What another process adds at the same moment stays as that one adds it.</summary>
    public static async Task AddAsync(Connection connection, IReadOnlyList<ContactAddress> strangers, Ids ids, long now)
    {
        string[] contacts = [.. strangers.Select(_ => ids.Next())];
        var added = await connection.ChangeManyAsync(AddContact, [.. strangers.Select((stranger, i) => new object?[] { contacts[i], stranger.Phone, now })]);
        var known = strangers.Where((stranger, i) => !added[i]).Select(stranger => stranger.Phone).Distinct(StringComparer.Ordinal).Select(phone => new object?[] { phone }).ToList();
        var byPhone = (await connection.QueryManyAsync(row => (Phone: row.GetString(0), Id: row.GetString(1)), FindByPhone, known)).ToDictionary(one => one.Phone, one => one.Id, StringComparer.Ordinal);
        await connection.ChangeManyAsync(AddAddress, [.. strangers.Select((stranger, i) => new object?[]
        {
            // A contact without a phone has nothing to meet another one in, so it has been added.
            stranger.Address, stranger.Route, added[i] ? contacts[i] : byPhone[stranger.Phone!], stranger.Reference,
        })]);
    }

    /// <summary>Writes down when people wrote last, and how they are reached.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="heard">Who wrote, and the newest way to reach them; null where that is as it was.</param>
    /// <param name="now">UTC milliseconds.</param>
    public static Task HeardAsync(Connection connection, IReadOnlyDictionary<(string Route, string Address), string?> heard, long now) => connection.ChangeManyAsync(
        Heard,
        [.. heard.Select(one => new object?[] { one.Key.Address, one.Key.Route, now, one.Value })]);
}
