using System.Collections.Concurrent;
using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Tests.Harness;

/// <summary>What was learned from the same topics is learned once for all tests: it takes seconds for the dialogs of the repository.</summary>
internal static class SharedMatchers
{
    private static readonly ConcurrentDictionary<string, Lazy<Matcher>> Learned = new(StringComparer.Ordinal);

    public static Matcher Train(TopicSet topics, CancellationToken cancellation) =>
        Learned.GetOrAdd($"{Matcher.FingerprintOf(topics)} {topics.Bands}", _ => new(() => Matcher.Train(topics, CancellationToken.None))).Value;

    /// <summary>Puts what is learned from the dialogs of the repository where a service will look for it.</summary>
    public static void Put(string folder)
    {
        var shipped = FlowFolder.Find("dialogs", AppContext.BaseDirectory) ?? throw new InvalidOperationException("The dialogs of the repository are gone.");
        var compiled = FlowCompiler.Compile(shipped.Read(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
        if (compiled.Flows is not { Topics: { IsEmpty: false } topics })
            return;
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, $"understanding-{Matcher.FingerprintOf(topics)}.bin"));
        Train(topics, CancellationToken.None).Save(file);
    }
}
