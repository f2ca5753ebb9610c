using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace InfoLine.Channels.Twilio;

/// <summary>The fields of one webhook, as Twilio sent them.</summary>
/// <param name="Fields">In the order of the body; repeated keys stay repeated, keys are case-sensitive, values may be empty.</param>
/// <remarks>
/// Read by our own parser, because the framework's throws at <c>%00</c>, joins keys that differ only in case and leaves malformed UTF-8 escaped:
/// each of these would break the signature or lose a message.
/// </remarks>
internal sealed record TwilioForm(ImmutableArray<TwilioField> Fields)
{
    /// <summary>The most fields that a form may have. Twilio sends about 25.</summary>
    public const int MostFields = 1_000;

    /// <summary>The first value of a key, or null when the key is not there. An empty value is an empty string.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var field in Fields)
            {
                if (field.Key == key)
                    return field.Value;
            }

            return null;
        }
    }

    /// <summary>Reads an <c>application/x-www-form-urlencoded</c> body or query.</summary>
    /// <param name="body">The raw bytes; may be empty.</param>
    /// <returns>The form, or null when it has more than <see cref="MostFields"/> fields.</returns>
    /// <remarks>Never throws: a malformed escape stays as it is written, malformed UTF-8 becomes U+FFFD. Source: WHATWG URL standard, part 5.1.</remarks>
    public static TwilioForm? Parse(ReadOnlySpan<byte> body)
    {
        var count = body.Count((byte)'&') + 1;
        if (count > MostFields)
            return null;
        var fields = ImmutableArray.CreateBuilder<TwilioField>(count);
        foreach (var part in body.Split((byte)'&'))
        {
            var piece = body[part];
            if (piece.IsEmpty)
                continue;
            var equals = piece.IndexOf((byte)'=');
            fields.Add(equals < 0
                ? new TwilioField(Decode(piece), "")
                : new TwilioField(Decode(piece[..equals]), Decode(piece[(equals + 1)..])));
        }

        return new TwilioForm(fields.DrainToImmutable());
    }

    private static string Decode(ReadOnlySpan<byte> written)
    {
        if (written.IndexOfAny((byte)'%', (byte)'+') < 0)
            return Encoding.UTF8.GetString(written);
        const int smallEnoughForTheStack = 512;
        byte[]? rented = null;
        var bytes = written.Length <= smallEnoughForTheStack
            ? stackalloc byte[smallEnoughForTheStack]
            : rented = ArrayPool<byte>.Shared.Rent(written.Length);
        var text = Encoding.UTF8.GetString(bytes[..Unescape(written, bytes)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    private static int Unescape(ReadOnlySpan<byte> written, Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            var next = written[i];
            if (next == '+')
            {
                next = (byte)' ';
            }
            else if (next == '%' && i + 2 < written.Length && Hex(written[i + 1]) is >= 0 and var high && Hex(written[i + 2]) is >= 0 and var low)
            {
                next = (byte)((high << 4) | low);
                i += 2;
            }

            bytes[length++] = next;
        }

        return length;
    }

    private static int Hex(byte digit) => (char)digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };
}

/// <summary>One field of a form, decoded and not trimmed.</summary>
internal readonly record struct TwilioField(string Key, string Value);
