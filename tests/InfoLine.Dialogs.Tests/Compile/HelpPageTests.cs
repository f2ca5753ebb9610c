using System.Reflection;
using InfoLine.Dialogs.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

public class HelpPageTests
{
    // Their examples would be megabytes, or a folder without its main file; AnyInputTests shows them.
    private static readonly string[] WithoutExample = ["IL1001", "IL1014", "IL1107"];

    public static TheoryData<string> Pages => [.. HelpPage.Codes];

    public static TheoryData<string> PagesWithExample => [.. HelpPage.Codes.Except(WithoutExample, StringComparer.Ordinal)];

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var codes = typeof(ProblemCode).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string?)field.GetRawConstantValue());

        HelpPage.Codes.ShouldBe(codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PagesWithExample))]
    public void The_example_of_a_page_gives_exactly_what_the_page_says(string code)
    {
        var page = HelpPage.Read(code);

        var problems = SomeDialogs.Compile(page.Bad).Problems;

        string.Join('\n', problems).ShouldBe(page.Says);
        problems.ShouldAllBe(problem => problem.Code == code);
        problems.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PagesWithExample))]
    public void The_mended_example_of_a_page_has_no_problem(string code)
    {
        var page = HelpPage.Read(code);

        var mended = SomeDialogs.Compile(page.Mended);

        string.Join('\n', mended.Problems).ShouldBe("");
        mended.Flows.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_starts_with_its_code_and_says_how_to_mend(string code)
    {
        var page = HelpPage.Read(code);

        page.Text.ShouldStartWith($"# {code}: ");
        page.Text.ShouldContain("\n## Mend\n");
    }
}
