namespace InfoLine.Benchmarks.Faults;

/// <summary>Another time of day for a process, by Debian's libfaketime. The time that passes stays true.</summary>
internal static class FakeTime
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    /// <summary>Why there is none here, or null.</summary>
    public static string? Lacks => File.Exists(Library) ? null : "libfaketime is missing (apt-get install faketime)";

    /// <summary>The environment of a process whose clock is moved by what a file says, also while it runs.</summary>
    /// <param name="file">Written by <see cref="Set"/>.</param>
    public static IEnumerable<KeyValuePair<string, string>> From(string file) =>
    [
        new("LD_PRELOAD", Library), new("FAKETIME_TIMESTAMP_FILE", file), new("FAKETIME_CACHE_DURATION", "1"), new("DONT_FAKE_MONOTONIC", "1"), new("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
    ];

    /// <summary>Moves the clock of whoever reads this file, within a second.</summary>
    public static void Set(string file, TimeSpan ahead)
    {
        // In place of the old one as a whole: a process may read at any moment.
        File.WriteAllText(file + ".new", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;+0}\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file + ".new", (UnixFileMode)0b110_100_100); // Also for the owner of PostgreSQL.
        File.Move(file + ".new", file, overwrite: true);
    }
}
