using InfoLine.Referrals;

namespace InfoLine.Tests.Referrals;

public sealed class ReferralGraphTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_machine() => Docs().ShouldContain($"```mermaid\n{Drawing()}\n```");

    [Fact]
    public void Every_status_is_explained_in_the_docs()
    {
        foreach (var status in Enum.GetValues<ReferralStatus>())
            Docs().ShouldContain($"| `{ReferralLifecycle.Code(status)}` |");
    }

    private static string Drawing() => ReferralMachine.Draw().ReplaceLineEndings("\n");

    private static string Docs()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoLine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return File.ReadAllText(Path.Combine(folder, "docs", "referrals.md")).ReplaceLineEndings("\n");
    }
}
