using InfoLine.Questions;
using InfoLine.Storage;

namespace InfoLine.Tests.Questions;

/// <summary>Kept questions leave as the next test file.</summary>
public sealed class ExportTests
{
    [Fact]
    public void The_file_has_one_line_a_question_and_an_empty_cell_where_nobody_chose() =>
        QuestionFile.Write([new("mudra papers", "en", "mudra.papers"), new("mudra papers", "en", "mudra.papers"), new("गाय कहाँ", "hi", null)])
            .ShouldBe("text\texpected\tlang\nmudra papers\tmudra.papers\ten\nगाय कहाँ\t\thi\n");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+91 par call", "'+91 par call")]
    [InlineData("-5 kg", "'-5 kg")]
    [InlineData("@mudra", "'@mudra")]
    [InlineData("\t=cmd()", "'=cmd()")]
    [InlineData("one\ttwo\nthree", "one two three")]
    public void No_cell_is_a_formula_or_breaks_its_line(string text, string cell) =>
        QuestionFile.Write([new(text, "en", null)]).Split('\n')[1].ShouldBe($"{cell}\t\ten");

    [EachDatabase]
    public async Task It_is_written_beside_a_running_service(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var line = await Line.OpenAsync(database);
        await line.Database.WriteAsync(async connection =>
        {
            await new QuestionRows().AddAsync(connection, [new(new(2026, 11, 22), "r", "en", "menu", "mudra papers", "")]);
            await QuestionRows.ChooseAsync(connection, [new("mudra papers", "en", "mudra.papers")]);
            return 0;
        });

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.tsv");
        (await Program.Main(["export", "questions", "--Storage:Connection", database.Connection, "--to", file])).ShouldBe(0);
        (await File.ReadAllTextAsync(file)).ShouldBe("text\texpected\tlang\nmudra papers\tmudra.papers\ten\n");
        File.Delete(file);
    }

    [Fact]
    public async Task Nothing_is_made_where_there_is_no_database()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.db");
        (await Program.Main(["export", "questions", "--Storage:Connection", $"Data Source={file}"])).ShouldBe(1);
        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "answers")]
    public async Task Only_questions_can_be_exported(params string[] command) => (await Program.Main(command)).ShouldBe(1);
}
