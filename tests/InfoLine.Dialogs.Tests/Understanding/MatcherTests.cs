using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class MatcherTests
{
    private static readonly Matcher Bank = Matcher.Train(SomeTopics.Bank);

    [Theory]
    [InlineData("mudra me kitna paisa milta hai", "mudra.amount")]
    [InlineData("पीएमईजीपी में ब्याज कितना लगेगा", "pmegp.interest")]
    [InlineData("documents needed for mudra loan", "mudra.documents")]
    [InlineData("MUDRA k lie kagaz", "mudra.documents")]
    [InlineData("pmegp intrest rate", "pmegp.interest")]
    [InlineData("bank ne loan mna kr diya", "rejected")]
    [InlineData("mujhe kisi se baat karni h", "person")]
    [InlineData("vidhva pension", "out_of_scope.pension")]
    public void A_question_that_nobody_wrote_finds_its_topic(string text, string topic) => Bank.Ask(text).Top[0].Topic.ShouldBe(topic);

    [Theory]
    [InlineData("mudra", "mudra.what")]
    [InlineData("PMEGP", "pmegp.what")]
    [InlineData("मुद्रा", "mudra.what")]
    [InlineData("kvic loan", "pmegp.what")]
    public void A_bare_name_asks_what_it_is(string text, string topic)
    {
        var match = Bank.Ask(text);
        match.Top[0].Topic.ShouldBe(topic);
        match.Band.ShouldBe(Band.Answer);
    }

    [Fact]
    public void A_slip_of_the_finger_in_a_name_is_forgiven() => Bank.Ask("pmgep kya hai").Top[0].Topic.ShouldBe("pmegp.what");

    [Theory]
    [InlineData("pmegp xyzzy", "pmegp")]
    [InlineData("mudra wala kaam jaldi", "mudra")]
    [InlineData("मुद्रा दुकान", "mudra")]
    public void Where_the_scheme_is_sure_and_nothing_else_its_topics_are_offered(string text, string scheme)
    {
        var match = Strict.Ask(text);
        match.Band.ShouldBe(Band.Menu);
        match.Scheme.ShouldBe(scheme);
        match.Top.ShouldAllBe(candidate => candidate.Topic.StartsWith(scheme + ".", StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_scheme_is_never_answered_with_another()
    {
        foreach (var question in new[] { "mudra kitna", "mudra byaj", "mudra form", "mudra gaon ki dukan ke liye", "mudra se machine lena hai", "mudra subsidy percent" })
            Bank.Ask(question).Top[0].Topic.ShouldNotStartWith("pmegp", Case.Insensitive, question);
    }

    [Fact]
    public void The_last_scheme_is_taken_for_a_question_that_names_none()
    {
        Bank.Ask("aur kagaz?", "mudra").Top[0].Topic.ShouldBe("mudra.documents");
        Bank.Ask("aur kagaz?", "pmegp").Top[0].Topic.ShouldBe("pmegp.documents");
    }

    [Theory]
    [InlineData("uske liye kagaz kya lagenge")]
    [InlineData("उसके लिए कौन से कागज़ चाहिए")]
    [InlineData("which papers for it")]
    public void What_points_at_a_scheme_that_nobody_named_is_never_answered_outright(string question)
    {
        Bank.Ask(question).Band.ShouldNotBe(Band.Answer);
        Bank.Ask(question, "mudra").Top[0].Topic.ShouldBe("mudra.documents");
    }

    [Fact]
    public void A_named_scheme_beats_the_last_one() => Bank.Ask("pmegp ka byaj", "mudra").Top[0].Topic.ShouldBe("pmegp.interest");

    [Fact]
    public void What_belongs_to_no_scheme_stays_so_after_one() => Bank.Ask("kisi se baat karni hai", "mudra").Top[0].Topic.ShouldBe("person");

    [Fact]
    public void A_last_scheme_that_is_gone_is_as_none() => Bank.Ask("mudra byaj", "closed_long_ago").Top[0].Topic.ShouldBe("mudra.interest");

    [Theory]
    [InlineData("how are you today")]
    [InlineData("good night")]
    [InlineData("qwrtz plmk vbnx")]
    [InlineData("the cricket score of yesterday evening")]
    public void What_nobody_has_an_answer_to_is_not_answered(string text) => Bank.Ask(text).Band.ShouldNotBe(Band.Answer);

    [Fact]
    public void Bands_decide_what_is_done()
    {
        const string question = "mudra loan me kitna paisa milega";
        Bank.Ask(question).Band.ShouldBe(Band.Answer);
        Strict.Ask(question).Band.ShouldBe(Band.Menu);
    }

    [Fact]
    public void Confidence_is_a_probability_and_the_best_comes_first()
    {
        foreach (var question in SomeTopics.Bank.Topics.SelectMany(topic => topic.Phrases))
        {
            var top = Bank.Ask(question.Words).Top;
            top.Length.ShouldBeInRange(1, 5);
            top.ShouldAllBe(candidate => candidate.Confidence >= 0 && candidate.Confidence <= 1);
            top.Select(candidate => candidate.Confidence).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void The_same_topics_give_the_same_matcher()
    {
        var again = Matcher.Train(SomeTopics.Bank);
        foreach (var question in MatcherCacheTests.Questions)
            again.Ask(question).Top.ShouldBe(Bank.Ask(question).Top, question);
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var alone = MatcherCacheTests.Questions.Select(question => Bank.Ask(question).Top).ToArray();
        var together = Enumerable.Range(0, 400).AsParallel().AsOrdered().Select(i => Bank.Ask(MatcherCacheTests.Questions[i % alone.Length]).Top).ToArray();
        for (var i = 0; i < together.Length; i++)
            together[i].ShouldBe(alone[i % alone.Length]);
    }

    [Fact]
    public void Training_can_be_stopped() =>
        Should.Throw<OperationCanceledException>(() => Matcher.Train(SomeTopics.Bank, new CancellationToken(canceled: true)));

    private static Matcher Strict { get; } = Matcher.Train(SomeTopics.Bank with { Bands = new(Answer: 1.1, Menu: 0.15) });
}
