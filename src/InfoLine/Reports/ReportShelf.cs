using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Storage;
using Microsoft.Extensions.Caching.Distributed;

namespace InfoLine.Reports;

/// <summary>Where counted reports are kept for a few minutes, for all replicas where they share a cache. What is there is only ever a shortcut: without it a report is counted.</summary>
/// <param name="cache">Says nothing of its own troubles: what it cannot tell is not there.</param>
/// <param name="database">That of the service.</param>
/// <param name="settings">What it is called.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ReportShelf(IDistributedCache cache, Database database, ReportSettings settings, TimeProvider clock)
{
    /// <summary>So long a counted report is shown.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>A replica that counts says so for this long. Longer than any count may take; one that dies meanwhile holds nobody up for longer than <see cref="AskReport"/> waits.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);

    /// <summary>Clocks of replicas may be a little apart.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private static readonly string Version = typeof(ReportShelf).Module.ModuleVersionId.ToString("n");

    private string? _print;

    /// <summary>The name of a report: another one for another question, program, registration or database.</summary>
    public async Task<string> KeyOfAsync(ReportQuestion question, RegistrationSteps steps, CancellationToken cancellation) => string.Join(
        ':', "report", await PrintAsync(cancellation), KeptReport.MarkOf(steps), ReportQuestion.Word(question.From), ReportQuestion.Word(question.Until), ReportQuestion.WordOf(question.By));

    /// <summary>What is kept; null where nothing is, it is too old, or it cannot be read.</summary>
    public async Task<KeptReport?> FindAsync(string key, RegistrationSteps steps, CancellationToken cancellation)
    {
        if (await cache.GetAsync(key, cancellation) is not { } bytes || KeptReport.Read(bytes, steps) is not { } kept)
            return null;
        var age = clock.GetUtcNow() - kept.CountedAt;
        return age < Fresh && age > -Slack ? kept : null;
    }

    /// <summary>Keeps one.</summary>
    public Task KeepAsync(string key, KeptReport report, RegistrationSteps steps, CancellationToken cancellation) =>
        cache.SetAsync(key, report.ToBytes(steps), new() { AbsoluteExpirationRelativeToNow = Fresh }, cancellation);

    /// <summary>True while some replica counts.</summary>
    public async Task<bool> IsLeasedAsync(string key, CancellationToken cancellation) => await cache.GetAsync(LeaseOf(key), cancellation) is not null;

    /// <summary>Says that this replica counts. Two that say so in the same moment both count, which does no harm.</summary>
    public Task LeaseAsync(string key, CancellationToken cancellation) => cache.SetAsync(LeaseOf(key), [1], new() { AbsoluteExpirationRelativeToNow = Lease }, cancellation);

    /// <summary>Says that it no longer does.</summary>
    public Task EndLeaseAsync(string key) => cache.RemoveAsync(LeaseOf(key), CancellationToken.None);

    private static string LeaseOf(string key) => key + ":counting";

    // A database of the same name that was made at another moment is another one.
    private async Task<string> PrintAsync(CancellationToken cancellation)
    {
        if (_print is { } known)
            return known;
        var made = await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select min(applied_at) from migrations"), cancellation);
        var names = string.Join('\n', Version, StorageSettings.NameOf(settings.Connection), made[0].ToString(CultureInfo.InvariantCulture));
        return _print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..16];
    }
}
