using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Tests.Carriers;

/// <summary>Signs as Twilio does. Written from its description and apart from the product's code, so that the two check each other.</summary>
public static class FakeTwilioSignature
{
    /// <summary>Signs a form.</summary>
    /// <param name="authToken">The account's token.</param>
    /// <param name="url">What Twilio would call, with its query; a fragment is left out.</param>
    /// <param name="fields">Decoded.</param>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url.Split('#')[0]);
        foreach (var key in fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var value in new SortedSet<string>(key, StringComparer.Ordinal))
                text.Append(key.Key).Append(value);
        }

#pragma warning disable CA5350 // Twilio's choice.
        using var hash = new HMACSHA1(Encoding.UTF8.GetBytes(authToken));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
