using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;
using Shouldly;
using Xunit;
using static InfoLine.Dialogs.Tests.Understanding.ScoringExamples;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class ScoreTests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3; and three worked by hand.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(0, 0, 0, 1)]
    public void The_interval_is_Wilsons(int count, int of, double low, double high)
    {
        var some = new Proportion(count, of);
        some.Low.ShouldBe(low, 0.00005);
        some.High.ShouldBe(high, 0.00005);
    }

    // Worked by hand: (6·3 - 1·2) / √(7·8·4·5), and (4·6 - 12) / √((36-14)·(36-12)).
    [Theory]
    [InlineData("aaaaaaaabbbb", "aaaaaabbbbba", 0.47809)]
    [InlineData("aabbcc", "abbbca", 0.52223)]
    [InlineData("abc", "abc", 1)]
    [InlineData("aabb", "bbaa", -1)]
    [InlineData("aabb", "aaaa", 0)]
    [InlineData("", "", 0)]
    public void Correlation_is_Matthews_for_many_classes(string expected, string found, double correlation) =>
        Correlation.Of(expected.Zip(found, (right, told) => (right.ToString(), told.ToString()))).ShouldBe(correlation, 0.00001);

    [Fact]
    public void A_score_counts_each_thing_among_those_that_it_is_about()
    {
        var score = Score.Of(
        [
            Asked("mudra.amount", "mudra.amount", 0.9),
            Asked("mudra.amount", "gst.time", 0.8),
            Asked("register", "register", 0.3, Band.Menu),
            Asked("gst.time", "mudra.amount", 0.1, Band.Unknown),
            Asked("none", "mudra.amount", 0.7),
            Asked("out_of_scope", "mudra.amount", 0.2, Band.Menu),
            Asked("none", "out_of_scope.pension", 0.9),
        ]);
        score.Top1.ShouldBe(new(2, 4));
        score.Top3.ShouldBe(new(2, 4));
        score.Scheme.ShouldBe(new(1, 3));
        score.Answered.ShouldBe(new(2, 4));
        score.Menu.ShouldBe(new(1, 4));
        score.HandedOff.ShouldBe(new(1, 4));
        score.WrongAmongAnswered.ShouldBe(new(2, 3));
        score.OutOfScopeAnswered.ShouldBe(new(1, 3));
        score.OutOfScopeMenu.ShouldBe(new(1, 3));
    }

    [Fact]
    public void A_topic_that_only_says_where_to_ask_instead_is_a_way_of_handing_over()
    {
        var marked = Asked("none", "out_of_scope.pension", 0.9);
        marked.First.ShouldBe("none");
        marked.Outcome.ShouldBe(Outcome.HandedOff);
        marked.IsRight.ShouldBeTrue();
        Asked("mudra.amount", "out_of_scope.pension", 0.9).IsRight.ShouldBeFalse();
    }

    [Fact]
    public void Out_of_scope_stands_once_among_three()
    {
        var match = new Match { Band = Band.Menu, Top = [new("out_of_scope.a", 0.3), new("out_of_scope.b", 0.2), new("register", 0.1), new("gst.time", 0.05)] };
        Marked.Of(new("x", "gst.time", "en", [], 0), match, Ids).Top.Select(one => one.Topic).ShouldBe(["none", "register", "gst.time"]);
    }

    [Fact]
    public void A_further_id_that_is_right_counts_as_right()
    {
        var marked = Asked("mudra.amount", "gst.time", 0.9, also: ["gst.time"]);
        marked.IsRight.ShouldBeTrue();
        marked.IsAmongThree.ShouldBeTrue();
        marked.IsRightScheme.ShouldBe(true);
        marked.Told.ShouldBe("mudra.amount");
    }

    [Fact]
    public void A_menu_of_the_right_scheme_has_the_right_scheme()
    {
        Asked("mudra.amount", "register", 0.2, Band.Menu, scheme: "mudra").IsRightScheme.ShouldBe(true);
        Asked("mudra.amount", "register", 0.9, Band.Answer, scheme: "mudra").IsRightScheme.ShouldBe(false);
        Asked("register", "register", 0.9).IsRightScheme.ShouldBeNull();
    }

    [Fact]
    public void A_card_has_parts_by_language_length_scheme_and_aspect()
    {
        var card = ScoreCard.Of([Asked("mudra.amount", "mudra.amount", 0.9), Asked("gst.time", "register", 0.9, language: "hi", text: "जीएसटी"), Asked("none", "register", 0.9, language: "hi")], Ids);
        card.ByLanguage.Select(part => (part.Name, part.Score.Top1)).ShouldBe([("en", new Proportion(1, 1)), ("hi", new Proportion(0, 1))]);
        card.ByLength.Select(part => part.Name).ShouldBe(["1", "2-3"]);
        card.ByScheme.Select(part => part.Name).ShouldBe(["gst", "mudra"]);
        card.ByAspect.Select(part => part.Name).ShouldBe(["amount", "time"]);
    }

    [Fact]
    public void The_lowest_threshold_is_chosen_from_which_on_wrong_answers_stay_rare()
    {
        var questions = Enumerable.Range(0, 10).Select(_ => Asked("mudra.amount", "mudra.amount", 0.8))
            .Append(Asked("mudra.amount", "gst.time", 0.42))
            .Append(Asked("none", "gst.time", 0.21))
            .ToList();
        ThresholdSweep.Of(questions, 0.05).Chosen.ShouldBe(0.45);
        ThresholdSweep.Of(questions, 0.10).Chosen.ShouldBe(0.25);
        ThresholdSweep.Of(questions, 0.50).Chosen.ShouldBe(0.05);
        var sweep = ThresholdSweep.Of([Asked("none", "gst.time", 0.6)], 0.05);
        sweep.Chosen.ShouldBeNull();
        sweep.Steps.Length.ShouldBe(19);
        sweep.Steps[0].Threshold.ShouldBe(0.05);
        sweep.Steps[^1].Threshold.ShouldBe(0.95);
    }

    [Fact]
    public void Calibration_sets_what_it_says_beside_what_is_true()
    {
        var calibration = Calibration.Of([Asked("mudra.amount", "mudra.amount", 0.7), Asked("mudra.amount", "gst.time", 0.7), Asked("register", "register", 1)]);
        calibration.Bins.Select(bin => (bin.From, bin.Right)).ShouldBe([(0.7, new Proportion(1, 2)), (0.9, new Proportion(1, 1))]);
        calibration.Error.ShouldBe(2 * 0.2 / 3, 0.0001);
    }

    [Fact]
    public void Confusions_come_by_frequency_with_advice_that_fits()
    {
        var pairs = Confusion.Among([Asked("register", "gst.time", 0.5), Asked("register", "gst.time", 0.5), Asked("none", "gst.time", 0.5), Asked("none", "register", 0.1, Band.Unknown), Asked("mudra.time", "gst.time", 0.5), Asked("gst.time", "gst.time", 0.5)], Content, Ids);
        pairs.Select(pair => (pair.Expected, pair.Questions.Length)).ShouldBe([("register", 2), ("mudra.time", 1), ("none", 1)]);
        pairs[0].Advice.ShouldContain("only 5 phrases");
        pairs[1].Advice.ShouldContain("no answer 'mudra.time'");
        pairs[2].Advice.ShouldContain("out_of_scope");
    }

    [Fact]
    public void Goals_are_met_or_missed_and_those_without_questions_are_left_out()
    {
        var goals = Goal.Of(ScoreCard.Of([Asked("mudra.amount", "mudra.amount", 0.9)], Ids));
        goals.ShouldAllBe(goal => goal.IsMet);
        goals.ShouldNotContain(goal => goal.Name.StartsWith("out of scope", StringComparison.Ordinal));
        Goal.Of(ScoreCard.Of([Asked("none", "gst.time", 0.9)], Ids)).Count(goal => !goal.IsMet).ShouldBe(2);
    }

    [Fact]
    public void A_language_far_behind_the_best_misses_a_goal()
    {
        var questions = Enumerable.Range(0, 10).SelectMany(i => new[] { Asked("register", "register", 0.9), Asked("register", i > 0 ? "register" : "gst.time", 0.9, language: "hi") }).ToList();
        var goal = Goal.Of(ScoreCard.Of(questions, Ids))[^1];
        goal.Name.ShouldContain("(hi)");
        goal.IsMet.ShouldBeFalse();
    }
}
