using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>The offices that do not answer, as the desk sees them.</summary>
/// <param name="library">The dialogs in force; names of offices wait for them.</param>
/// <param name="coalition">Knows the names of offices.</param>
public sealed class SilentOffices(FlowLibrary library, DirectoryCoalition coalition) : ISilentOffices
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<SilentOffice>> ReadAsync(Connection connection, string language)
    {
        var offices = ImmutableArray.CreateBuilder<SilentOffice>();
        foreach (var one in await ReferralCases.AboutOfficesAsync(connection))
        {
            var (name, phone) = one.ProviderId is { } id && library.IsLoaded ? await coalition.OfficeAsync(connection, id, language) : ("", "");
            var silences = one.ProviderId is null ? 0 : await ProviderSilences.ReadAsync(connection, one.ProviderId);
            offices.Add(new(one.Id, name, phone, (int)silences, one.OpenedAt.ToUnixTimeMilliseconds()));
        }

        return offices.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<bool> CloseAsync(Connection connection, OfficeClosing closing, DateTimeOffset now)
    {
        if (await ReferralCases.FindAsync(connection, closing.CaseId) is not { Reason: CaseReason.ProviderSilent } one
            || !await ReferralCases.CloseAsync(connection, one.Id, now, closing.StaffId, closing.Because))
            return false;
        if (closing.AskAgain && one.ProviderId is { } provider)
            await ProviderSilences.ResumeAsync(connection, provider);
        return true;
    }
}
