using System.Diagnostics;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Conversations;

/// <summary>Learns what people ask: <see cref="Matcher.Train"/>.</summary>
public delegate Matcher TrainMatcher(TopicSet topics, CancellationToken cancellation);

/// <summary>Matchers, trained once for the same topics and then kept in a file, because training takes seconds and loading does not.</summary>
/// <param name="folder">Where the files are; made if need be. Without a folder that can be written, every start trains.</param>
/// <param name="train">The training.</param>
/// <param name="log">Hears of files that are damaged or cannot be written.</param>
public sealed class MatcherFiles(string folder, TrainMatcher train, ILogger<MatcherFiles> log)
{
    private const string Prefix = "understanding-";
    private const string Ending = ".bin";
    private const int ThreadsBesideTraining = 16;

    /// <summary>The matcher of these topics, loaded or trained.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<Matcher> OfAsync(TopicSet topics, CancellationToken cancellation)
    {
        // On a thread of its own: seconds of work must not hold a thread of the pool, which serves requests.
        return Task.Factory.StartNew(() => Of(topics, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private Matcher Of(TopicSet topics, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var path = Path.Combine(folder, $"{Prefix}{Matcher.FingerprintOf(topics)}{Ending}");
        if (TryLoad(path, topics) is { } kept)
        {
            log.MatcherLoaded(topics.Topics.Length, Stopwatch.GetElapsedTime(began).TotalSeconds);
            return kept;
        }

        var matcher = Train(topics, cancellation);
        log.MatcherTrained(topics.Topics.Length, Stopwatch.GetElapsedTime(began).TotalSeconds);
        Keep(matcher, path);

        // Learning leaves hundreds of megabytes behind that are not needed again for days; a small machine wants them back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return matcher;
    }

    // Training keeps the threads of the pool busy, and a pool grows slowly: requests that come meanwhile must not wait for it to grow.
    private Matcher Train(TopicSet topics, CancellationToken cancellation)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(workers + ThreadsBesideTraining, ports);
        try
        {
            return train(topics, cancellation);
        }
        finally
        {
            ThreadPool.SetMinThreads(workers, ports);
        }
    }

    private Matcher? TryLoad(string path, TopicSet topics)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = File.OpenRead(path);
            if (Matcher.TryLoad(file, topics) is { } matcher)
                return matcher;
            log.MatcherFileDamaged(path);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.MatcherFileUnreadable(trouble, path);
        }

        return null;
    }

    // Beside the old one and then in its place: a crash in between leaves a whole file or none.
    private void Keep(Matcher matcher, string path)
    {
        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.Create(half))
                matcher.Save(file);
            File.Move(half, path, overwrite: true);
            foreach (var old in Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}*").Where(old => old != path))
                File.Delete(old);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.MatcherNotKept(trouble, path);
        }
    }
}
