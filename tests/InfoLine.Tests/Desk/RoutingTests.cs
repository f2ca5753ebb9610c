using System.Collections.Immutable;
using InfoLine.Desk;

namespace InfoLine.Tests.Desk;

public sealed class RoutingTests
{
    private static readonly Centre Jhansi = SomeDesk.Jhansi;
    private static readonly Centre Badagaon = SomeDesk.Jhansi with { Id = "badagaon", Places = ["jhansi.badagaon"] };
    private static readonly Centre Niwari = SomeDesk.Niwari;
    private static readonly Centre Everywhere = SomeDesk.Jhansi with { Id = "everywhere", Places = [] };

    private static readonly DeskWish InBadagaon = new(["jhansi.badagaon", "jhansi"], "hi", WantsWoman: false);
    private static readonly DeskWish Unknown = new([], "hi", WantsWoman: false);

    [Fact]
    public void The_smallest_place_that_a_centre_serves_decides() => Find([Jhansi, Badagaon, Niwari, Everywhere], InBadagaon).ShouldBe("badagaon");

    [Fact]
    public void Where_no_centre_of_the_place_is_one_that_serves_everywhere_answers() => Find([Niwari, Everywhere], InBadagaon).ShouldBe("everywhere");

    [Fact]
    public void Nobody_is_sent_to_a_centre_that_does_not_serve_them() => Find([Niwari], InBadagaon).ShouldBeNull();

    [Fact]
    public void Where_nobody_knows_where_somebody_lives_any_centre_may_answer() => Find([Jhansi, Niwari], Unknown).ShouldBe("jhansi");

    [Fact]
    public void Without_centres_there_is_nobody() => Find([], Unknown).ShouldBeNull();

    [Fact]
    public void A_woman_who_wants_to_speak_with_a_woman_goes_where_one_works()
    {
        var other = Jhansi with { Id = "a-centre", HasWoman = false };
        Find([other, Jhansi with { HasWoman = true }], InBadagaon with { WantsWoman = true }).ShouldBe("jhansi");
        Find([other, Jhansi with { HasWoman = true }], InBadagaon).ShouldBe("a-centre");
    }

    [Fact]
    public void The_language_decides_between_two_centres_of_a_place() =>
        Find([Jhansi with { Id = "a-centre", Languages = ["en"] }, Jhansi with { Languages = ["hi"] }], InBadagaon).ShouldBe("jhansi");

    [Fact]
    public void Of_two_equal_centres_the_one_with_less_to_do_answers() =>
        Routing.Find([Jhansi with { Id = "a-centre" }, Jhansi], InBadagaon, new Dictionary<string, int>(StringComparer.Ordinal) { ["a-centre"] = 3, ["jhansi"] = 2 })!.Id.ShouldBe("jhansi");

    private static string? Find(ImmutableArray<Centre> centres, DeskWish wish) => Routing.Find(centres, wish, new Dictionary<string, int>(StringComparer.Ordinal))?.Id;
}
