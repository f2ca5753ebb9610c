using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Writes arrays of numbers as they lie in memory, each after its length.</summary>
internal static class Arrays
{
    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <exception cref="EndOfStreamException">There are fewer numbers than announced.</exception>
    public static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var numbers = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
