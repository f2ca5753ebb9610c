using System.Text;
using InfoLine.Dialogs.Understanding.Scoring;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class TestFileTests
{
    [Theory]
    [InlineData("text\texpected\tlang\tnote\nHow much?\tmudra.amount\ten\tx\n", false)]
    [InlineData("lang\tTEXT\tExpected\r\nen\t How much? \tmudra.amount\r\n\r\n", true)]
    [InlineData("\n\ntext\texpected\tlang\rHow much?\tmudra.amount\ten", false)]
    [InlineData("text\texpected\tlang\n\"How much?\"\tmudra.amount\ten\n", true)]
    public void Columns_come_in_any_order_with_any_line_ends_with_and_without_a_mark(string file, bool mark)
    {
        var (questions, troubles) = TestQuestion.Read([.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(file)], ScoringExamples.Ids);
        troubles.ShouldBeEmpty();
        var question = questions.ShouldHaveSingleItem();
        (question.Text, question.Expected, question.Language).ShouldBe(("How much?", "mudra.amount", "en"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("out_of_scope")]
    [InlineData("out_of_scope.weather")]
    public void Everything_that_is_not_ours_is_none(string id)
    {
        var (questions, troubles) = Read($"text\texpected\tlang\talso\nrain?\t{id}\ten\tregister | gst.time\n");
        troubles.ShouldBeEmpty();
        questions[0].IsOutOfScope.ShouldBeTrue();
        questions[0].Also.ShouldBe(["register", "gst.time"]);
    }

    [Theory]
    [InlineData("", 1, "The file is empty.")]
    [InlineData("\n \n", 1, "The file is empty.")]
    [InlineData("text\texpected\n", 1, "The column 'lang' is missing. The first line names: text, expected.")]
    [InlineData("text,expected,lang\na,none,en\n", 1, "write a tab between two columns, not a comma")]
    [InlineData("text\texpected\tlang\n", 1, "There is no line below the names of the columns.")]
    [InlineData("text\texpected\tlang\na\tnone\ten\nb\tnone\n", 3, "There is nothing in the column 'lang'. The line has 2 of 3 cells")]
    [InlineData("text\texpected\tlang\na\tmudra.amuont\ten\n", 2, "There is no answer 'mudra.amuont'. Did you mean 'mudra.amount'?")]
    [InlineData("text\texpected\tlang\n\na\tmudra.weather\ten\n", 3, "'mudra' can be asked for: amount, time.")]
    [InlineData("text\texpected\tlang\na\tlottery\ten\n", 2, "or 'none' for what is out of scope")]
    [InlineData("text\texpected\tlang\talso\na\tregister\ten\tregistr\n", 2, "Did you mean 'register'?")]
    public void A_mistake_is_told_with_its_line_and_the_remedy(string file, int line, string sentence)
    {
        var trouble = Read(file).Troubles.ShouldHaveSingleItem();
        trouble.IsWarning.ShouldBeFalse();
        trouble.Line.ShouldBe(line);
        trouble.Sentence.ShouldContain(sentence);
    }

    [Fact]
    public void Every_mistake_is_told_at_once() =>
        Read("text\texpected\tlang\na\tlottery\ten\nb\tlotto\ten\n").Troubles.Select(trouble => trouble.Line).ShouldBe([2, 3]);

    [Theory]
    [InlineData("mudra.time")]
    [InlineData("loan.rejected")]
    public void An_answer_that_the_content_could_have_is_a_warning(string id) =>
        Read($"text\texpected\tlang\na\t{id}\ten\n").Troubles.ShouldHaveSingleItem().IsWarning.ShouldBeTrue();

    [Fact]
    public void Another_encoding_is_told_with_its_line()
    {
        TestQuestion.Read([.. Encoding.ASCII.GetBytes("text\texpected\tlang\nok\tnone\ten\n"), 0xE9, 0x0A], ScoringExamples.Ids).Troubles.ShouldHaveSingleItem().Line.ShouldBe(3);
        TestQuestion.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("text\texpected\tlang\n")], ScoringExamples.Ids).Troubles.ShouldHaveSingleItem().Sentence.ShouldContain("UTF-16");
        TestQuestion.Read(Encoding.Unicode.GetBytes("text\texpected\tlang\n"), ScoringExamples.Ids).Troubles.ShouldHaveSingleItem().Sentence.ShouldContain("UTF-8");
    }

    [Fact]
    public void Examples_become_topics_and_those_of_none_keep_others_from_winning()
    {
        var (topics, troubles) = ExampleSheet.Read(Encoding.UTF8.GetBytes("answer\ttext\nLOAN_STATUS\twhere is my loan\nLOAN_STATUS\tमेरा लोन कहाँ है\nnone\thow are you\n"));
        troubles.ShouldBeEmpty();
        var topic = topics.Topics.ShouldHaveSingleItem();
        topic.Phrases.Select(phrase => phrase.Language).ShouldBe(["en", "hi"]);
        topic.Title.Templates[0].Whole.ShouldBe("LOAN STATUS");
        topics.SmallTalk.ShouldHaveSingleItem().Words.ShouldBe("how are you");
    }

    [Fact]
    public void An_id_without_examples_is_a_mistake_only_where_another_is_near()
    {
        var ids = new AnswerIds(ExampleSheet.Read("answer\ttext\nloan_status\twhere is it\n"u8).Topics, isForeign: true);
        ids.Check("loan_statsu", 1).ShouldNotBeNull().IsWarning.ShouldBeFalse();
        ids.Check("card_lost", 1).ShouldNotBeNull().IsWarning.ShouldBeTrue();
    }

    private static (System.Collections.Immutable.ImmutableArray<TestQuestion> Questions, System.Collections.Immutable.ImmutableArray<SheetTrouble> Troubles) Read(string file) =>
        TestQuestion.Read(Encoding.UTF8.GetBytes(file), ScoringExamples.Ids);
}
