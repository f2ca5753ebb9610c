using System.Security.Cryptography;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>The tables of what people agreed to, and of their wishes to be deleted: our proof.</summary>
public static class ConsentRows
{
    private const string AddTextSql = "insert into consent_texts (version, words, first_at) values ($1, $2, $3) on conflict do nothing";

    // Who agrees again begins anew, so an earlier yes without a registration proves nothing.
    private const string ForgetOpenSql = "delete from consents where contact_id = $1 and person_id is null";

    private const string AddSql = """
        insert into consents (contact_id, id, step, text_version, language, route, inbox_id, given_at, assisted_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string AddOfPersonSql = """
        insert into consents (contact_id, id, person_id, step, text_version, language, route, inbox_id, given_at, assisted_by, further)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (select case when count(*) = 0 then 0 else 1 end from consents where contact_id = $1 and person_id = $3))
        """;

    private const string BindSql = """
        update consents set person_id = $2, further = (select case when count(*) = 0 then 0 else 1 end from consents where contact_id = $1 and person_id = $2)
        where contact_id = $1 and person_id is null
        """;

    private const string WithdrawSql = "update consents set withdrawn_at = $3 where contact_id = $1 and person_id = $2 and withdrawn_at is null";

    private const string AddErasureSql = """
        insert into erasures (contact_id, id, person_id, messages, inbox_id, requested_at, done_at) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string ForgetUnfinishedSql = "delete from consents where person_id is null and given_at < $1";

    private const string OpenOfSql = "select max(given_at) from consents where contact_id = $1 and person_id is null and withdrawn_at is null";

    private const string OfPersonSql = """
        select c.text_version, t.words, c.language, c.route, c.inbox_id, c.given_at, c.withdrawn_at, c.assisted_by
        from consents c join consent_texts t on t.version = c.text_version
        where c.contact_id = $1 and c.person_id = $2 order by c.given_at
        """;

    /// <summary>Keeps that people agreed, and to which words.</summary>
    public static async Task AddAsync(Connection connection, IReadOnlyList<PersonChange.Agreed> agreed, long now)
    {
        await connection.ExecuteManyAsync(AddTextSql, [.. agreed.Select(one => (Version: VersionOf(one.Words), one.Words)).Distinct().Select(text => new object?[] { text.Version, text.Words, now })]);
        await connection.ExecuteManyAsync(ForgetOpenSql, [.. agreed.Select(one => new object?[] { one.ContactId })]);
        await connection.ExecuteManyAsync(AddSql, [.. agreed.Select(one => new object?[]
        {
            one.ContactId, one.Id, one.Step, VersionOf(one.Words), one.Language, one.Route, one.InboxId, now, one.AssistedBy,
        })]);
    }

    /// <summary>Keeps that somebody who is registered agreed to something more.</summary>
    /// <returns>The version of the text.</returns>
    public static async Task<string> AddOfPersonAsync(Connection connection, PersonChange.Agreed agreed, string personId, long now)
    {
        var version = VersionOf(agreed.Words);
        await connection.ExecuteAsync(AddTextSql, version, agreed.Words, now);
        await connection.ExecuteAsync(AddOfPersonSql, agreed.ContactId, agreed.Id, personId, agreed.Step, version, agreed.Language, agreed.Route, agreed.InboxId, now, agreed.AssistedBy);
        return version;
    }

    /// <summary>When somebody on a phone last agreed who is not registered yet, UTC milliseconds; null where nobody did.</summary>
    public static async Task<long?> OpenOfAsync(Connection connection, string contactId) =>
        (await connection.QueryAsync(row => row.NumberOrNull(0), OpenOfSql, contactId))[0];

    /// <summary>Whoever agreed on these phones is now registered.</summary>
    public static Task BindAsync(Connection connection, IEnumerable<PersonChange.Saved> people) =>
        connection.ExecuteManyAsync(BindSql, [.. people.Select(person => new object?[] { person.ContactId, person.Id })]);

    /// <summary>Notes wishes to be deleted. Where the words of messages are to go, the wish stays open until they are gone.</summary>
    public static async Task WithdrawAsync(Connection connection, IReadOnlyList<PersonChange.Erased> erased, long now)
    {
        await connection.ExecuteManyAsync(WithdrawSql, [.. erased.Where(one => one.Person is not null).Select(one => new object?[] { one.ContactId, one.Person, now })]);
        await connection.ExecuteManyAsync(ForgetOpenSql, [.. erased.Where(one => one.Messages).Select(one => new object?[] { one.ContactId })]);
        await connection.ExecuteManyAsync(AddErasureSql, [.. erased.Select(one => new object?[]
        {
            one.ContactId, one.Id, one.Person, one.Messages ? 1L : 0L, one.InboxId, now, one.Messages ? null : now,
        })]);
    }

    /// <summary>Deletes what was agreed to before a time, UTC milliseconds, and never led to a registration.</summary>
    public static Task ForgetUnfinishedAsync(Connection connection, long before) => connection.ExecuteAsync(ForgetUnfinishedSql, before);

    /// <summary>What a person agreed to, the first first.</summary>
    public static Task<List<GivenConsent>> OfPersonAsync(Connection connection, string contactId, string person) => connection.QueryAsync(
        row => new GivenConsent(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.NumberOrNull(6)) { AssistedBy = row.TextOrNull(7) }, OfPersonSql, contactId, person);

    /// <summary>Names a text by its words: sixteen letters of their SHA-256.</summary>
    internal static string VersionOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];
}

/// <summary>What somebody agreed to.</summary>
/// <param name="Version">Names the text.</param>
/// <param name="Words">The text itself.</param>
/// <param name="Language">In which language, or null.</param>
/// <param name="Route">By which route.</param>
/// <param name="MessageId">The inbox row of the yes.</param>
/// <param name="GivenAt">UTC milliseconds.</param>
/// <param name="WithdrawnAt">UTC milliseconds, or null.</param>
public sealed record GivenConsent(string Version, string Words, string? Language, string Route, string MessageId, long GivenAt, long? WithdrawnAt)
{
    /// <summary>Who of staff read the words to them and wrote the yes down; null where they said it themselves.</summary>
    public string? AssistedBy { get; init; }
}
