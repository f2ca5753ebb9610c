using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class MatcherCacheTests
{
    internal static readonly string[] Questions =
        ["mudra", "pmegp byaj", "kagaz kya lagenge", "मुद्रा में कितना पैसा", "how are you", "loan chahiye 2 lakh dukan ke lie", "pmgep limt", "bank ne mana kiya", "zzz"];

    private static readonly Matcher Bank = Matcher.Train(SomeTopics.Bank);
    private static readonly byte[] Saved = Save(Bank);

    [Fact]
    public void What_was_saved_answers_the_same()
    {
        var loaded = Load(Saved, SomeTopics.Bank).ShouldNotBeNull();
        foreach (var question in Questions)
        {
            loaded.Ask(question).Top.ShouldBe(Bank.Ask(question).Top, question);
            loaded.Ask(question, "pmegp").Top.ShouldBe(Bank.Ask(question, "pmegp").Top, question);
        }
    }

    [Fact]
    public void The_same_topics_are_saved_as_the_same_bytes() => Save(Matcher.Train(SomeTopics.Bank)).ShouldBe(Saved);

    [Fact]
    public async Task One_thread_learns_the_same_bytes_as_many()
    {
        var single = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ConcurrentScheduler;
        var alone = await Task.Factory.StartNew(() => Save(Matcher.Train(SomeTopics.Bank)), CancellationToken.None, TaskCreationOptions.None, single);
        alone.ShouldBe(Saved);
    }

    [Fact]
    public void Many_who_learn_at_once_do_not_disturb_each_other()
    {
        var saved = new byte[6][];
        Parallel.For(0, saved.Length, i => saved[i] = Save(Matcher.Train(SomeTopics.Bank)));
        saved.ShouldAllBe(bytes => bytes.SequenceEqual(Saved));
    }

    [Fact]
    public void Other_topics_are_refused()
    {
        var topics = SomeTopics.Bank.Topics;
        Load(Saved, SomeTopics.Bank with { Topics = topics.SetItem(0, topics[0] with { Phrases = topics[0].Phrases.RemoveAt(0) }) }).ShouldBeNull();
        Load(Saved, SomeTopics.Bank with { SmallTalk = [] }).ShouldBeNull();
        Load(Saved, TopicSet.Empty).ShouldBeNull();
    }

    [Fact]
    public void Other_bands_are_welcome() =>
        Load(Saved, SomeTopics.Bank with { Bands = new(1.1, 0.15) }).ShouldNotBeNull().Ask("mudra").Band.ShouldBe(Band.Menu);

    [Fact]
    public void A_damaged_file_is_refused_wherever_the_damage_is()
    {
        for (var at = 0; at < Saved.Length; at += 1 + (Saved.Length / 97))
        {
            var damaged = Saved.ToArray();
            damaged[at] ^= 0x40;
            Load(damaged, SomeTopics.Bank).ShouldBeNull($"byte {at}");
            Load(Saved[..at], SomeTopics.Bank).ShouldBeNull($"cut at {at}");
        }

        Load([.. Saved, 0], SomeTopics.Bank).ShouldBeNull();
    }

    [Fact]
    public void A_stream_that_fails_is_as_none() => Matcher.TryLoad(new BrokenStream(), SomeTopics.Bank).ShouldBeNull();

    [Fact]
    public void Nothing_learned_can_be_kept_too()
    {
        var loaded = Load(Save(Matcher.Train(TopicSet.Empty)), TopicSet.Empty).ShouldNotBeNull();
        loaded.Ask("mudra").Band.ShouldBe(Band.Unknown);
    }

    private static byte[] Save(Matcher matcher)
    {
        using var stream = new MemoryStream();
        matcher.Save(stream);
        return stream.ToArray();
    }

    private static Matcher? Load(byte[] bytes, TopicSet topics)
    {
        using var stream = new MemoryStream(bytes);
        return Matcher.TryLoad(stream, topics);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The disk is gone.");

        public override int Read(Span<byte> buffer) => throw new IOException("The disk is gone.");

        public override void CopyTo(Stream destination, int bufferSize) => throw new IOException("The disk is gone.");
    }
}
