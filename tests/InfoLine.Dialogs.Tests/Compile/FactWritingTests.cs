using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

public class FactWritingTests
{
    [Theory]
    [InlineData("rupees: 500", "Rs 500", "500 रुपये")]
    [InlineData("rupees: 50000", "Rs 50,000", "50,000 रुपये")]
    [InlineData("rupees: 100000", "Rs 1 lakh", "1 लाख रुपये")]
    [InlineData("rupees: 2000000", "Rs 20 lakh", "20 लाख रुपये")]
    [InlineData("rupees: 25000000", "Rs 2.5 crore", "2.5 करोड़ रुपये")]
    [InlineData("rupees: 10000000000", "Rs 1,000 crore", "1,000 करोड़ रुपये")]
    [InlineData("rupees: 125500", "Rs 1,25,500", "1,25,500 रुपये")]
    [InlineData("rupees: 12345678", "Rs 1,23,45,678", "1,23,45,678 रुपये")]
    [InlineData("number: 1234567", "12,34,567", "12,34,567")]
    [InlineData("number: 2.5", "2.5", "2.5")]
    [InlineData("percent: 35", "35%", "35%")]
    [InlineData("date: 2022-06-30", "30 June 2022", "30 जून 2022")]
    [InlineData("phone: 1800-180-6763", "1800-180-6763", "1800-180-6763")]
    [InlineData("web: udyamregistration.gov.in", "udyamregistration.gov.in", "udyamregistration.gov.in")]
    [InlineData("text: { en: any bank, hi: कोई भी बैंक }", "any bank", "कोई भी बैंक")]
    public void A_fact_is_written_as_people_say_it(string value, string english, string hindi) =>
        Fact(value).Written.ShouldBe([english, hindi]);

    [Fact]
    public void A_fact_knows_its_proof_and_its_age()
    {
        var fact = Fact("rupees: 50000");

        fact.Source.ShouldBe("Finance Ministry");
        fact.Official.ShouldBeTrue();
        fact.CheckedOn.ShouldBe(new(2026, 11, 20));
        fact.ReviewBy.ShouldBe(new(2027, 2, 18));
        fact.AsOf.ShouldBe(["as of Nov 2026", "नवंबर 2026 तक"]);
        fact.Place.ShouldBe(new("facts.yaml", 2, 3));
    }

    [Theory]
    [InlineData("rupees: -1")]
    [InlineData("rupees: 1e5")]
    [InlineData("rupees: 99999999999999999999999999999999")]
    [InlineData("percent: 5000")]
    [InlineData("phone: call me")]
    [InlineData("web: https://mudra.org.in")]
    [InlineData("web: mudra")]
    [InlineData("text: { en: \"{name}\", hi: x }")]
    [InlineData("number: 1\n    percent: 2")]
    [InlineData("note: nothing else")]
    public void A_value_that_is_none_is_refused(string value) =>
        SomeDialogs.Compile(Facts(value)).Problems.ShouldContain(problem => problem.Code == "IL1605");

    [Theory]
    [InlineData("checked: 2026-11-23", "review_by: 2027-02-18")]
    [InlineData("checked: 2026-11-20", "review_by: 2026-11-19")]
    [InlineData("checked: 2026-02-30", "review_by: 2027-02-18")]
    public void Days_that_cannot_be_are_refused(string looked, string review) =>
        SomeDialogs.Compile(Facts("number: 1", looked, review)).Problems.ShouldContain(problem => problem.Code == "IL1606");

    [Fact]
    public void A_fact_is_old_only_after_its_day()
    {
        bool IsOldOn(DateOnly day) => FlowCompiler.Compile(SomeDialogs.With(Facts("number: 1")), day).Problems.Any(problem => problem.Code == "IL1603");

        IsOldOn(new(2027, 2, 18)).ShouldBeFalse();
        IsOldOn(new(2027, 2, 19)).ShouldBeTrue();
    }

    private static Fact Fact(string value)
    {
        var compilation = SomeDialogs.Compile(Facts(value));
        string.Join('\n', compilation.Problems.Where(problem => problem.Severity == Severity.Error)).ShouldBe("");
        return compilation.Flows.ShouldNotBeNull().Facts["demo.fact"];
    }

    private static FlowSource Facts(string value, string looked = "checked: 2026-11-20", string review = "review_by: 2027-02-18") =>
        new("facts.yaml", $"facts:\n  demo.fact:\n    {value}\n    source: Finance Ministry\n    mark: O\n    {looked}\n    {review}\n");
}
