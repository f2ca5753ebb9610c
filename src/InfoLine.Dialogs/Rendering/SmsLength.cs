using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Rendering;

/// <summary>How an SMS travels.</summary>
public enum SmsEncoding
{
    /// <summary>The GSM 7-bit alphabet: 160 septets, or 153 in each part of a longer message.</summary>
    Gsm7,

    /// <summary>Two bytes for each UTF-16 unit: 70, or 67 in each part of a longer message. One character outside GSM-7 is
    /// enough.</summary>
    Ucs2,
}

/// <summary>What a text costs as an SMS.</summary>
/// <param name="Encoding">How the whole text is sent.</param>
/// <param name="Units">The septets (GSM-7) or UTF-16 units (UCS-2) of the text.</param>
/// <param name="Segments">The parts that are billed: 0 for an empty text.</param>
/// <param name="UnitsLeft">The units still free in the last part; for an empty text, those of one part.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SmsLength(SmsEncoding Encoding, int Units, int Segments, int UnitsLeft)
{
    /// <summary>Counts the parts a text will be sent and billed as.</summary>
    /// <param name="text">The final text, after its blanks are filled in. May be empty, or odd UTF-16.</param>
    /// <remarks>
    /// 160/153 septets, 70/67 UTF-16 units: 140 octets of user data, less 6 for the header that joins parts. An escape pair or a surrogate
    /// pair is never
    /// divided, so a part may end one unit early. Source: 3GPP TS 23.038 (alphabets), TS 23.040, 9.2.3.24.1 (concatenation).
    /// </remarks>
    public static SmsLength Of(ReadOnlySpan<char> text)
    {
        // Most texts are plain ASCII or plain Hindi: nothing in them can straddle two parts, so their length says it all.
        var odd = text.IndexOfAnyExcept(Gsm7.OneSeptetAscii);
        if (odd < 0)
            return SmsMeter.OfSingles(SmsEncoding.Gsm7, text.Length);
        if (Gsm7.Septets(text[odd]) == 0 && !text.ContainsAnyInRange('\uD800', '\uDFFF'))
            return SmsMeter.OfSingles(SmsEncoding.Ucs2, text.Length);

        var meter = new SmsMeter();
        meter.Add(text);
        return meter.Length;
    }
}
