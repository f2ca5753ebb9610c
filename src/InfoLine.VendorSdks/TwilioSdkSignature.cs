using Twilio.Security;

namespace InfoLine.VendorSdks;

/// <summary>Checks signatures of webhooks with Twilio's SDK.</summary>
/// <param name="authToken">The token that signs them.</param>
public sealed class TwilioSdkSignature(string authToken)
{
    private readonly RequestValidator _validator = new(authToken);

    /// <summary>Checks a form.</summary>
    /// <param name="url">What Twilio called, as it is spelled there.</param>
    /// <param name="fields">Decoded, repeated keys repeated; may be empty.</param>
    /// <param name="signature">The header; not empty.</param>
    /// <returns>False also where the address cannot be read.</returns>
    public bool Signs(string url, IEnumerable<KeyValuePair<string, string>> fields, string signature)
    {
        try
        {
            return _validator.Validate(WithoutStandardPort(url), Folded(fields), signature);
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    // The validator tries the address with and without its port. A standard port that is spelled out it takes for none, and would add another.
    private static string WithoutStandardPort(string url)
    {
        var port = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        var end = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3) is >= 0 and var slash ? slash : url.Length;
        return url.AsSpan(0, end).EndsWith(port, StringComparison.Ordinal) ? url.Remove(end - port.Length, port.Length) : url;
    }

    // The validator knows each key once, and signs key and value one behind the other. A key that is repeated is signed once for each distinct value,
    // and comes out right when its name stands between them.
    private static Dictionary<string, string> Folded(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
            .ToDictionary(values => values.Key, values => string.Join(values.Key, values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), StringComparer.Ordinal);
}
