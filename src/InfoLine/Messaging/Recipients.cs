using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Finds where somebody is written to who has not just written to us.</summary>
public sealed class Recipients
{
    private const string OfContactSql = "select route, address from addresses where contact_id = $1 order by coalesce(last_inbound_at, 0) desc, route";
    private const string ContactOfPhoneSql = "select id from contacts where phone = $1";

    private const string IsKnownSql = "select 1 from addresses where route = $1 and address = $2";

    private readonly AddressBook _addresses;
    private readonly Dictionary<string, IChannel> _channels;
    private readonly List<IChannel> _first;

    /// <summary>Over the channels that are on.</summary>
    /// <param name="addresses">Knows which contact stands behind an address.</param>
    /// <param name="channels">In the order in which they are preferred.</param>
    internal Recipients(AddressBook addresses, IEnumerable<IChannel> channels)
    {
        _addresses = addresses;
        _channels = channels.ToDictionary(channel => channel.Route, StringComparer.Ordinal);
        _first = [.. _channels.Values.Where(channel => channel is IWritesFirst)];
    }

    /// <summary>True when there is a channel that can write first.</summary>
    public bool CanWriteFirst => _first.Count > 0;

    /// <summary>True where a route carries SMS; false for one that is off.</summary>
    public bool IsSms(string route) => _channels.TryGetValue(route, out var channel) && channel.Traits.HasSegments;

    /// <summary>By which SMS a contact could be reached that has never written by one.</summary>
    /// <returns>Null where their number is not known, or no channel carries SMS to somebody who has not written.</returns>
    public async Task<Recipient?> BySmsAsync(Connection connection, string contactId) =>
        _first.Find(one => one.Traits.HasSegments) is IWritesFirst sms && await Contacts.PhoneAsync(connection, contactId) is { } phone && sms.AddressOf(phone) is var address
            ? new(contactId, address.Route, address.Address)
            : null;

    /// <summary>Keeps an address that <see cref="BySmsAsync"/> told, before something is sent to it; one that is known stays as it is.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="to">The address.</param>
    /// <param name="now">The present moment.</param>
    public async Task KeepAsync(Connection connection, Recipient to, DateTimeOffset now)
    {
        if ((await connection.QueryAsync(row => row.GetInt32(0), IsKnownSql, to.Route, to.Address)).Count == 0)
            await _addresses.FindOrAddAsync(connection, new ContactAddress(to.Route, to.Address, await Contacts.PhoneAsync(connection, to.ContactId)), now.ToUnixTimeMilliseconds());
    }

    /// <summary>The address from which a contact wrote last, of those whose channel is on.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Recipient?> OfContactAsync(Connection connection, string contactId)
    {
        var addresses = await connection.QueryAsync(row => new Recipient(contactId, row.GetString(0), row.GetString(1)), OfContactSql, contactId);
        var known = addresses.FindIndex(one => _channels.ContainsKey(one.Route));
        return known < 0 ? null : addresses[known];
    }

    /// <summary>Where a phone is written to: the address from which it wrote last, or else the first channel that can write first.</summary>
    /// <param name="connection">A write: who has never written becomes a contact.</param>
    /// <param name="phone">In E.164 form.</param>
    /// <param name="bySms">True where SMS is preferred, false where anything else is.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>Null when no channel can write first.</returns>
    public async Task<Recipient?> OfPhoneAsync(Connection connection, string phone, bool bySms, DateTimeOffset now)
    {
        var known = await connection.QueryAsync(row => row.GetString(0), ContactOfPhoneSql, phone);
        if (known is [var contactId] && await OfContactAsync(connection, contactId) is { } heard)
            return heard;
        if (_first.OrderBy(one => one.Traits.HasSegments != bySms).FirstOrDefault() is not IWritesFirst channel)
            return null;
        var address = channel.AddressOf(phone);
        var entry = await _addresses.FindOrAddAsync(connection, address, now.ToUnixTimeMilliseconds());
        return new(entry.ContactId, address.Route, address.Address);
    }
}
