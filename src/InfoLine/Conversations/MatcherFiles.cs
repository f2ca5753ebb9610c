using System.Data.Common;
using System.Diagnostics;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Learns what people ask: <see cref="Matcher.Train"/>.</summary>
public delegate Matcher TrainMatcher(TopicSet topics, CancellationToken cancellation);

/// <summary>Matchers, trained once for the same topics and then kept in a file, because training takes seconds and loading does not.</summary>
/// <param name="folder">Where the files are; made if need be. Without a folder that can be written, every start trains.</param>
/// <param name="shared">Where one replica leaves its file for the others; null where there are none.</param>
/// <param name="train">The training.</param>
/// <param name="log">Hears of files that are damaged or cannot be written.</param>
public sealed class MatcherFiles(string folder, Understandings? shared, TrainMatcher train, ILogger<MatcherFiles> log)
{
    private const string Prefix = "understanding-";
    private const string Ending = ".bin";
    private const int ThreadsBesideTraining = 16;

    /// <summary>Another build does not understand the file: while replicas are updated, each build has one of its own.</summary>
    private static readonly string Build = $"{typeof(Matcher).Module.ModuleVersionId:n}";

    /// <summary>The matcher of these topics, loaded or trained.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Matcher> OfAsync(TopicSet topics, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var fingerprint = Matcher.FingerprintOf(topics);
        var path = Path.Combine(folder, $"{Prefix}{fingerprint}{Ending}");
        var name = $"{fingerprint}-{Build}";
        if (await AsideAsync(() => TryLoad(path, topics), cancellation) is { } kept)
        {
            log.MatcherLoaded(topics.Topics.Length, Stopwatch.GetElapsedTime(began).TotalSeconds);
            await OfferAsync(name, path, isNew: false, cancellation);
            return kept;
        }

        if (await FetchAsync(name, path, cancellation) && await AsideAsync(() => TryLoad(path, topics), cancellation) is { } fetched)
        {
            log.MatcherFetched(topics.Topics.Length, Stopwatch.GetElapsedTime(began).TotalSeconds);
            GiveMemoryBack();
            return fetched;
        }

        var matcher = await AsideAsync(() => Train(topics, cancellation), cancellation);
        log.MatcherTrained(topics.Topics.Length, Stopwatch.GetElapsedTime(began).TotalSeconds);
        if (await KeepAsync(path, file => AsideAsync(() => Save(matcher, file), cancellation)))
            await OfferAsync(name, path, isNew: true, cancellation);
        GiveMemoryBack();
        return matcher;
    }

    // Compiling and learning leave hundreds of megabytes behind that are not needed again for days; a small machine wants them back now.
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    // On a thread of its own: seconds of work must not hold a thread of the pool, which serves requests.
    private static Task<T> AsideAsync<T>(Func<T> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

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

    private static bool Save(Matcher matcher, Stream file)
    {
        matcher.Save(file);
        return true;
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
    private async Task<bool> KeepAsync(string path, Func<Stream, Task> write)
    {
        var half = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(folder);
            await using (var file = File.Create(half))
                await write(file);
            File.Move(half, path, overwrite: true);
            foreach (var old in Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}*").Where(old => old != path))
                File.Delete(old);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.MatcherNotKept(trouble, path);
            return false;
        }
    }

    // What cannot be shared just now is learned by each: later, and just as right.
    private async Task<bool> FetchAsync(string name, string path, CancellationToken cancellation)
    {
        try
        {
            if (shared is null || !await shared.HasAsync(name, cancellation))
                return false;
            return await KeepAsync(path, file => shared.FetchAsync(name, file, cancellation));
        }
        catch (Exception trouble) when (trouble is DbException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            log.MatcherNotShared(trouble);
            return false;
        }
    }

    private async Task OfferAsync(string name, string path, bool isNew, CancellationToken cancellation)
    {
        try
        {
            if (shared is null || (!isNew && await shared.HasAsync(name, cancellation)))
                return;
            await using var file = File.OpenRead(path);
            await shared.PutAsync(name, file, cancellation);
        }
        catch (Exception trouble) when (trouble is DbException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            log.MatcherNotShared(trouble);
        }
    }
}
