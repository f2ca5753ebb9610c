using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InfoLine.Reports;

/// <summary>An id as 16 bytes in place of 32 small hex letters: equal where the ids are.</summary>
/// <param name="High">The first sixteen letters.</param>
/// <param name="Low">The others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PackedId(ulong High, ulong Low)
{
    private const int Letters = 32;
    private const ulong Mixer = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Packs an id.</summary>
    /// <param name="id">As UTF-8.</param>
    /// <param name="packed">The id.</param>
    /// <returns>False for one of another form.</returns>
    public static bool TryRead(ReadOnlySpan<byte> id, out PackedId packed)
    {
        packed = default;
        if (id.Length != Letters)
            return false;
        var letters = Vector256.Create(id);
        var digits = letters - Vector256.Create((byte)'0');
        var others = letters - Vector256.Create((byte)'a');
        var isDigit = Vector256.LessThan(digits, Vector256.Create((byte)10));
        if (!Vector256.EqualsAll(isDigit | Vector256.LessThan(others, Vector256.Create((byte)6)), Vector256<byte>.AllBitsSet))
            return false;

        // Each pair of letters is a byte, the first of the two its upper half.
        var pairs = Vector256.ConditionalSelect(isDigit, digits, others + Vector256.Create((byte)10)).AsUInt16();
        var bytes = (Vector256.ShiftLeft(pairs, 4) | Vector256.ShiftRightLogical(pairs, 8)) & Vector256.Create((ushort)0xFF);
        var halves = Vector128.Narrow(bytes.GetLower(), bytes.GetUpper()).AsUInt64();
        packed = new(BinaryPrimitives.ReverseEndianness(halves[0]), BinaryPrimitives.ReverseEndianness(halves[1]));
        return true;
    }

    /// <summary>Spreads ids over a table, also those that were made one after the other.</summary>
    public ulong Hash => (High ^ (Low * Mixer)) * Mixer;

    /// <summary>The id as it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}

/// <summary>An id of any form, packed where it can be.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnyId
{
    /// <summary>Takes an id.</summary>
    /// <param name="id">As UTF-8.</param>
    public AnyId(ReadOnlySpan<byte> id)
    {
        if (PackedId.TryRead(id, out var packed))
            Packed = packed;
        else
            Odd = System.Text.Encoding.UTF8.GetString(id);
    }

    /// <summary>The id where <see cref="Odd"/> is null.</summary>
    public PackedId Packed { get; }

    /// <summary>An id of another form, such as those of an import; else null.</summary>
    public string? Odd { get; }
}
