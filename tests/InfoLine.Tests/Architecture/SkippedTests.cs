using System.Text.RegularExpressions;

namespace InfoLine.Tests.Architecture;

/// <summary>A test that is skipped where everything must run would hide what it was written for.</summary>
public sealed partial class SkippedTests
{
    [Fact]
    public void A_test_is_skipped_only_for_want_of_something_that_may_not_be_wanting_when_all_must_run()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InfoLine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        var skipping = Directory.EnumerateFiles(Path.Combine(folder.FullName, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => SkipCall().IsMatch(File.ReadAllText(file))).ToList();
        skipping.ShouldNotBeEmpty();
        skipping.ShouldAllBe(file => File.ReadAllText(file).Contains("INFOLINE_TEST_ALL", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bSkip\.If(?:Not)?\(|\bSkip = ", RegexOptions.NonBacktracking)]
    private static partial Regex SkipCall();
}
