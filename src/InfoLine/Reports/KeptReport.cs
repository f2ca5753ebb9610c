using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Reports;

/// <summary>A counted report that is kept for a while: numbers, and the ids that they are counted by. Nobody's name or number.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="CountedAt">As of when.</param>
internal sealed record KeptReport(ReportCount Count, DateTimeOffset CountedAt)
{
    /// <summary>What the numbers stand for: differs where figures or questions do.</summary>
    public static string MarkOf(RegistrationSteps steps) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Figures.All.Select(figure => figure.Name).Concat(ReportCount.Dimensions).Concat(steps.Steps.Select(step => step.Id))))))[..16];

    /// <summary>The report in a few kilobytes; split by provider 500 bytes for each of them.</summary>
    /// <param name="steps">The questions that it counts.</param>
    public byte[] ToBytes(RegistrationSteps steps)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(0UL); // The place of the sum over the rest.
        to.Write(MarkOf(steps));
        to.Write(CountedAt.ToUnixTimeMilliseconds());
        to.Write7BitEncodedInt(Count.Groups.Count);
        foreach (var (word, counts) in Count.Groups)
        {
            to.Write(word);
            counts.WriteTo(to);
        }

        to.Write7BitEncodedInt(Count.Registered.Count);
        foreach (var one in Count.Registered)
        {
            to.Write7BitEncodedInt(Array.IndexOf(ReportCount.Dimensions, one.Dimension));
            to.Write(one.Word);
            foreach (var count in one.Counts)
                to.Write7BitEncodedInt(count);
        }

        to.Write7BitEncodedInt(Count.Steps.Count);
        foreach (var step in Count.Steps)
        {
            to.Write7BitEncodedInt(step.Reached);
            to.Write7BitEncodedInt(step.Stopped);
            to.Write7BitEncodedInt(step.Waiting);
        }

        var whole = bytes.ToArray();
        BitConverter.TryWriteBytes(whole, XxHash3.HashToUInt64(whole.AsSpan(sizeof(ulong))));
        return whole;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">Anything at all.</param>
    /// <param name="steps">The questions in force.</param>
    /// <returns>Null for what another program wrote, or what is cut off or damaged.</returns>
    public static KeptReport? Read(byte[] bytes, RegistrationSteps steps)
    {
        if (bytes.Length < sizeof(ulong) || BitConverter.ToUInt64(bytes) != XxHash3.HashToUInt64(bytes.AsSpan(sizeof(ulong))))
            return null;
        try
        {
            using var stream = new MemoryStream(bytes, sizeof(ulong), bytes.Length - sizeof(ulong));
            using var from = new BinaryReader(stream);
            return ReadWord(from) == MarkOf(steps) ? Read(from, steps) : null;
        }
        catch (Exception trouble) when (trouble is IOException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null; // The sum is right, and the rest is not: somebody wrote it on purpose.
        }
    }

    private static KeptReport Read(BinaryReader from, RegistrationSteps steps)
    {
        var countedAt = DateTimeOffset.FromUnixTimeMilliseconds(from.ReadInt64());
        var groups = new List<(string, Counts)>();
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            groups.Add((ReadWord(from), Counts.ReadFrom(from)));
        var registered = new List<Registered>();
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            var dimension = from.Read7BitEncodedInt();
            var word = ReadWord(from);
            int[] counts = [from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt()];
            registered.Add(new(RegisteredCounts.NameOf(dimension, word), ReportCount.Dimensions[dimension], word, counts));
        }

        var asked = from.Read7BitEncodedInt();
        if (groups.Count == 0 || (asked != 0 && asked != steps.Steps.Length))
            throw new FormatException("No report is like this.");
        var counted = new List<StepCount>();
        for (var step = 0; step < asked; step++)
            counted.Add(new(steps.Steps[step], from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt()));
        return new(new(groups, registered) { Steps = counted }, countedAt);
    }

    // The length comes first: a wrong one must not ask for gigabytes.
    private static string ReadWord(BinaryReader from)
    {
        var length = from.Read7BitEncodedInt();
        var left = from.BaseStream.Length - from.BaseStream.Position;
        return length >= 0 && length <= left ? Encoding.UTF8.GetString(from.ReadBytes(length)) : throw new FormatException("No word is so long.");
    }
}
