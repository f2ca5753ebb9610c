using System.Globalization;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Cli;

/// <summary>Keeps what was learned in this user's cache folder, so that the next command starts at once.</summary>
internal static class MatcherShelf
{
    private const int MostKept = 8;
    private const int FewTopics = 50;

    /// <summary>The matcher of these topics: kept from an earlier command, or trained now.</summary>
    public static Matcher Get(TopicSet topics)
    {
        var folder = Folder();
        // Another build may learn otherwise.
        var build = typeof(Matcher).Assembly.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture)[..12];
        var path = Path.Combine(folder, $"{Matcher.FingerprintOf(topics)[..32]}-{build}.matcher");
        if (Load(path, topics) is { } kept)
            return kept;
        if (topics.Topics.Length >= FewTopics)
            Console.Error.WriteLine($"Learning {topics.Topics.Length} topics; the next time it will be quick …");
        var matcher = Matcher.Train(topics);
        Keep(matcher, folder, path);
        return matcher;
    }

    private static string Folder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } wished
            ? wished
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(cache.Length > 0 ? cache : Path.GetTempPath(), "infoline", "matchers");
    }

    private static Matcher? Load(string path, TopicSet topics)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Matcher.TryLoad(file, topics);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Not being able to keep it costs seconds, not the answer.
    private static void Keep(Matcher matcher, string folder, string path)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var half = $"{path}.{Environment.ProcessId}";
            using (var file = File.Create(half))
                matcher.Save(file);
            File.Move(half, path, overwrite: true);
            foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.matcher*").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
                old.Delete();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"What was learned could not be kept in '{folder}': {trouble.Message}");
        }
    }
}
