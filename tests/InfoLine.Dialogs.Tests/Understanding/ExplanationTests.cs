using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class ExplanationTests
{
    private static readonly Matcher Bank = Matcher.Train(SomeTopics.Bank);

    [Fact]
    public void It_tells_what_came_of_it_and_why()
    {
        var explanation = Bank.Explain("mudra ka byaaj");
        explanation.Match.Top.ShouldBe(Bank.Ask("mudra ka byaaj").Top);
        explanation.NamedScheme.ShouldBe("mudra");
        explanation.Schemes[0].Id.ShouldBe("mudra");
        explanation.Aspects[0].Id.ShouldBe("interest");
        explanation.Top[0].Topic.ShouldBe("mudra.interest");
        explanation.Top[0].Regression.ShouldBeInRange(0, 1);
        explanation.Words.Select(word => word.IsName).ShouldBe([true, false, false]);
        explanation.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public void It_tells_what_a_misspelt_word_was_taken_for()
    {
        var word = Bank.Explain("pension and documants").Words[^1];
        word.TakenFor.ShouldBe(Phonetics.Read("documents")[0].Key);
        word.IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void It_tells_which_words_nobody_wrote() => Bank.Explain("mudra xylophone").Words.Select(word => word.IsKnown).ShouldBe([true, false]);

    [Fact]
    public void It_tells_when_the_scheme_was_remembered() => Bank.Explain("kagaz kya", "pmegp").IsRemembered.ShouldBeTrue();

    [Fact]
    public void Where_there_is_nothing_to_explain_the_words_remain()
    {
        var explanation = Bank.Explain("50000");
        explanation.Words.ShouldHaveSingleItem();
        explanation.Top.ShouldBeEmpty();
        explanation.Match.Band.ShouldBe(Band.Unknown);
    }

    [Fact]
    public void One_more_vote_can_turn_the_scale()
    {
        const string question = "mudra and pmegp";
        foreach (var topic in new[] { "mudra.amount", "pmegp.interest" })
            Bank.With(new Always(SomeTopics.Bank.Topics.IndexOf(SomeTopics.Bank.Topics.Single(one => one.Id == topic)))).Explain(question).Top[0].Topic.ShouldBe(topic);
    }

    private sealed class Always(int topic) : IScorer
    {
        public float Weight => 100;

        public void Vote(Asked asked, Span<float> votes) => votes[topic] = 1;
    }
}
