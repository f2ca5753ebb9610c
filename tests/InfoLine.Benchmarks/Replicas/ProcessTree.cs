using System.Globalization;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Reads what a process and its children have used.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on.

    // Fields of /proc/…/stat after the name, from 0: see proc(5).
    private const int Parent = 1;
    private const int FirstTime = 11; // utime, stime, and those of children that have ended.

    /// <summary>The processor time of a process, of its children, and of those of them that have ended.</summary>
    public static TimeSpan Cpu(int process)
    {
        var ticks = StatOf(process) is { } own ? Ticks(own, withEnded: true) : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && StatOf(id) is { } stat && stat[Parent] == $"{process}")
                ticks += Ticks(stat, withEnded: false);
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static long Ticks(string[] stat, bool withEnded) =>
        stat.Skip(FirstTime).Take(withEnded ? 4 : 2).Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture));

    private static string[]? StatOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // It has ended meanwhile.
        }
    }
}
