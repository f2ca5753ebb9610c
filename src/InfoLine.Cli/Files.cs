namespace InfoLine.Cli;

/// <summary>Reads files that somebody named.</summary>
internal static class Files
{
    /// <summary>The bytes of a file.</summary>
    /// <returns>Null, or a sentence that says why it cannot be read.</returns>
    public static string? Read(string path, out byte[] bytes)
    {
        bytes = [];
        if (Directory.Exists(path))
            return $"{path}: this is a folder. Name a file.";
        if (!File.Exists(path))
            return $"{path}: there is no such file.";
        try
        {
            bytes = File.ReadAllBytes(path);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return $"{path}: the file cannot be read ({trouble.Message}).";
        }
    }
}
