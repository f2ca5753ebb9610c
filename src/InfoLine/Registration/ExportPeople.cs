using System.Globalization;
using InfoLine.Exports;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary><c>export registrations</c>, also <c>export people</c>: all registrations, one line a person, one column a field. Erased people are not in it.</summary>
internal static class ExportPeople
{
    /// <summary>What to type.</summary>
    public const string Usage = $"Write: export registrations {TableOptions.Usage}";

    // Held in memory at once; a million people stream through.
    private const long Page = 1000;

    private static readonly string[] Fixed = ["id", "phone", "language", "registered_at", "changed_at", "to_check"];

    /// <summary>Runs the command.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="options">Which people, how and where to.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static Task<int> RunAsync(string connection, TableOptions options) =>
        ExportFile.RunAsync(connection, options.Format, options.File, (database, to) => WriteAsync(database, options.Filter, to));

    /// <summary>Writes them all.</summary>
    /// <returns>Null: nothing can be wrong with them.</returns>
    public static async Task<string?> WriteAsync(Database database, RowFilter filter, ITableWriter to)
    {
        // Which fields there are, the dialogs decided over the years: the rows tell.
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var person in AllAsync(database, filter))
            fields.UnionWith(person.Fields.Select(field => field.Key));

        await to.WriteAsync([.. Fixed, .. fields]);
        await foreach (var person in AllAsync(database, filter))
        {
            var told = person.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
            await to.WriteAsync(
            [
                person.Id, person.Phone ?? "", person.Language ?? "", TimeOf(person.CreatedAt), TimeOf(person.UpdatedAt), person.Unsure, .. fields.Select(field => told.GetValueOrDefault(field, "")),
            ]);
        }

        return null;
    }

    private static async IAsyncEnumerable<RegisteredPerson> AllAsync(Database database, RowFilter filter)
    {
        for (var after = ""; ;)
        {
            var from = after;
            var page = await database.ReadAsync(connection => PeopleRows.PageAsync(connection, filter, from, Page));
            foreach (var person in page)
                yield return person;
            if (page.Count < Page)
                yield break;
            after = page[^1].Id;
        }
    }

    private static string TimeOf(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
