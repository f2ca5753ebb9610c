using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class SmallContentTests
{
    [Fact]
    public void Without_topics_nothing_is_understood()
    {
        var match = Matcher.Train(TopicSet.Empty).Ask("mudra loan");
        match.Band.ShouldBe(Band.Unknown);
        match.Top.ShouldBeEmpty();
        match.Scheme.ShouldBeNull();
    }

    [Fact]
    public void One_topic_is_enough_and_does_not_answer_everything()
    {
        var matcher = Matcher.Train(new TopicSet { Topics = [SomeTopics.Topic("hours", "when do you open", "opening hours")] });
        matcher.Ask("when do you open").ShouldSatisfyAllConditions(match => match.Band.ShouldBe(Band.Answer), match => match.Top.ShouldHaveSingleItem().Topic.ShouldBe("hours"));
        matcher.Ask("my cow is ill").Band.ShouldNotBe(Band.Answer);
    }

    [Fact]
    public void Topics_need_no_schemes_and_no_aspects()
    {
        var matcher = Matcher.Train(SomeTopics.Plain);
        matcher.Ask("where to park the car").Top[0].Topic.ShouldBe("parking");
        matcher.Ask("at what time do you open").Top[0].Topic.ShouldBe("hours");
        matcher.Ask("parking", "mudra").Scheme.ShouldBeNull();
    }

    [Fact]
    public void A_topic_without_phrases_is_found_by_its_title() =>
        Matcher.Train(SomeTopics.Plain with { Topics = SomeTopics.Plain.Topics.Add(SomeTopics.Topic("toilets")) }).Ask("toilets").Top[0].Topic.ShouldBe("toilets");

    [Fact]
    public void Topics_in_which_nothing_can_be_read_are_as_none()
    {
        var empty = SomeTopics.Topic("dots", "...", "") with { Title = SomeTopics.Title("?") };
        Matcher.Train(new TopicSet { Topics = [empty] }).Ask("hello there").Band.ShouldBe(Band.Unknown);
    }

    [Fact]
    public void A_scheme_that_only_its_topics_name_is_remembered_by_its_id()
    {
        var set = SomeTopics.Bank with { Schemes = [] };
        Matcher.Train(set).Ask("aur kagaz?", "pmegp").Top[0].Topic.ShouldBe("pmegp.documents");
    }
}
