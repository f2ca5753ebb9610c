using System.Collections.Frozen;
using System.Collections.Immutable;

namespace InfoLine.Providers;

/// <summary>Everybody who can help, at one moment.</summary>
public sealed class ProviderDirectory
{
    private readonly FrozenDictionary<string, Service> _services;

    /// <summary>A directory of these services.</summary>
    /// <param name="revision">The number of the import that made it; 0 before the first.</param>
    /// <param name="services">Ids once each, in any order.</param>
    public ProviderDirectory(long revision, IEnumerable<Service> services)
    {
        Revision = revision;
        Services = [.. services.OrderBy(service => service.Id, StringComparer.Ordinal)];
        _services = Services.ToFrozenDictionary(service => service.Id, StringComparer.Ordinal);
    }

    /// <summary>Nobody.</summary>
    public static ProviderDirectory Empty { get; } = new(0, []);

    /// <summary>The number of the import that made it.</summary>
    public long Revision { get; }

    /// <summary>All services, inactive ones too, by id.</summary>
    public ImmutableArray<Service> Services { get; }

    /// <summary>The service with an id, or null.</summary>
    public Service? this[string id] => _services.GetValueOrDefault(id);
}
