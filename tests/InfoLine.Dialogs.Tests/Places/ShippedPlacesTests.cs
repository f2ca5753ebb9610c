using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Tests.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Places;

/// <summary>The places that are shipped, asked for as people write them.</summary>
public class ShippedPlacesTests
{
    private static readonly PlaceIndex Index = Shipped();

    [Fact]
    public void The_four_districts_have_their_blocks()
    {
        Blocks("jhansi").ShouldBe(["babina", "badagaon", "chirgaon", "moth", "gursarai", "bamaur", "mauranipur", "bangra"]);
        Blocks("niwari").ShouldBe(["niwari", "prithvipur"]);
        Blocks("bhadohi").ShouldBe(["bhadohi", "suriyawan", "gyanpur", "deegh", "abholi", "aurai"]);
        Blocks("mirzapur").ShouldBe(["city", "chhanbey", "kon", "majhawan", "pahari", "lalganj", "halia", "patehra", "rajgarh", "narainpur", "sikhar", "jamalpur"]);
    }

    [Theory]
    [InlineData("niwari.orchha", "mp")]
    [InlineData("jhansi.babina", "up")]
    [InlineData("bhadohi", "up")]
    [InlineData("mirzapur.kon", "up")]
    [InlineData("bundelkhand", null)]
    public void Niwari_is_in_Madhya_Pradesh_and_the_others_in_Uttar_Pradesh(string id, string? state) => (Index.StateOf(id)?.Id).ShouldBe(state);

    [Theory]
    [InlineData("jhansi", "jhansi")]
    [InlineData("Jhasi", "jhansi")]
    [InlineData("jansi", "jhansi")]
    [InlineData("झासी", "jhansi")]
    [InlineData("jhnsi", "jhansi")]
    [InlineData("nivari", "niwari")]
    [InlineData("निवाडी", "niwari")]
    [InlineData("bhadoi", "bhadohi")]
    [InlineData("sant ravidas nagar", "bhadohi")]
    [InlineData("SRN", "bhadohi")]
    [InlineData("mirzapoor", "mirzapur")]
    [InlineData("मिर्जापुर", "mirzapur")]
    [InlineData("मीरजापुर", "mirzapur")]
    [InlineData("मैं झाँसी जिले से हूँ", "jhansi")]
    [InlineData("main babina se hu", "jhansi.babina")]
    [InlineData("BABEENA", "jhansi.babina")]
    [InlineData("mau ranipur", "jhansi.mauranipur")]
    [InlineData("मऊ रानीपुर", "jhansi.mauranipur")]
    [InlineData("ranipur", "jhansi.ranipur")]
    [InlineData("jhansi city", "jhansi.city")]
    [InlineData("gram Rampur, block Chirgaon, jila Jhansi", "jhansi.chirgaon")]
    [InlineData("moth jhansi", "jhansi.moth")]
    [InlineData("niwari niwari", "niwari.niwari")]
    [InlineData("niwari jila tikamgarh", "niwari.niwari")]
    [InlineData("prithvipur tikamgarh", "niwari.prithvipur")]
    [InlineData("orchha mp", "niwari.orchha")]
    [InlineData("babina bundelkhand", "jhansi.babina")]
    [InlineData("aurai bhadohi", "bhadohi.aurai")]
    [InlineData("kachhwa, majhawan block", "mirzapur.kachhwa")]
    [InlineData("kon mirzapur", "mirzapur.kon")]
    [InlineData("284401", "jhansi.babina")]
    [InlineData("pin 284 401", "jhansi.babina")]
    [InlineData("२८४४०१", "jhansi.babina")]
    [InlineData("231501", "mirzapur.majhawan")]
    [InlineData("231211 haliya", "mirzapur.halia")]
    [InlineData("472246", "niwari.orchha")]
    [InlineData("Lalitpur", "lalitpur")]
    [InlineData("banaras", "varanasi")]
    [InlineData("jhansi jamalpr", "jhansi")]
    public void A_place_is_found(string text, string id) => Index.Find(text).ShouldBeOfType<FoundPlace.Exactly>().Place.Id.ShouldBe(id);

    [Theory]
    [InlineData("orai", "bhadohi.aurai jalaun")]
    [InlineData("औराई", "bhadohi.aurai jalaun")]
    [InlineData("lalganj", "mirzapur.lalganj")]
    [InlineData("rajgarh", "mirzapur.rajgarh")]
    [InlineData("jamalpur", "mirzapur.jamalpur")]
    [InlineData("badagaon", "jhansi.badagaon")]
    [InlineData("month", "jhansi.moth")]
    [InlineData("kon", "mirzapur.kon")]
    [InlineData("pahari", "mirzapur.pahari")]
    [InlineData("nagar", "mirzapur.city")]
    [InlineData("sadar", "mirzapur.city")]
    [InlineData("tikamgarh", "niwari tikamgarh")]
    [InlineData("badagaon tikamgarh", "niwari tikamgarh")]
    [InlineData("bundelkhand", "jhansi niwari")]
    [InlineData("बुंदेलखंड", "jhansi niwari")]
    [InlineData("purvanchal", "bhadohi mirzapur")]
    [InlineData("banaras side", "bhadohi mirzapur")]
    [InlineData("UP", "jhansi bhadohi mirzapur")]
    [InlineData("284403", "jhansi")]
    [InlineData("231216", "mirzapur")]
    [InlineData("472331", "niwari")]
    [InlineData("284203", "jhansi.bamaur jhansi.garautha")]
    [InlineData("231211", "mirzapur.lalganj mirzapur.halia")]
    [InlineData("gursarai ya chirgaon", "jhansi.chirgaon jhansi.gursarai")]
    [InlineData("prithvipor", "niwari.prithvipur")]
    public void An_ambiguous_place_is_asked_about(string text, string ids) =>
        string.Join(' ', Index.Find(text).ShouldBeOfType<FoundPlace.OneOf>().Candidates.Select(place => place.Id)).ShouldBe(ids);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("paisa chahiye")]
    [InlineData("mujhe loan lena hai dukan ke liye")]
    [InlineData("kaun sa kagaj lagega")]
    [InlineData("110001")]
    [InlineData("9876543210")]
    [InlineData("Patna")]
    [InlineData("\ud800")]
    public void What_names_no_place_is_nowhere(string text) => Index.Find(text).ShouldBeOfType<FoundPlace.Nowhere>();

    [Theory]
    [InlineData("niwari", "niwari", "niwari.niwari")]
    [InlineData("aurai", "bhadohi", "bhadohi.aurai")]
    [InlineData("sadar", "mirzapur", "mirzapur.city")]
    [InlineData("kon", "mirzapur", "mirzapur.kon")]
    [InlineData("jamalpr", "mirzapur", "mirzapur.jamalpur")]
    [InlineData("prithvipor", "niwari", "niwari.prithvipur")]
    [InlineData("mirzapur", "mirzapur", "mirzapur")]
    [InlineData("231501", "mirzapur", "mirzapur.majhawan")]
    public void A_known_district_settles_it(string text, string district, string id) =>
        Index.Find(text, district).ShouldBeOfType<FoundPlace.Exactly>().Place.Id.ShouldBe(id);

    [Fact]
    public void A_place_in_another_district_than_the_one_said_before_is_asked_about() =>
        Index.Find("babina", "mirzapur").ShouldBeOfType<FoundPlace.OneOf>().Candidates.ShouldHaveSingleItem().Id.ShouldBe("jhansi.babina");

    [Fact]
    public void A_district_that_nobody_knows_does_not_narrow() =>
        Index.Find("babina", "atlantis").ShouldBeOfType<FoundPlace.Exactly>().Place.Id.ShouldBe("jhansi.babina");

    [Fact]
    public void Every_spelling_of_every_place_leads_to_it_or_asks_about_it()
    {
        foreach (var place in Index.All.Where(place => place.Kind is not (PlaceKind.State or PlaceKind.Region)))
        {
            foreach (var name in place.Names.Concat(place.Spellings).Concat(place.Pins))
            {
                var found = Index.Find(name, Index.DistrictOf(place.Id)?.Id);
                var places = found switch
                {
                    FoundPlace.Exactly one => [one.Place],
                    FoundPlace.OneOf several => several.Candidates,
                    _ => [],
                };
                // A block takes its district's name once the district is known, and its town's PIN code.
                places.ShouldContain(other => Index.Covers(place.Id, other.Id) || Index.Covers(other.Id, place.Id), $"{name} of {place.Id}");
            }
        }
    }

    private static IEnumerable<string> Blocks(string district) =>
        Index.Within(district).Where(place => place.Kind == PlaceKind.Block).Select(place => place.Id[(district.Length + 1)..]);

    private static PlaceIndex Shipped()
    {
        var file = new FlowSource("places.yaml", File.ReadAllText(Path.Combine(Repository.Root, "dialogs", "places.yaml")));
        var compiled = SomeDialogs.Compile(file);
        string.Join('\n', compiled.Problems).ShouldBe("");
        return compiled.Flows.ShouldNotBeNull().Places;
    }
}
