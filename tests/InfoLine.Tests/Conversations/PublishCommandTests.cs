using InfoLine.Conversations;

namespace InfoLine.Tests.Conversations;

/// <summary>What <c>publish-dialogs</c> says to wrong input. What it does is in <see cref="PublishTests"/>.</summary>
public sealed class PublishCommandTests : IDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=x;Password=hidden-word;Database=x";

    private readonly LearningDialogs _dialogs = new();

    public void Dispose() => _dialogs.Dispose();

    [Theory]
    [InlineData(2, "publish-dialogs", "everything")]
    [InlineData(2, "publish-dialogs", "--force")]
    [InlineData(2, "publish-dialogs", "dialogs", "--help")]
    [InlineData(0, "publish-dialogs", "--help")]
    [InlineData(1, "PostgreSQL at 127.0.0.1:1 cannot be used")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(int exit, string sentence, params string[] words)
    {
        var (ended, said) = await RunAsync(Nowhere, _dialogs.Folder.Path, words);
        ended.ShouldBe(exit);
        said.ShouldContain(sentence);
        said.ShouldNotContain("hidden-word");
    }

    [Theory]
    [InlineData("Data Source=some.db", "is an SQLite file: there the folder of the running service counts")]
    [InlineData("Host=;Password=hidden-word", "names no host")]
    [InlineData("Hostel", "cannot be read")]
    public async Task Another_database_than_postgresql_is_refused(string connection, string sentence)
    {
        var (exit, said) = await RunAsync(connection, _dialogs.Folder.Path);
        exit.ShouldBe(1);
        said.ShouldContain(sentence);
        said.ShouldNotContain("hidden-word");
        File.Exists("some.db").ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var (exit, said) = await RunAsync(Nowhere, "no-such-dialogs");
        exit.ShouldBe(1);
        said.ShouldContain("Dialogs:Path: there is no folder 'no-such-dialogs'");
    }

    [OnPostgres]
    public async Task A_database_without_tables_is_left_alone(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var (exit, said) = await RunAsync(database.Connection, _dialogs.Folder.Path);
        exit.ShouldBe(1);
        said.ShouldContain("has no tables of InfoLine");
    }

    private static async Task<(int Exit, string Said)> RunAsync(string connection, string folder, params string[] words)
    {
        var said = new StringWriter();
        var builder = WebApplication.CreateBuilder(["--Storage:Connection", connection, "--Dialogs:Path", folder]);
        return (await PublishCommand.RunAsync(builder, words, said, said), said.ToString());
    }
}
