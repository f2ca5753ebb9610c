using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace InfoLine.Staff;

/// <summary>Keeps secrets of authenticators unreadable in the database, and in the form that sets one up.</summary>
public sealed class AuthenticatorSecrets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan SetUpLife = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _kept = protection.CreateProtector("InfoLine.Staff.Authenticator");
    private readonly IDataProtector _offered = protection.CreateProtector("InfoLine.Staff.Authenticator.Offered");

    /// <summary>For the row of a person.</summary>
    public string Protect(string secret) => _kept.Protect(secret);

    /// <summary>The secret in the row of a person; null where there is none or the keys of the database are lost.</summary>
    public string? Read(StaffMember member) => member.Authenticator is { } kept ? Unprotect(_kept, kept) : null;

    /// <summary>For a form that this person alone can send back, for half an hour.</summary>
    public string Offer(string secret, string staffId) => _offered.Protect($"{(clock.GetUtcNow() + SetUpLife).ToUnixTimeMilliseconds()} {staffId} {secret}");

    /// <summary>What <see cref="Offer"/> offered, or null when it was somebody else's, is forged or too old.</summary>
    public string? Accept(string offer, string staffId) =>
        Unprotect(_offered, offer)?.Split(' ') is [var until, var who, var secret] && who == staffId && long.Parse(until) > clock.GetUtcNow().ToUnixTimeMilliseconds() ? secret : null;

    private static string? Unprotect(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
