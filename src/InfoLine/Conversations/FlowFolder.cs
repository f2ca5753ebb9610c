using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Conversations;

/// <summary>The folder of the dialogs on disk.</summary>
/// <param name="Path">Absolute.</param>
public sealed record FlowFolder(string Path)
{
    /// <summary>More than this is no dialog but an accident; the compiler refuses it too.</summary>
    private const long MostFileBytes = 2 * 1024 * 1024;

    /// <summary>Finds the folder: as it stands if absolute; else from the starting places upwards.</summary>
    /// <returns>Null when there is none.</returns>
    public static FlowFolder? Find(string path, params ReadOnlySpan<string> startingPlaces)
    {
        foreach (var start in startingPlaces)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                // An absolute path wins over the folder that it is combined with.
                var candidate = System.IO.Path.Combine(folder.FullName, path);
                if (Directory.Exists(candidate))
                    return new(System.IO.Path.GetFullPath(candidate));
            }
        }

        return null;
    }

    /// <summary>All YAML files (<c>.yaml</c> or <c>.yml</c>, as on the command line), in the order of their names.</summary>
    /// <exception cref="IOException">A file cannot be read just now.</exception>
    public ImmutableArray<FlowSource> Read() =>
        [.. Files().Select(file => new FlowSource(System.IO.Path.GetRelativePath(Path, file.FullName).Replace('\\', '/'), TextOf(file)))];

    /// <summary>Changes whenever a file is added, removed or written. Never throws: a folder that cannot be read has a fingerprint too.</summary>
    public string Fingerprint()
    {
        try
        {
            return string.Join('\n', Files().Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return trouble.GetType().Name;
        }
    }

    private static string TextOf(FileInfo file) => file.Length <= MostFileBytes
        ? File.ReadAllText(file.FullName)
        : throw new IOException($"{file.Name} has more than {MostFileBytes / 1024 / 1024} MB.");

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(Path)
        .EnumerateFiles("*.*", SearchOption.AllDirectories)
        .Where(file => file.Extension.ToUpperInvariant() is ".YAML" or ".YML")
        .OrderBy(file => file.FullName, StringComparer.Ordinal);
}
