using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class TypoTests
{
    [Theory]
    [InlineData("mudra", "mudra", "equal")]
    [InlineData("mudr", "mudra", "left out at the end")]
    [InlineData("udra", "mudra", "left out at the start")]
    [InlineData("muddra", "mudra", "put in")]
    [InlineData("mudta", "mudra", "replaced")]
    [InlineData("mudar", "mudra", "changed places")]
    [InlineData("umdra", "mudra", "changed places at the start")]
    [InlineData("मुदरा", "मुद्रा", "virama left out")]
    [InlineData("मूद्रा", "मुद्रा", "another matra")]
    [InlineData("मुद्र", "मुद्रा", "matra left out")]
    [InlineData("", "a", "one letter of nothing")]
    public void One_slip_is_within_one(string typed, string meant, string why)
    {
        Typo.Within1(typed, meant).ShouldBeTrue(why);
        Typo.Within1(meant, typed).ShouldBeTrue(why);
    }

    [Theory]
    [InlineData("mdr", "mudra")]
    [InlineData("mutta", "mudra")]
    [InlineData("umdar", "mudra")]
    [InlineData("drmua", "mudra")]
    [InlineData("मदरा", "मुद्रा")]
    [InlineData("", "ab")]
    [InlineData("abc", "cab")]
    public void Two_slips_are_not(string typed, string meant)
    {
        Typo.Within1(typed, meant).ShouldBeFalse();
        Typo.Within1(meant, typed).ShouldBeFalse();
    }

    [Theory]
    [InlineData("mudra", true)]
    [InlineData("loan", true)]
    [InlineData("yes", false)]
    [InlineData("मुद्रा", true)]
    [InlineData("मदद", true)]
    [InlineData("बंद", false)]
    [InlineData("लोन", false)]
    [InlineData("1234", false)]
    [InlineData("form16", false)]
    [InlineData("", false)]
    public void Short_words_and_digits_forgive_nothing(string word, bool forgives) => Typo.Forgives(word).ShouldBe(forgives);

    [Fact]
    public void It_agrees_with_the_textbook_on_every_short_word()
    {
        var letters = from a in "xab" from b in "xab" from c in "xab" from d in "xab" select $"{a}{b}{c}{d}".TrimStart('x');
        var words = letters.Distinct(StringComparer.Ordinal).ToList();
        foreach (var a in words)
        {
            foreach (var b in words)
                Typo.Within1(a, b).ShouldBe(Distance(a, b) <= 1, $"{a} {b}");
        }
    }

    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
