using InfoLine.Providers;

namespace InfoLine.Tests.Providers;

/// <summary>The shipped directory sends people where the programme's rules say.</summary>
public sealed class ShippedDirectoryTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Workload> Nobody = new(StringComparer.Ordinal);

    private ProviderDirectory _directory = ProviderDirectory.Empty;

    public async Task InitializeAsync()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        await using var database = await test.OpenAsync();
        await new ImportDirectory(SomeDirectory.Shipped, SomeDirectory.Places, _ => { }).WriteAsync(database, new(Replace: false, IsTrial: false), new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        _directory = await database.ReadAsync(connection => ReadDirectory.RunAsync(connection, SomeDirectory.Places));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Need.Finance, "pmegp", "jhansi.babina", "dic kvic")]
    [InlineData(Need.Finance, "cmyuva", "bhadohi.deegh", "dic")]
    [InlineData(Need.Finance, "odop", "mirzapur.kon", "")]
    [InlineData(Need.Finance, "shg", "mirzapur.kon", "srlm_block")]
    [InlineData(Need.Finance, "shg", "niwari.orchha", "srlm_block")]
    [InlineData(Need.Finance, "mudra", "niwari.prithvipur", "bank")]
    [InlineData(Need.Finance, null, "niwari.niwari", "bank srlm_block")]
    [InlineData(Need.Finance, "mmuky", "niwari", "")]
    [InlineData(Need.Finance, "cmyuva", "niwari", "")]
    [InlineData(Need.Finance, "pmegp", "niwari.niwari", "")]
    [InlineData(Need.Capacity, "vishwakarma", "bhadohi.aurai", "csc")]
    [InlineData(Need.Capacity, "training", "jhansi.moth", "rseti")]
    [InlineData(Need.Capacity, "dairy", "mirzapur.lalganj", "kvk")]
    [InlineData(Need.Capacity, "planning", "niwari.orchha", "dev_org")]
    [InlineData(Need.Technology, "sfurti", "bhadohi.gyanpur", "dev_org")]
    [InlineData(Need.Market, null, "jhansi", "market")]
    public void Somebody_is_sent_to_the_right_kind_of_office(Need need, string? topic, string place, string kinds)
    {
        var offers = Offers(new(need, place) { Topic = topic, Age = 30, IsWoman = true, Groups = ["artisan"] });

        string.Join(' ', offers.Select(offer => offer.Service.Organization.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).ShouldBe(kinds);
    }

    [Fact]
    public void Nobody_in_Niwari_is_ever_offered_what_is_for_Uttar_Pradesh()
    {
        var niwari = SomeDirectory.Places.All.Where(place => SomeDirectory.Places.DistrictOf(place.Id)?.Id == "niwari").ToArray();
        niwari.Length.ShouldBeGreaterThan(6);

        foreach (var place in niwari)
        {
            foreach (var need in Enum.GetValues<Need>())
            {
                Offers(new(need, place.Id) { Age = 30, IsWoman = true, Groups = ["artisan", "vendor"] })
                    .ShouldAllBe(offer => offer.Service.State != "up" && offer.Service.Areas.Any(area => SomeDirectory.Places.Covers(area, place.Id)));
            }
        }

        // Even where somebody lists Niwari as the area of a scheme of Uttar Pradesh.
        var careless = _directory.Services.First(service => service.State == "up" && service.Status == ServiceStatus.Active) with { Areas = ["niwari"] };
        Matching.Run(new(1, [careless]), new(careless.Need ?? Need.Finance, "niwari.niwari") { IsWoman = true }, SomeDirectory.Places, Nobody).Offers.ShouldBeEmpty();
    }

    [Fact]
    public void A_woman_in_Niwari_who_needs_money_has_two_providers_and_the_second_follows_the_first()
    {
        var seeker = new Seeker(Need.Finance, "niwari.niwari") { Age = 28, IsWoman = true };
        var first = Offers(seeker);
        first.Length.ShouldBe(2);

        var second = Offers(seeker with { Except = [first[0].Service.Id] });

        second.Single().Service.ShouldBe(first[1].Service);
    }

    [Fact]
    public void What_is_not_confirmed_is_not_active_and_says_so_and_everything_else_has_a_day()
    {
        var inactive = _directory.Services.Where(service => service.Status != ServiceStatus.Active).ToArray();

        inactive.ShouldNotBeEmpty();
        inactive.ShouldAllBe(service => service.Alert != null && service.CheckedOn == null);
        _directory.Services.Except(inactive).ShouldAllBe(service => service.CheckedOn == new DateOnly(2026, 11, 22));
    }

    [Fact]
    public void There_are_no_numbers_and_every_name_has_its_Hindi()
    {
        _directory.Services.ShouldAllBe(service => service.Phones.IsEmpty && service.AtLocations.All(at => at.Phones.IsEmpty));
        _directory.Services.ShouldAllBe(service => service.Name.Hindi != null && service.Organization.Name.Hindi != null);
    }

    private System.Collections.Immutable.ImmutableArray<Match> Offers(Seeker seeker) => Matching.Run(_directory, seeker, SomeDirectory.Places, Nobody).Offers;
}
