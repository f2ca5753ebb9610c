using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class BirthYearsTests
{
    private const int ThisYear = 2026;

    [Theory]
    [InlineData("34", 1992)]
    [InlineData("३४", 1992)]
    [InlineData("34 saal", 1992)]
    [InlineData("34saal", 1992)]
    [InlineData("३४ साल", 1992)]
    [InlineData("meri umar 34 hai", 1992)]
    [InlineData("मेरी उम्र 34 साल है।", 1992)]
    [InlineData("मैं ३४ साल की हूँ", 1992)]
    [InlineData("I am 34 years old.", 1992)]
    [InlineData("Age: 34", 1992)]
    [InlineData("34 yrs", 1992)]
    [InlineData("1992", 1992)]
    [InlineData("१९९२", 1992)]
    [InlineData("born in 1992", 1992)]
    [InlineData("जन्म 1992", 1992)]
    [InlineData("1992 में", 1992)]
    [InlineData("san 1992 me janm hua", 1992)]
    [InlineData("15/08/1992", 1992)]
    [InlineData("15-8-1992", 1992)]
    [InlineData("15.08.1992", 1992)]
    [InlineData("1992-08-15", 1992)]
    [InlineData("1", 2025)]
    [InlineData("110", 1916)]
    public void An_age_or_a_year_tells_when_somebody_was_born(string text, int year) => BirthYears.Read(Fold.Key(text), ThisYear).ShouldBe(year);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("111")]
    [InlineData("2026")]
    [InlineData("2030")]
    [InlineData("1915")]
    [InlineData("0034")]
    [InlineData("34 35")]
    [InlineData("34 ya 35")]
    [InlineData("2 bachche")]
    [InlineData("दो बच्चे")]
    [InlineData("18-35")]
    [InlineData("15/08")]
    [InlineData("15/08/92")]
    [InlineData("1992/1993/1994")]
    [InlineData("34abc")]
    [InlineData("98765 43210")]
    [InlineData("9876543210")]
    [InlineData("99999999999999999999")]
    [InlineData("साल")]
    [InlineData("34.5")]
    public void What_tells_no_age_is_none(string text) => BirthYears.Read(Fold.Key(text), ThisYear).ShouldBeNull();

    [Fact]
    public void No_text_at_all_is_too_odd()
    {
        foreach (var text in RandomText.Many(2_000))
            BirthYears.Read(Fold.Key(text), ThisYear)?.ShouldBeInRange(ThisYear - BirthYears.HighestAge, ThisYear - 1);
    }
}
