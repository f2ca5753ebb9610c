using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>What organisations are called.</summary>
internal static class ProviderNames
{
    /// <summary>The names by id.</summary>
    /// <param name="database">The directory lies in it.</param>
    /// <param name="language"><c>hi</c> for names in Hindi where there are any; every other language gets English.</param>
    /// <param name="cancellation">Leaves the queue.</param>
    public static async Task<Dictionary<string, string>> ReadAsync(Database database, string language, CancellationToken cancellation = default) =>
        (await database.ReadAsync(
            connection => connection.QueryAsync(row => (Id: row.GetString(0), English: row.GetString(1), Hindi: row.TextOrNull(2)), "select id, name, name_hi from directory_organization"), cancellation))
        .ToDictionary(one => one.Id, one => language == "hi" && one.Hindi is { Length: > 0 } hindi ? hindi : one.English, StringComparer.Ordinal);
}
