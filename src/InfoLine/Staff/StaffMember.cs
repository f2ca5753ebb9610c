using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>Somebody who works with InfoLine and can sign in.</summary>
/// <remarks>A class that changes, because Identity's <c>UserManager</c> sets the password and the stamp on it. <see cref="StaffStore"/> saves all of it at once.</remarks>
public sealed class StaffMember
{
    /// <summary>Our id.</summary>
    public required string Id { get; init; }

    /// <summary>What they type to sign in.</summary>
    public required string UserName { get; set; }

    /// <summary>The user name in capitals, which is unique.</summary>
    public string UserKey { get; set; } = "";

    /// <summary>As colleagues know them.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Identity's hash; null for somebody who was invited and has not come yet.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and with whatever else must end all sessions.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>The authenticator's secret, protected; null where none is set up.</summary>
    public string? Authenticator { get; set; }

    /// <summary>What they may do.</summary>
    public Roles Roles { get; set; }

    /// <summary>For which centres.</summary>
    public Scope Scope { get; set; } = new(IsEverywhere: false, []);

    /// <summary>In which language they read pages.</summary>
    public string Language { get; set; } = PageLanguage.English;

    /// <summary>Since when they are there.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when they may not sign in, or null.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Counts the changes; 0 for a person who is not saved yet.</summary>
    public long Version { get; set; }

    /// <summary>Entries for the audit log, written in the same transaction as the change.</summary>
    public ImmutableArray<AuditEntry> Notes { get; set; } = [];

    /// <summary>The one-time link that this change uses up, as its hash, or null.</summary>
    public string? SpentLink { get; set; }

    /// <summary>True where a second step is asked for whether they like it or not.</summary>
    public bool NeedsAuthenticator => (Roles & (Roles.Supervisor | Roles.Administrator)) != Roles.None;

    /// <summary>True for an administrator who can act.</summary>
    public bool IsActiveAdministrator => Roles.HasFlag(Roles.Administrator) && DisabledAt is null && PasswordHash is not null;
}
