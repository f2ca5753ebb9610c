using System.Collections.Immutable;
using InfoLine.Dialogs.Places;
using InfoLine.Providers;

namespace InfoLine.Tests.Providers;

/// <summary>Who is offered to whom, and why.</summary>
public sealed class MatchingTests
{
    private static readonly Seeker Asha = new(Need.Finance, "jhansi.babina") { Age = 30, IsWoman = true };

    private static readonly Service Bank = new()
    {
        Id = "bank",
        Organization = new("org", new("Bank", "बैंक"), "A bank"),
        Name = new("Loans", "लोन"),
        Status = ServiceStatus.Active,
        Need = Need.Finance,
        Areas = ["jhansi"],
    };

    public static TheoryData<ReasonKind> Kinds => [.. Enum.GetValues<ReasonKind>()];

    [Fact]
    public void A_service_without_limits_is_offered_in_its_area()
    {
        var offer = Offers(Asha, Bank).ShouldHaveSingleItem();

        offer.Service.ShouldBe(Bank);
        offer.CanHelp.ShouldBeTrue();
        offer.Reasons.ShouldBe([new(ReasonKind.ServesArea, "jhansi"), new(ReasonKind.Load, Number: 0)]);
    }

    [Fact]
    public void Every_test_that_fails_is_a_reason()
    {
        Against(Bank with { Status = ServiceStatus.TemporarilyClosed }).ShouldBe([new(ReasonKind.NotActive, "TemporarilyClosed")]);
        Against(Bank with { Need = Need.Market }).ShouldBe([new(ReasonKind.OtherNeed, "Market")]);
        Against(Bank with { Need = null }).ShouldBe([new(ReasonKind.OtherNeed)]);
        Against(Bank with { Topics = ["mudra"] }, Asha with { Topic = "pmegp" }).ShouldBe([new(ReasonKind.OtherTopic, "pmegp")]);
        Against(Bank with { Areas = ["mirzapur"] }).ShouldBe([new(ReasonKind.OtherArea, "mirzapur")]);
        Against(Bank with { Areas = [] }).ShouldBe([new(ReasonKind.OtherArea)]);
        Against(Bank with { Areas = ["jhansi.babina"] }, Asha with { Place = "jhansi" }).ShouldBe([new(ReasonKind.AreaNotKnown, "jhansi.babina")]);
        Against(Bank, Asha with { Place = null }).ShouldBe([new(ReasonKind.AreaNotKnown, "jhansi")]);
        Against(Bank with { State = "mp" }).ShouldBe([new(ReasonKind.OtherState, "mp")]);
        Against(Bank with { MinimumAge = 31 }).ShouldBe([new(ReasonKind.TooYoung, Number: 31)]);
        Against(Bank with { MaximumAge = 29 }).ShouldBe([new(ReasonKind.TooOld, Number: 29)]);
        Against(Bank with { WomenOnly = true }, Asha with { IsWoman = false }).ShouldBe([new(ReasonKind.WomenOnly)]);
        Against(Bank with { WomenOnly = true }, Asha with { IsWoman = null }).ShouldBe([new(ReasonKind.WomenOnly)]);
        Against(Bank with { Groups = ["sc", "st"] }).ShouldBe([new(ReasonKind.OtherGroup, "sc, st")]);
        Against(Bank, Asha with { WantsWoman = true }).ShouldBe([new(ReasonKind.NoWoman)]);
        Against(Bank with { Capacity = new(0, 10, null, default) }).ShouldBe([new(ReasonKind.Full)]);
        Against(Bank, Asha with { Except = ["bank"] }).ShouldBe([new(ReasonKind.HadAlready)]);
        Against(Bank with { WomenOnly = true, MinimumAge = 40 }, Asha with { IsWoman = false }).ShouldBe([new(ReasonKind.TooYoung, Number: 40), new(ReasonKind.WomenOnly)]);
    }

    [Fact]
    public void What_is_at_the_limit_is_offered()
    {
        Offers(Asha, Bank with { MinimumAge = 30, MaximumAge = 30 }).Length.ShouldBe(1);
        Offers(Asha with { Age = null }, Bank with { MinimumAge = 40 }).Length.ShouldBe(1);
        Offers(Asha, Bank with { WomenOnly = true }).Length.ShouldBe(1);
        Offers(Asha with { Groups = ["st"] }, Bank with { Groups = ["sc", "st"] }).Length.ShouldBe(1);
        Offers(Asha with { WantsWoman = true }, Bank with { WomanAvailable = true }).Single().Reasons.ShouldContain(new Reason(ReasonKind.HasWoman));
        Offers(Asha, Bank with { Languages = ["hi"] }).Single().Reasons.ShouldContain(new Reason(ReasonKind.SpeaksLanguage, "hi"));
        Offers(Asha, Bank with { Capacity = new(1, 10, "seats", default) }).Single().Reasons.ShouldContain(new Reason(ReasonKind.HasRoom, "seats", 1));
        Offers(Asha with { Topic = "pmegp" }, Bank).Length.ShouldBe(1);
        Offers(Asha, Bank with { Areas = ["bundelkhand"] }).Length.ShouldBe(1);
        Offers(Asha, Bank with { Areas = ["up"], State = "up" }).Length.ShouldBe(1);
    }

    [Fact]
    public void Who_speaks_another_language_comes_after_those_who_speak_hers_and_is_better_than_nobody()
    {
        Offers(Asha, Bank with { Languages = ["ta", "en"] }).Single().Reasons.ShouldContain(new Reason(ReasonKind.OtherLanguage, "ta, en"));
        Offers(Asha, Bank with { Id = "a", Languages = ["en"] }, Bank with { Id = "b", Languages = ["hi"] }, Bank with { Id = "c" }).Select(match => match.Service.Id).ShouldBe(["b", "c", "a"]);
    }

    [Fact]
    public void A_paused_service_and_one_with_all_the_people_it_can_take_are_not_offered()
    {
        var full = Bank with { Capacity = new(3, 5, null, default) };

        Run(Asha, [Bank], ("bank", new(0, IsPaused: true))).Others.Single().Reasons.ShouldBe([new(ReasonKind.Paused)]);
        Run(Asha, [full], ("bank", new(5))).Others.Single().Reasons.ShouldBe([new(ReasonKind.Full)]);
        Run(Asha, [full], ("bank", new(4))).Offers.Length.ShouldBe(1);
    }

    [Fact]
    public void The_exact_comes_first_then_the_least_to_do_then_the_nearest()
    {
        Service[] services =
        [
            Bank with { Id = "far", AtLocations = [At("mirzapur.kon")] },
            Bank with { Id = "near", AtLocations = [At("mirzapur.kon"), At("jhansi.babina")] },
            Bank with { Id = "busy", AtLocations = [At("jhansi.babina")] },
            Bank with { Id = "exact", Topics = ["pmegp"] },
            Bank with { Id = "nowhere" },
        ];

        var offers = Run(Asha with { Topic = "pmegp" }, services, ("busy", new(1)), ("exact", new(9))).Offers;

        offers.Select(offer => offer.Service.Id).ShouldBe(["exact", "near", "far", "nowhere", "busy"]);
        offers[1].At.ShouldNotBeNull().Id.ShouldBe("jhansi.babina");
        offers[1].Reasons.ShouldContain(new Reason(ReasonKind.Distance, Number: 0));
    }

    [Fact]
    public void A_location_that_serves_other_areas_is_passed_over()
    {
        var here = At("jhansi.moth") with { Areas = ["jhansi.babina"] };
        var service = Bank with { Areas = [], AtLocations = [At("jhansi.babina") with { Id = "other", Areas = ["jhansi.moth"] }, here] };

        var offer = Offers(Asha, service).ShouldHaveSingleItem();

        offer.At.ShouldBe(here);
        offer.Reasons[0].ShouldBe(new(ReasonKind.ServesArea, "jhansi.babina"));
    }

    [Fact]
    public void The_same_question_has_the_same_answer_and_every_service_is_judged_once()
    {
        var services = Enumerable.Range(0, 200).Select(at => Bank with { Id = $"{at:d3}", Areas = [at % 2 == 0 ? "jhansi" : "niwari"] }).ToArray();

        var one = Run(Asha, services);
        var other = Run(Asha, [.. services.Reverse()]);

        one.Offers.Select(offer => offer.Service.Id).ShouldBe(other.Offers.Select(offer => offer.Service.Id));
        one.Offers.Concat(one.Others).Select(match => match.Service.Id).Order(StringComparer.Ordinal).ShouldBe(services.Select(service => service.Id));
        one.Others.ShouldAllBe(match => !match.CanHelp);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_reason_is_said_in_both_languages(ReasonKind kind)
    {
        var reason = new Reason(kind, "jhansi", 7);

        var english = ReasonWording.Say(reason, "en", SomeDirectory.Places);
        var hindi = ReasonWording.Say(reason, "hi", SomeDirectory.Places);

        english.ShouldEndWith(".");
        english.Any(letter => letter is >= '\u0900' and <= '\u097F').ShouldBeFalse();
        hindi.ShouldEndWith("।");
        hindi.Any(letter => letter is >= '\u0900' and <= '\u097F').ShouldBeTrue();
        reason.IsFor.ShouldBe(kind <= ReasonKind.Distance);
    }

    [Fact]
    public void A_reason_names_the_place_in_the_language()
    {
        ReasonWording.Say(new(ReasonKind.ServesArea, "jhansi.babina"), "en", SomeDirectory.Places).ShouldBe("It serves Babina.");
        ReasonWording.Say(new(ReasonKind.ServesArea, "jhansi.babina"), "hi", SomeDirectory.Places).ShouldBe("बबीना में काम करता है।");
        ReasonWording.Say(new(ReasonKind.OtherArea, "gone"), "en", PlaceIndex.Empty).ShouldBe("It serves gone, not where the person lives.");
    }

    private static ServiceAtLocation At(string place) =>
        new(place, new($"location.{place}", IsVirtual: false) { Place = place, Point = SomeDirectory.Places[place]?.Point }, [], []);

    private static ImmutableArray<Match> Offers(Seeker seeker, params Service[] services) => Run(seeker, services).Offers;

    private static ImmutableArray<Reason> Against(Service service, Seeker? seeker = null)
    {
        var match = Run(seeker ?? Asha, [service]).Others.ShouldHaveSingleItem();
        match.CanHelp.ShouldBeFalse();
        return match.Reasons;
    }

    private static Matches Run(Seeker seeker, Service[] services, params (string Id, Workload Load)[] workloads) =>
        Matching.Run(new(1, services), seeker, SomeDirectory.Places, workloads.ToDictionary(pair => pair.Id, pair => pair.Load, StringComparer.Ordinal));
}
