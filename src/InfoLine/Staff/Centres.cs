using System.Collections.Immutable;
using System.Text.RegularExpressions;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>The information centres. None is shipped; an administrator adds those that there are.</summary>
public sealed partial class Centres(Database database, AuditTrail audit, Ids ids, KnownDistricts districts, TimeProvider clock)
{
    private const int MostName = 80;

    /// <summary>All of them by their English name, the closed ones too.</summary>
    public Task<ImmutableArray<Centre>> AllAsync(CancellationToken cancellation) => database.ReadAsync(ReadAsync, cancellation);

    /// <summary>The same inside a read or a write.</summary>
    public static async Task<ImmutableArray<Centre>> ReadAsync(Connection connection)
    {
        var all = await connection.QueryAsync(
            row => new Centre(row.GetString(0), new(row.GetString(1), row.GetString(2)), [], row.GetString(3), row.TextOrNull(4), row.NumberOrNull(5), row.GetInt64(6))
            {
                HasWoman = row.GetInt64(7) == 1,
                Hours = CentreHours.Parse(row.TextOrNull(8)),
            },
            "select id, name_en, name_hi, language, phone, closed_at, version, has_woman, hours from centres order by name_en, id");
        if (all.Count == 0)
            return [];
        var places = (await connection.QueryAsync(row => (Centre: row.GetString(0), Place: row.GetString(1)), "select centre_id, place from centre_places order by place"))
            .ToLookup(pair => pair.Centre, pair => pair.Place, StringComparer.Ordinal);
        return [.. all.Select(centre => centre with { Places = [.. places[centre.Id]] })];
    }

    /// <summary>Adds a centre, or changes it where its version is still the one in the database.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="centre">With an empty id and version 0 for a new one.</param>
    /// <param name="before">The centre as it is; null for a new one.</param>
    /// <returns>What is wrong with it; empty when it is saved.</returns>
    public async Task<IReadOnlyList<FormTrouble>> SaveAsync(StaffUser by, Centre centre, Centre? before)
    {
        if (Check(centre, before) is { Count: > 0 } troubles)
            return troubles;
        var saved = await database.WriteAsync(async connection =>
        {
            var id = before?.Id ?? ids.Next();
            if (!(before is null ? await InsertAsync(connection, centre with { Id = id }) : await UpdateAsync(connection, centre)))
                return false;
            await connection.ExecuteAsync("delete from centre_places where centre_id = $1", id);
            await connection.ExecuteManyAsync("insert into centre_places (place, centre_id) values ($1, $2)", [.. centre.Places.Select(place => new object?[] { place, id })]);
            await audit.WriteAsync(connection, new(Now, by.Id, WhatOf(centre, before), "centre", id) { CentreId = id });
            return true;
        });
        return saved ? [] : [new("", StaffTexts.ChangedMeanwhile)];
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string WhatOf(Centre centre, Centre? before) =>
        before is null ? "centre.added"
        : centre.ClosedAt is not null && before.ClosedAt is null ? "centre.closed"
        : centre.ClosedAt is null && before.ClosedAt is not null ? "centre.opened"
        : "centre.changed";

    private async Task<bool> InsertAsync(Connection connection, Centre centre) => await connection.ExecuteAsync(
        "insert into centres (id, name_en, name_hi, language, phone, created_at, version, has_woman, hours) values ($1, $2, $3, $4, $5, $6, 1, $7, $8)",
        centre.Id, centre.Name.En, centre.Name.Hi, centre.Language, centre.Phone, Now, centre.HasWoman ? 1L : 0L, centre.Hours?.ToText()) == 1;

    private static async Task<bool> UpdateAsync(Connection connection, Centre centre) => await connection.ExecuteAsync(
        "update centres set name_en = $2, name_hi = $3, language = $4, phone = $5, closed_at = $6, version = version + 1, has_woman = $8, hours = $9 where id = $1 and version = $7",
        centre.Id, centre.Name.En, centre.Name.Hi, centre.Language, centre.Phone, centre.ClosedAt, centre.Version, centre.HasWoman ? 1L : 0L, centre.Hours?.ToText()) == 1;

    private List<FormTrouble> Check(Centre centre, Centre? before)
    {
        var troubles = new List<FormTrouble>();
        if (centre.Name.En.Length is 0 or > MostName)
            troubles.Add(new("name_en", StaffTexts.CentreNameRule, MostName));
        if (centre.Name.Hi.Length is 0 or > MostName)
            troubles.Add(new("name_hi", StaffTexts.CentreNameRule, MostName));
        if (centre.Phone is { } phone && !PhoneNumber().IsMatch(phone))
            troubles.Add(new("phone", StaffTexts.PhoneRule));

        // A place that has gone from the dialogs since may stay where it was.
        var known = districts().SelectMany(district => district.Blocks.Select(block => block.Id).Prepend(district.Id)).Concat(before?.Places ?? []).ToHashSet(StringComparer.Ordinal);
        if (centre.Places.Any(place => !known.Contains(place)) || !PageLanguage.IsOne(centre.Language))
            troubles.Add(new("", StaffTexts.NotTaken));
        return troubles;
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 -]{2,18}$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneNumber();
}
