using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using InfoLine.Exports;
using InfoLine.Messaging.Media;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary><c>export person ID [--to FILE]</c>: everything that is kept of one person, as JSON, for the person who asks for it.</summary>
public static class ExportPerson
{
    /// <summary>What to type.</summary>
    public const string Usage = "Write: export person ID [--to FILE.json]";

    /// <summary>Hindi stays readable; what a page could take for a tag is escaped.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Runs the command.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="id">The person's, as in <c>export people</c>.</param>
    /// <param name="file">Where to; null for the output.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static Task<int> RunAsync(string connection, string id, string? file) => ExportFile.RunAsync(connection, file, (database, to) => WriteAsync(database, id, to));

    /// <summary>Writes it.</summary>
    /// <returns>Null, or a sentence where there is no such person.</returns>
    internal static async Task<string?> WriteAsync(Database database, string id, TextWriter to)
    {
        if (await database.ReadAsync(connection => PeopleRows.FindAsync(connection, id)) is not { } person)
            return $"There is no person '{id}': take the id from 'export people'.";
        var consents = await database.ReadAsync(connection => ConsentRows.OfPersonAsync(connection, person.ContactId, person.Id));
        var media = await database.ReadAsync(connection => MediaRows.OfContactAsync(connection, person.ContactId));
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes, Readable))
            Write(json, person, consents, media);
        await to.WriteLineAsync(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        return null;
    }

    private static void Write(Utf8JsonWriter json, RegisteredPerson person, List<GivenConsent> consents, List<MediaItem> media)
    {
        json.WriteStartObject();
        json.WriteString("id", person.Id);
        json.WriteString("registered_at", TimeOf(person.CreatedAt));
        json.WriteString("changed_at", TimeOf(person.UpdatedAt));
        json.WriteString("erased_at", TimeOf(person.ErasedAt));
        json.WriteString("language", person.Language);
        json.WriteStartObject("answers");
        foreach (var (field, value) in person.Fields)
            json.WriteString(field, value);
        json.WriteEndObject();
        json.WriteStartArray("consents");
        foreach (var consent in consents)
        {
            json.WriteStartObject();
            json.WriteString("version", consent.Version);
            json.WriteString("words", consent.Words);
            json.WriteString("language", consent.Language);
            json.WriteString("channel", consent.Route);
            json.WriteString("message", consent.MessageId);
            json.WriteString("assisted_by", consent.AssistedBy);
            json.WriteString("given_at", TimeOf(consent.GivenAt));
            json.WriteString("withdrawn_at", TimeOf(consent.WithdrawnAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, media);
        json.WriteEndObject();
    }

    // Nobody can tell who of those that share a phone has spoken, so it is said to be of the phone.
    private static void Write(Utf8JsonWriter json, List<MediaItem> media)
    {
        json.WriteStartArray("sent_from_this_phone");
        foreach (var one in media)
        {
            json.WriteStartObject();
            json.WriteString("what", one.Kind switch { MediaKind.Voice => "voice note", MediaKind.Picture => "picture", _ => "file" });
            json.WriteString("received_at", TimeOf(one.ReceivedAt));
            json.WriteBoolean("kept", one.State == MediaState.Kept);
            if (one.Bytes is { } bytes)
                json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? TimeOf(long? milliseconds) =>
        milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;
}
