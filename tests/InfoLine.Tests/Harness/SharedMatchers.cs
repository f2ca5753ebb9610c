using System.Collections.Concurrent;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Tests.Harness;

/// <summary>What was learned from the same topics is learned once for all tests: it takes seconds for the dialogs of the repository.</summary>
internal static class SharedMatchers
{
    private static readonly ConcurrentDictionary<string, Lazy<Matcher>> Learned = new(StringComparer.Ordinal);

    public static Matcher Train(TopicSet topics, CancellationToken cancellation) =>
        Learned.GetOrAdd($"{Matcher.FingerprintOf(topics)} {topics.Bands}", _ => new(() => Matcher.Train(topics, CancellationToken.None))).Value;
}
