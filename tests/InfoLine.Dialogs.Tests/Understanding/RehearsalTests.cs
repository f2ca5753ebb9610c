using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class RehearsalTests
{
    private static readonly Matcher Bank = Matcher.Train(SomeTopics.Bank);

    [Fact]
    public void Every_phrase_is_asked_once_in_the_order_of_the_content()
    {
        var asked = Rehearsal.Phrases(Bank, folds: 3);
        asked.Select(one => one.Phrase).ShouldBe(SomeTopics.Bank.Topics.SelectMany(topic => topic.Phrases));
        asked.Count(one => one.Match.Top[0].Topic == one.Topic).ShouldBeGreaterThan(asked.Length / 2);
    }

    [Fact]
    public void A_phrase_that_is_kept_back_is_not_known_by_heart()
    {
        var odd = SomeTopics.Bank with { Topics = SomeTopics.Bank.Topics.Add(SomeTopics.Topic("odd", "zyxwv tsrqp", "lkjhg fdsap")) };
        Rehearsal.Phrases(Matcher.Train(odd), folds: 2).Where(one => one.Topic == "odd").ShouldAllBe(one => one.Match.Band != Band.Answer);
    }

    [Fact]
    public void A_topic_that_is_left_out_is_never_the_answer() =>
        Rehearsal.LeftOutTopics(Bank, folds: 3).ShouldAllBe(one => one.Match.Top.Length == 0 || one.Match.Top[0].Topic != one.Topic);
}
