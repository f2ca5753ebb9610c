using System.Globalization;
using System.Text;

namespace InfoLine.Channels.Kannel;

/// <summary>The named values of a query or of a form, read so that nothing a person wrote can make the reading fail.</summary>
/// <remarks>
/// The framework's own form reader throws on <c>%00</c> and leaves malformed UTF-8 as <c>%E0%A4</c> in the text. Here U+0000 is dropped (no database keeps it), a malformed
/// sequence becomes U+FFFD, and a percent sign without two hexadecimal digits stays a percent sign. The first of several values with one name counts.
/// </remarks>
public sealed class KannelFields
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The value with a name; null when there is none, empty when it was sent empty.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Adds the values of a query or a form, behind those that are there already.</summary>
    /// <param name="encoded">Such as <c>id=7&amp;text=a+b</c>, with or without the question mark.</param>
    public void Add(ReadOnlySpan<byte> encoded)
    {
        if (encoded.StartsWith("?"u8))
            encoded = encoded[1..];
        foreach (var part in encoded.Split((byte)'&'))
        {
            var field = encoded[part];
            if (field.IsEmpty)
                continue;
            var equals = field.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? field : field[..equals]);
            _values.TryAdd(name, equals < 0 ? "" : Decode(field[(equals + 1)..]));
        }
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length
                && byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                bytes[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }
        return Encoding.UTF8.GetString(bytes, 0, length).Replace("\0", "", StringComparison.Ordinal);
    }
}
