using System.Diagnostics;
using InfoLine.Benchmarks.Report;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Benchmarks.Understanding;

/// <summary>How long it takes to learn what people ask, to load what was learned, and to understand one question.</summary>
internal static class UnderstandingFigures
{
    private const int Rounds = 5;

    public static IEnumerable<Figure> Measure(bool isShort)
    {
        foreach (var figure in Measure(ManyTopics.Make(topics: 250, phrasesEach: 20), "250 topics", new(TrainSeconds: 10, P50: 0.5, P99: 3, Megabytes: 60), isShort))
            yield return figure;
        foreach (var figure in Measure(ManyTopics.Make(topics: isShort ? 2_000 : 10_000, phrasesEach: 8), isShort ? "2,000 topics" : "10,000 topics", new(null, null, 5, null), isShort))
            yield return figure;
    }

    private static IEnumerable<Figure> Measure(TopicSet set, string name, Goals goals, bool isShort)
    {
        Progress.Tell($"Understanding: learning {name}");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var matcher = Matcher.Train(set);
        var trained = clock.Elapsed;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        yield return new($"Understanding: learns {name}", $"{trained.TotalSeconds:0.0} s", Goal: Limit(goals.TrainSeconds, "s"), IsMet: IsMet(trained.TotalSeconds, goals.TrainSeconds));
        yield return new($"Understanding: memory of {name}", $"{megabytes:0} MB", Goal: Limit(goals.Megabytes, "MB"), IsMet: IsMet(megabytes, goals.Megabytes));

        using var stream = new MemoryStream();
        matcher.Save(stream);
        stream.Position = 0;
        clock.Restart();
        var loaded = Matcher.TryLoad(stream, set) ?? throw new InvalidOperationException("What was just saved should load.");
        yield return new($"Understanding: loads {name} ({stream.Length / 1e6:0} MB)", Figure.Milliseconds(clock.Elapsed.TotalMilliseconds), Goal: "≤ 1 s", IsMet: clock.Elapsed.TotalSeconds <= 1);

        var questions = Questions(set, isShort ? 500 : 4_000);
        var bare = new BareLookup(set);
        var found = 0;
        Action<string> ask = question => found += loaded.Ask(question).Top.Length;
        Action<string> look = question => found += bare.Ask(question)?.Length ?? 0;
        Time(ask, questions);
        Time(look, questions);

        // Rounds by turns: whatever else the machine does meets both alike.
        var (measured, beside) = (new List<double>(), new List<double>());
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            measured.AddRange(Time(ask, questions));
            bytes += GC.GetAllocatedBytesForCurrentThread() - start;
            beside.AddRange(Time(look, questions));
        }

        if (found == 0)
            throw new InvalidOperationException("Nothing was understood: another thing would be measured.");
        var (ours, floor) = (Of(measured), Of(beside));
        yield return new($"Understanding: a question among {name}, p50 / p99", $"{ours.P50:0.000} ms / {ours.P99:0.000} ms", $"{floor.P50:0.0000} ms / {floor.P99:0.0000} ms",
            $"{(goals.P50 is { } p50 ? $"p50 ≤ {p50} ms, " : "")}p99 ≤ {goals.P99} ms", ours.P99 <= goals.P99 && ours.P50 <= (goals.P50 ?? double.MaxValue));
        yield return new($"Understanding: bytes allocated a question among {name}", Figure.Count((double)bytes / Rounds / questions.Length));
    }

    // As people write: a phrase with a letter left out, so that nothing is found word for word.
    private static string[] Questions(TopicSet set, int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var phrases = set.Topics[random.Next(set.Topics.Length)].Phrases;
            var words = phrases[random.Next(phrases.Length)].Words;
            return words.Remove(random.Next(words.Length), 1);
        })];
    }

    private static double[] Time(Action<string> ask, string[] questions) => Array.ConvertAll(questions, question =>
    {
        var start = Stopwatch.GetTimestamp();
        ask(question);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    private static (double P50, double P99) Of(List<double> times)
    {
        times.Sort();
        return (times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private static bool? IsMet(double measured, double? most) => most is { } limit ? measured <= limit : null;

    private static string Limit(double? most, string unit) => most is { } limit ? $"≤ {limit} {unit}" : "";

    private sealed record Goals(double? TrainSeconds, double? P50, double P99, double? Megabytes);
}
