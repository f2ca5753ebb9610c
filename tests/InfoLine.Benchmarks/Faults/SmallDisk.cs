using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Faults;

/// <summary>A file system of a few megabytes, which a test can fill without harming anybody.</summary>
internal static class SmallDisk
{
    private const string Filler = "filler";

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Lacks => Environment.IsPrivilegedProcess ? null : "only root may mount a small disk";

    /// <summary>Puts one in place of a folder.</summary>
    public static async Task MountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        await Tool.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m", "infoline-small-disk", folder]);
    }

    /// <summary>Takes it away with everything on it.</summary>
    public static Task UnmountAsync(string folder) => Tool.RunAsync("umount", [folder]);

    /// <summary>Writes until nothing more goes on it.</summary>
    public static void Fill(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, Filler), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1024 * 1024, 4096, 1])
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // No room for so much; less may still fit.
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public static void Free(string folder) => File.Delete(Path.Combine(folder, Filler));
}
