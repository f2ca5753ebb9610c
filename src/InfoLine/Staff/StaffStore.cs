using InfoLine.Storage;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>Where Identity keeps staff: a change, its notes in the audit log and the link that it uses up are one transaction.</summary>
public sealed class StaffStore(Database database, AuditTrail audit, TimeProvider clock) : IUserPasswordStore<StaffMember>, IUserSecurityStampStore<StaffMember>
{
    /// <summary>The link was used before, or its time is over.</summary>
    public const string LinkSpent = nameof(LinkSpent);

    /// <summary>Nobody could let others in any more.</summary>
    public const string LastAdministrator = nameof(LastAdministrator);

    /// <summary>Somebody else changed the person meanwhile.</summary>
    public const string ChangedMeanwhile = nameof(ChangedMeanwhile);

    /// <summary>The user name is taken.</summary>
    public const string NameTaken = nameof(NameTaken);

    /// <inheritdoc/>
    public Task<IdentityResult> CreateAsync(StaffMember user, CancellationToken cancellationToken) => SaveAsync(user, NameTaken, StaffRows.InsertAsync);

    /// <inheritdoc/>
    public Task<IdentityResult> UpdateAsync(StaffMember user, CancellationToken cancellationToken) => SaveAsync(user, ChangedMeanwhile, StaffRows.UpdateAsync);

    /// <summary>Never: the audit log names people. They are disabled instead.</summary>
    public Task<IdentityResult> DeleteAsync(StaffMember user, CancellationToken cancellationToken) => throw new NotSupportedException("Staff are disabled, never deleted.");

    /// <inheritdoc/>
    public Task<StaffMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => StaffRows.FindAsync(connection, userId), cancellationToken);

    /// <inheritdoc/>
    public Task<StaffMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => StaffRows.FindByKeyAsync(connection, normalizedUserName), cancellationToken);

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    /// <inheritdoc/>
    public Task SetUserNameAsync(StaffMember user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName ?? "";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserKey);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(StaffMember user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.UserKey = normalizedName ?? "";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(StaffMember user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(StaffMember user, string stamp, CancellationToken cancellationToken)
    {
        user.Stamp = stamp;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The database belongs to the service.
    }

    private async Task<IdentityResult> SaveAsync(StaffMember member, string otherwise, Func<Connection, StaffMember, Task<bool>> save)
    {
        var trouble = await database.WriteAsync(async connection =>
        {
            // Everybody who changes staff queues here, so what is read below stays true until the commit.
            await connection.ExecuteAsync("update staff_turn set changes = changes + 1 where id = 1");
            if (await WhyNotAsync(connection, member) is { } refusal)
                return refusal;
            if (!await save(connection, member))
                return otherwise;
            if (member.SpentLink is { } link)
                await connection.ExecuteAsync("update staff_links set used_at = $2 where token_hash = $1", link, clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var note in member.Notes)
                await audit.WriteAsync(connection, note);
            return null;
        });
        if (trouble is not null)
            return IdentityResult.Failed(new IdentityError { Code = trouble, Description = trouble });
        member.Version++;
        member.Notes = [];
        member.SpentLink = null;
        return IdentityResult.Success;
    }

    private async Task<string?> WhyNotAsync(Connection connection, StaffMember member)
    {
        if (member.SpentLink is { } hash && await OneTimeLinks.FindAsync(connection, hash, clock.GetUtcNow()) is null)
            return LinkSpent;
        var before = member.Version == 0 ? null : await StaffRows.FindAsync(connection, member.Id);
        var stepsDown = before is { IsActiveAdministrator: true } && !member.IsActiveAdministrator;
        return stepsDown && await StaffRows.OtherAdministratorsAsync(connection, member.Id) == 0 ? LastAdministrator : null;
    }
}
