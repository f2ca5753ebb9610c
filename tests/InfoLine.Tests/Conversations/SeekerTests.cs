using System.Collections.Immutable;
using InfoLine.Conversations;

namespace InfoLine.Tests.Conversations;

/// <summary>What a search for help knows of the age that somebody told.</summary>
public sealed class SeekerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1992", "18-35", 34)]
    [InlineData("1966", "36+", 60)]
    [InlineData(null, "18-35", 18)]
    [InlineData(null, "36+", 36)]
    [InlineData(null, null, null)]
    [InlineData("X", "36+", 36)]
    [InlineData("9999", "36+", 36)]
    public void The_age_is_counted_from_the_birth_year_and_from_the_band_only_without_one(string? year, string? band, int? age)
    {
        var told = new Dictionary<string, string?>(StringComparer.Ordinal) { ["birth_year"] = year, ["age"] = band };
        ImmutableArray<KeyValuePair<string, string>> fields = [.. told.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!))];
        SeekerOf.Fields(fields, "finance", "hi", Now).ShouldNotBeNull().Age.ShouldBe(age);
    }
}
