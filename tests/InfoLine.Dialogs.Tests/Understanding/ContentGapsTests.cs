using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;
using Shouldly;
using Xunit;
using static InfoLine.Dialogs.Tests.Understanding.ScoringExamples;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class ContentGapsTests
{
    [Fact]
    public void Topics_with_few_phrases_or_a_missing_script_are_thin()
    {
        ContentGaps.Thin(Content).ShouldBe([new("mudra.amount", 2, null), new("gst.time", 1, "hi"), new("out_of_scope.pension", 1, "hi")]);
        ContentGaps.Thin(Content, needsBothScripts: false).Length.ShouldBe(3);
        ContentGaps.Thin(Content, needsBothScripts: false).ShouldAllBe(thin => thin.MissingLanguage == null);
    }

    [Fact]
    public void A_phrase_that_is_taken_for_another_topic_strays()
    {
        Match Found(string id) => new() { Band = Band.Answer, Top = [new(id, 0.7)] };
        var strays = ContentGaps.Strays(
        [
            (new Phrase("join", "en"), "register", Found("gst.time")),
            (new Phrase("register me", "en"), "register", Found("register")),
            (new Phrase("old age pension", "en"), "out_of_scope.pension", Found("out_of_scope.ration")),
        ]);
        strays.ShouldBe([new("join", "register", "gst.time", 0.7)]);
    }

    [Fact]
    public void A_test_question_that_sounds_like_a_phrase_is_known()
    {
        TestQuestion Asking(string text) => new(text, "mudra.amount", "hi-Latn", [], 5);
        var known = ContentGaps.Known([Asking("mudraa me kitna milta h?"), Asking("mudra me kitna milega"), Asking("?!")], Content).ShouldHaveSingleItem();
        known.Question.Text.ShouldBe("mudraa me kitna milta h?");
        known.Topic.ShouldBe("mudra.amount");
    }
}
