using System.Collections.Immutable;
using InfoLine.Dialogs.Places;
using InfoLine.Messaging;
using InfoLine.Providers;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>The coalition as the provider directory knows it: who fits a person best, how they are reached, who speaks for whom.</summary>
/// <param name="directory">The directory.</param>
/// <param name="library">The dialogs in force, which know the places.</param>
/// <param name="recipients">Finds addresses.</param>
/// <param name="clock">Tells the time.</param>
public sealed class DirectoryCoalition(DirectoryCache directory, FlowLibrary library, Recipients recipients, TimeProvider clock) : ICoalition
{
    private PlaceIndex Places => library.Current.Places;

    /// <summary>Who can help somebody, the best first, those that can be written to before those that cannot.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="seeker">Who looks for what.</param>
    public async Task<ImmutableArray<Match>> FindAsync(Connection connection, Seeker seeker)
    {
        return (await JudgeAsync(connection, seeker)).Offers;
    }

    /// <summary>All services, each with the reasons why it can help somebody or cannot: those that can in the order of <see cref="FindAsync"/>.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="seeker">Who looks for what.</param>
    public async Task<Matches> JudgeAsync(Connection connection, Seeker seeker)
    {
        var all = await directory.CurrentAsync(connection, Places);
        var judged = Matching.Run(all, seeker, Places, await WorkloadsAsync(connection, all));
        return judged with { Offers = [.. judged.Offers.OrderByDescending(CanBeWrittenTo)] };
    }

    /// <summary>True for a service that has a number which a channel of ours can write to.</summary>
    public bool CanBeWrittenTo(Match match) => recipients.CanWriteFirst && NumberOf(match.Service) is not null;

    /// <summary>The provider behind a service that a person chose.</summary>
    /// <returns>Null when it is no longer in the directory.</returns>
    public async Task<ReferralProvider?> ChosenAsync(Connection connection, Seeker seeker, string serviceId)
    {
        var all = await directory.CurrentAsync(connection, Places);
        if (all[serviceId] is not { } service)
            return null;
        var match = Matching.Run(new(all.Revision, [service]), seeker, Places, ImmutableDictionary<string, Workload>.Empty).Offers.FirstOrDefault();
        return new(service.Organization.Id, service.Id, match?.At?.Id);
    }

    /// <inheritdoc/>
    public async Task<ReferralProvider?> NextAsync(Connection connection, Referral referral)
    {
        if (await PeopleRows.FindAsync(connection, referral.PersonId) is not { ErasedAt: null } person || SeekerOf.Fields(person.Fields, referral.Need, person.Language, clock.GetUtcNow()) is not { } seeker)
            return null;
        var best = (await FindAsync(connection, seeker)).FirstOrDefault(match => CanBeWrittenTo(match) && !referral.HasAsked(match.Service.Id));
        return best is null ? null : new(best.Service.Organization.Id, best.Service.Id, best.At?.Id);
    }

    /// <inheritdoc/>
    public async Task<ProviderAbout?> DescribeAsync(Connection connection, ReferralProvider provider)
    {
        var all = await directory.CurrentAsync(connection, Places);
        if (all[provider.ServiceId] is not { } service)
            return null;
        var language = service.Languages.IsEmpty || service.Languages.Contains("hi", StringComparer.Ordinal) ? "hi" : "en";
        return new(language, service.Name.English, service.Name.In("hi"));
    }

    /// <inheritdoc/>
    public async Task<Recipient?> ReachAsync(Connection connection, ReferralProvider provider)
    {
        var all = await directory.CurrentAsync(connection, Places);
        return all[provider.ServiceId] is { } service && NumberOf(service) is { } number
            ? await recipients.OfPhoneAsync(connection, number.Number, bySms: number.Kind == PhoneKind.Sms, clock.GetUtcNow())
            : null;
    }

    /// <summary>What an organisation is called, and a number at which people can be reached there; empty where the directory does not know.</summary>
    public async Task<(string Name, string Phone)> OfficeAsync(Connection connection, string providerId, string language)
    {
        var all = await directory.CurrentAsync(connection, Places);
        var services = all.Services.Where(service => service.Organization.Id == providerId).ToList();
        return (string.Join(", ", services.Select(service => service.Name.In(language)).Distinct(StringComparer.Ordinal)), ToCall(services.SelectMany(service => service.Phones)) ?? "");
    }

    /// <summary>A number at which people of a service can be reached; null where the directory has none.</summary>
    public async Task<string?> PhoneAsync(Connection connection, ReferralProvider provider) =>
        (await directory.CurrentAsync(connection, Places))[provider.ServiceId] is { } service ? ToCall(service.Phones) : null;

    /// <inheritdoc/>
    public bool IsSms(Recipient to) => recipients.IsSms(to.Route);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> OfContactAsync(Connection connection, string contactId)
    {
        if (await Contacts.PhoneAsync(connection, contactId) is not { } phone)
            return [];
        var all = await directory.CurrentAsync(connection, Places);
        return [.. all.Services.Where(service => service.Phones.Any(one => one.Kind != PhoneKind.Voice && PhoneNumber.ToE164(one.Number) == phone)).Select(service => service.Organization.Id).Distinct(StringComparer.Ordinal)];
    }

    private static string? ToCall(IEnumerable<Phone> phones) => phones.OrderByDescending(phone => phone.Kind == PhoneKind.Voice).FirstOrDefault()?.Number;

    private static Phone? NumberOf(Service service) => service.Phones
        .Where(phone => phone.Kind != PhoneKind.Voice)
        .Select(phone => PhoneNumber.ToE164(phone.Number) is { } number ? phone with { Number = number } : null)
        .FirstOrDefault(phone => phone is not null);

    // A pause is the organisation's, work is the service's.
    private static async Task<Dictionary<string, Workload>> WorkloadsAsync(Connection connection, ProviderDirectory all)
    {
        var loads = (await ServiceLoads.ReadAsync(connection)).ToDictionary(load => load.Key, load => new Workload(load.Value), StringComparer.Ordinal);
        var paused = await ProviderSilences.PausedAsync(connection);
        if (paused.Count == 0)
            return loads;
        foreach (var service in all.Services.Where(service => paused.Contains(service.Organization.Id)))
            loads[service.Id] = loads.GetValueOrDefault(service.Id) with { IsPaused = true };
        return loads;
    }
}
