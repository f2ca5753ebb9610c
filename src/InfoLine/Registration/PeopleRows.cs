using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using InfoLine.Dialogs;
using InfoLine.Exports;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>The table of registered people.</summary>
public static class PeopleRows
{
    /// <summary>What a person is called.</summary>
    private const string NameField = "name";

    /// <summary>The fields that reports count by, in the order of their columns. All others need no column.</summary>
    private static readonly ImmutableArray<string> Counted = ["gender", "age", "place_district", "place_block", "sector", "need", "stage"];

    private const string AddSql = """
        insert into people (contact_id, id, name, gender, age, district, block, sector, need, stage, fields, unsure, language, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
        on conflict do nothing
        """;

    private const string CorrectSql = """
        update people set name = $3, gender = $4, age = $5, district = $6, block = $7, sector = $8, need = $9, stage = $10, fields = $11, unsure = $12, language = $13, updated_at = $14
        where contact_id = $1 and id = $2 and erased_at is null
        """;

    private const string CorrectSeenSql = $"{CorrectSql} and updated_at = $15";

    private const string EraseSql = """
        update people set name = '', gender = null, age = null, district = null, block = null, sector = null, need = null, stage = null, fields = '{}', unsure = null, language = null,
            updated_at = $3, erased_at = $3
        where contact_id = $1 and id = $2 and erased_at is null
        """;

    private const string OfContactSql = "select id, name from people where contact_id = $1 and erased_at is null order by created_at, id limit 4";

    private const string IdsOfContactSql = "select id from people where contact_id = $1 and erased_at is null order by created_at, id";

    private const string ProfileSql = "select fields from people where contact_id = $1 and id = $2 and erased_at is null";

    private const string HasPhoneSql = "select count(*) from contacts where id = $1 and phone is not null";

    private const string FindSql = "select contact_id, id, fields, unsure, language, created_at, updated_at, erased_at from people where id = $1";

    private const string LatestSql = """
        select contact_id, id, fields, unsure, language, created_at, updated_at, erased_at from people
        where contact_id = $1 and erased_at is null order by updated_at desc, id limit 1
        """;

    private const string PageSql = """
        select p.contact_id, p.id, p.fields, p.unsure, p.language, p.created_at, p.updated_at, p.erased_at, c.phone
        from people p join contacts c on c.id = p.contact_id
        where p.erased_at is null and p.id > $1 and +p.created_at >= $3 and +p.created_at < $4
            and (cast($5 as text) is null or coalesce(p.district, 'none') = $5) and (cast($6 as text) is null or coalesce(p.block, 'none') = $6)
        order by p.id limit $2
        """;

    /// <summary>Keeps new people.</summary>
    public static Task AddAsync(Connection connection, IEnumerable<PersonChange.Saved> people, long now) =>
        connection.ExecuteManyAsync(AddSql, [.. people.Select(person => RowOf(person, now))]);

    /// <summary>Keeps corrections. Somebody who was erased meanwhile stays erased.</summary>
    public static Task CorrectAsync(Connection connection, IEnumerable<PersonChange.Saved> people, long now) =>
        connection.ExecuteManyAsync(CorrectSql, [.. people.Select(person => RowOf(person, now))]);

    /// <summary>Keeps a correction of somebody whose answers are still those that were seen.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="person">All answers.</param>
    /// <param name="seenAt">When the answers that were seen had changed last: <see cref="RegisteredPerson.UpdatedAt"/>.</param>
    /// <param name="now">UTC milliseconds, later than that.</param>
    /// <returns>False where somebody has changed or erased them meanwhile, and nothing is kept.</returns>
    public static async Task<bool> CorrectAsync(Connection connection, PersonChange.Saved person, long seenAt, long now) =>
        await connection.ExecuteAsync(CorrectSeenSql, [.. RowOf(person, now), seenAt]) == 1;

    /// <summary>Takes every word out of the rows of these people.</summary>
    public static Task EraseAsync(Connection connection, IEnumerable<(string ContactId, string Person)> people, long now) =>
        connection.ExecuteManyAsync(EraseSql, [.. people.Select(person => new object?[] { person.ContactId, person.Person, now })]);

    /// <summary>Who is registered on a phone: the first four.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="contactId">Whose phone.</param>
    /// <param name="newId">The id that somebody who registers now will have.</param>
    public static async Task<Answer.People> OfContactAsync(Connection connection, string contactId, string newId)
    {
        var people = await connection.QueryAsync(row => new Listed(row.GetString(0), row.GetString(1)), OfContactSql, contactId);
        var phones = await connection.QueryAsync(row => row.GetInt64(0), HasPhoneSql, contactId);
        return new([.. people], phones[0] > 0, newId);
    }

    /// <summary>The ids of all who are registered on a phone.</summary>
    public static Task<List<string>> IdsOfContactAsync(Connection connection, string contactId) => connection.QueryAsync(row => row.GetString(0), IdsOfContactSql, contactId);

    /// <summary>What a person of this phone has told; <see cref="Answer.No"/> when there is no such person on it.</summary>
    public static async Task<Answer> ProfileAsync(Connection connection, string contactId, string person)
    {
        var found = await connection.QueryAsync(row => row.GetString(0), ProfileSql, contactId, person);
        return found is [var fields] ? new Answer.Profile(Read(fields)) : new Answer.No();
    }

    /// <summary>A person by id, erased ones too; null when there never was one.</summary>
    public static async Task<RegisteredPerson?> FindAsync(Connection connection, string id) =>
        (await connection.QueryAsync(row => Read(row, phone: null), FindSql, id)).FirstOrDefault();

    /// <summary>Who registered last on a phone, or corrected their answers last; null when nobody is registered on it.</summary>
    public static async Task<RegisteredPerson?> LatestAsync(Connection connection, string contactId) =>
        (await connection.QueryAsync(row => Read(row, phone: null), LatestSql, contactId)).FirstOrDefault();

    /// <summary>The next people after an id, in the order of ids; erased ones are left out.</summary>
    internal static Task<List<RegisteredPerson>> PageAsync(Connection connection, RowFilter filter, string after, long most) =>
        connection.QueryAsync(row => Read(row, row.TextOrNull(8)), PageSql, after, most, filter.From, filter.Until, filter.District, filter.Block);

    private static object?[] RowOf(PersonChange.Saved person, long now)
    {
        var fields = person.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        return
        [
            person.ContactId, person.Id, fields.GetValueOrDefault(NameField) ?? "", .. Counted.Select(field => (object?)fields.GetValueOrDefault(field)),
            JsonSerializer.Serialize(fields, FieldsJson.Readable.DictionaryStringString), person.Unsure.IsEmpty ? null : string.Join(' ', person.Unsure), person.Language, now,
        ];
    }

    private static RegisteredPerson Read(System.Data.Common.DbDataReader row, string? phone) => new(
        row.GetString(0), row.GetString(1), Read(row.GetString(2)), row.TextOrNull(3) ?? "", row.TextOrNull(4), row.GetInt64(5), row.GetInt64(6), row.NumberOrNull(7), phone);

    private static ImmutableArray<KeyValuePair<string, string>> Read(string fields) => [.. JsonSerializer.Deserialize(fields, FieldsJson.Readable.DictionaryStringString) ?? []];
}

/// <summary>A registered person as kept.</summary>
/// <param name="ContactId">Whose phone it is.</param>
/// <param name="Id">Theirs.</param>
/// <param name="Fields">All answers, by field; empty once erased.</param>
/// <param name="Unsure">Fields that somebody should look at, between blanks; may be empty.</param>
/// <param name="Language">The language of their conversation, or null.</param>
/// <param name="CreatedAt">UTC milliseconds.</param>
/// <param name="UpdatedAt">UTC milliseconds.</param>
/// <param name="ErasedAt">UTC milliseconds, or null.</param>
/// <param name="Phone">The number of the phone, or null where it is not known or not asked for.</param>
public sealed record RegisteredPerson(
    string ContactId, string Id, ImmutableArray<KeyValuePair<string, string>> Fields, string Unsure, string? Language, long CreatedAt, long UpdatedAt, long? ErasedAt, string? Phone);

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FieldsJson : JsonSerializerContext
{
    /// <summary>Hindi as letters: a sixth of the size, and a person can read it.</summary>
    public static FieldsJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
