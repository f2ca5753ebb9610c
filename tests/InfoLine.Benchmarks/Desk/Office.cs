using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Pages;
using InfoLine.Staff;
using InfoLine.Storage;

namespace InfoLine.Benchmarks.Desk;

/// <summary>Centres and the people who work there, written by the product's own code before the service opens the database.</summary>
/// <param name="Colleagues">Staff, the same number at each centre, in the order of the centres.</param>
/// <param name="Supervisor">Sees all centres.</param>
internal sealed record Office(ImmutableArray<Member> Colleagues, Member Supervisor)
{
    /// <summary>Makes them, each signed in with one browser.</summary>
    /// <param name="connection">As in <c>Storage:Connection</c>; an empty database.</param>
    /// <param name="centres">How many.</param>
    /// <param name="colleagues">How many in all.</param>
    public static async Task<Office> OpenAsync(string connection, int centres, int colleagues)
    {
        await using var database = await Database.OpenAsync(connection, CancellationToken.None);
        var clock = TimeProvider.System;
        var ids = new Ids(clock);
        var centreList = new Centres(database, new AuditTrail(ids), ids, () => [], clock);
        var boss = NewMember(ids, clock, "boss", Roles.Supervisor, new(IsEverywhere: true, []));
        var supervisor = await JoinAsync(database, ids, clock, boss);
        for (var i = 1; i <= centres; i++)
        {
            var troubles = await centreList.SaveAsync(
                new(boss.Id, boss.DisplayName, boss.Roles, boss.Scope, boss.Language, ""),
                new("", new($"Centre {i}", $"केंद्र {i}"), [], PageLanguage.English, Phone: null, ClosedAt: null, Version: 0), before: null);
            if (troubles.Count > 0)
                throw new InvalidOperationException($"Centre {i} was refused.");
        }

        var centreIds = (await centreList.AllAsync(CancellationToken.None)).Select(centre => centre.Id).Order(StringComparer.Ordinal).ToList();
        var joined = ImmutableArray.CreateBuilder<Member>(colleagues);
        for (var i = 0; i < colleagues; i++)
        {
            var member = NewMember(ids, clock, string.Create(CultureInfo.InvariantCulture, $"colleague-{i + 1}"), Roles.Staff, new(IsEverywhere: false, [centreIds[i * centres / colleagues]]));
            joined.Add(await JoinAsync(database, ids, clock, member));
        }

        return new(joined.MoveToImmutable(), supervisor);
    }

    private static StaffMember NewMember(Ids ids, TimeProvider clock, string name, Roles roles, Scope scope) => new()
    {
        Id = ids.Next(),
        UserName = name,
        UserKey = name.ToUpperInvariant(),
        DisplayName = name,
        Stamp = name,
        Roles = roles,
        Scope = scope,
        CreatedAt = clock.GetUtcNow(),

        // Nobody signs in by password here; a supervisor without a second step would be sent to set one up.
        Authenticator = "none",
    };

    private static async Task<Member> JoinAsync(Database database, Ids ids, TimeProvider clock, StaffMember member)
    {
        if (!await database.WriteAsync(connection => StaffRows.InsertAsync(connection, member)))
            throw new InvalidOperationException($"{member.UserName} is there already.");
        return new(member.Id, member.Scope.CentreIds.FirstOrDefault(), await new StaffSessions(database, ids, clock).OpenAsync(member, "Chrome, Android", isConfirmed: true));
    }
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">Of their row.</param>
/// <param name="CentreId">Where they work; null for all centres.</param>
/// <param name="Session">The secret in their cookie.</param>
internal sealed record Member(string Id, string? CentreId, string Session);
