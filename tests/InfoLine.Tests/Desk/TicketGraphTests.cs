using InfoLine.Desk;
using InfoLine.Storage;

namespace InfoLine.Tests.Desk;

public sealed class TicketGraphTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_machine() => Docs().ShouldContain($"```mermaid\n{TicketMachine.Draw().ReplaceLineEndings("\n")}\n```");

    [Fact]
    public void Every_status_and_every_outcome_is_explained_in_the_docs()
    {
        foreach (var status in Enum.GetValues<TicketStatus>())
            Docs().ShouldContain($"| `{Coded<TicketStatus>.Write(status)}` |");
        foreach (var outcome in Enum.GetValues<TicketOutcome>())
            Docs().ShouldContain($"`{Coded<TicketOutcome>.Write(outcome)}`");
    }

    private static string Docs()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoLine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return File.ReadAllText(Path.Combine(folder, "docs", "desk.md")).ReplaceLineEndings("\n");
    }
}
