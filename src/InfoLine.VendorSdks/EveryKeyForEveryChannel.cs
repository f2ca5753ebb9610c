using System.Text.Json;
using Microsoft.IdentityModel.Protocols;

namespace InfoLine.VendorSdks;

/// <summary>Tells the SDK that the login's keys may speak for every channel. Left to itself it believes only the Emulators of Microsoft's own directories, not that of the bot's.</summary>
internal sealed class EveryKeyForEveryChannel(HttpClient http) : IDocumentRetriever, IConfigurationRetriever<IDictionary<string, HashSet<string>>>
{
    /// <summary>The one channel that all keys are endorsed for.</summary>
    public const string Channel = "every channel";

    /// <inheritdoc/>
    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) => http.GetStringAsync(new Uri(address), cancel);

    /// <inheritdoc/>
    public async Task<IDictionary<string, HashSet<string>>> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        using var about = JsonDocument.Parse(await retriever.GetDocumentAsync(address, cancel));
        using var keys = JsonDocument.Parse(await retriever.GetDocumentAsync(about.RootElement.GetProperty("jwks_uri").GetString()!, cancel));
        return keys.RootElement.GetProperty("keys").EnumerateArray()
            .Select(key => key.GetProperty("kid").GetString()!)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => new HashSet<string>(StringComparer.Ordinal) { Channel }, StringComparer.Ordinal);
    }
}
