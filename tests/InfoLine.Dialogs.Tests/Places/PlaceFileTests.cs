using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Tests.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Places;

/// <summary>A programme brings its own places; mistakes in them are told where they are.</summary>
public class PlaceFileTests
{
    private const string File = """
        places:
          up: { kind: state, name: { en: Uttar Pradesh, hi: उत्तर प्रदेश }, source: A list, mark: S }
          jhansi: { kind: district, in: up, name: { en: Jhansi, hi: झाँसी }, pins: [284001], at: [25.4, 78.6] }
          jhansi.moth: { kind: block, name: { en: Moth, hi: मोंठ }, spellings: [month], ask: yes, source: Somebody, mark: G }
          jhansi.samthar: { kind: town, in: jhansi.moth, name: { en: Samthar, hi: समथर } }
          lalitpur: { kind: neighbour, in: up, name: { en: Lalitpur, hi: ललितपुर } }
          bundelkhand: { kind: region, of: [jhansi], name: { en: Bundelkhand, hi: बुंदेलखंड }, source: A page, mark: S }
        """;

    [Fact]
    public void A_place_is_read_with_the_source_of_what_it_lies_in()
    {
        var index = Compile("", "").Flows.ShouldNotBeNull().Places;

        var samthar = index["jhansi.samthar"].ShouldNotBeNull();
        (samthar.Kind, samthar.Parent, samthar.Source, samthar.Mark, samthar.AskDistrict).ShouldBe((PlaceKind.Town, "jhansi.moth", "Somebody", 'G', false));
        samthar.Names.ShouldBe(["Samthar", "समथर"]);
        var jhansi = index["jhansi"].ShouldNotBeNull();
        (jhansi.Source, jhansi.Mark, jhansi.Point).ShouldBe(("A list", 'S', new MapPoint(25.4, 78.6)));
        jhansi.Pins.ShouldBe(["284001"]);
        index["jhansi.moth"].ShouldNotBeNull().AskDistrict.ShouldBeTrue();
    }

    [Fact]
    public void A_place_covers_itself_and_what_lies_in_it()
    {
        var index = Compile("", "").Flows.ShouldNotBeNull().Places;

        index.Around("jhansi.samthar").Select(place => place.Id).ShouldBe(["jhansi.samthar", "jhansi.moth", "jhansi", "up"]);
        (index.DistrictOf("jhansi.samthar")?.Id, index.BlockOf("jhansi.samthar")?.Id, index.StateOf("lalitpur")?.Id, index.BlockOf("jhansi")).ShouldBe(("jhansi", "jhansi.moth", "up", null));
        index.All.Where(area => index.Covers(area.Id, "jhansi.samthar")).Select(area => area.Id).ShouldBe(["up", "jhansi", "jhansi.moth", "jhansi.samthar", "bundelkhand"]);
        index.Covers("nowhere", "jhansi.samthar").ShouldBeFalse();
        index.Covers("jhansi.moth", "jhansi").ShouldBeFalse();
        index.Covers("jhansi", null).ShouldBeFalse();
    }

    [Fact]
    public void A_line_without_places_finds_none()
    {
        var index = SomeDialogs.Compile().Flows.ShouldNotBeNull().Places;

        index.All.ShouldBeEmpty();
        index.Find("jhansi").ShouldBeOfType<FoundPlace.Nowhere>();
    }

    [Fact]
    public void Places_are_part_of_what_the_hash_names() =>
        (Compile("month", "munth").Flows.ShouldNotBeNull().Hash == Compile("", "").Flows.ShouldNotBeNull().Hash).ShouldBeFalse();

    [Theory]
    [InlineData("kind: block", "kind: blok", "IL1106", 4, 24, "Did you mean 'block'?")]
    [InlineData("kind: block, ", "", "IL1102", 4, 16, "needs 'kind'")]
    [InlineData("jhansi.moth: ", "Moth: ", "IL1103", 4, 3, "cannot be the id of a place")]
    [InlineData("in: jhansi.moth", "in: jhansi.mothe", "IL2001", 5, 37, "Did you mean 'jhansi.moth'?")]
    [InlineData("of: [jhansi]", "of: [jhnsi]", "IL2001", 7, 37, "Did you mean 'jhansi'?")]
    [InlineData("of: [jhansi]", "of: [jhansi.moth]", "IL2002", 7, 37, "a region is of districts")]
    [InlineData("of: [jhansi], ", "", "IL2002", 7, 3, "has no districts")]
    [InlineData("in: up, name: { en: J", "of: [jhansi], in: up, name: { en: J", "IL2002", 3, 3, "only a region has")]
    [InlineData("in: up, name: { en: L", "name: { en: L", "IL2002", 6, 3, "lies in nothing")]
    [InlineData("kind: state, ", "kind: state, in: jhansi, ", "IL2002", 2, 26, "A state lies in nothing")]
    [InlineData("in: jhansi.moth", "in: jhansi.samthar", "IL2002", 5, 37, "a town lies in a block or a district")]
    [InlineData("ललितपुर }", "ललितपुर }, pins: [284001]", "IL2003", 6, 84, "'jhansi' in 'jhansi' already (line 3)")]
    [InlineData("समथर }", "समथर }, spellings: [jhasi, moth, jhansee]", null, 0, 0, "")]
    [InlineData("in: jhansi.moth", "spellings: [moth]", "IL2004", 5, 45, "'jhansi.moth' (line 4)")]
    [InlineData("spellings: [month]", "spellings: [\"12\"]", "IL1310", 4, 73, "in letters")]
    [InlineData("pins: [284001]", "pins: [084001]", "IL2005", 3, 77, "six digits")]
    [InlineData(", source: A list, mark: S", ", source: A list", "IL2006", 2, 3, "'up'")]
    [InlineData("at: [25.4, 78.6]", "at: 25.4", "IL2007", 3, 90, "degrees north")]
    [InlineData(", hi: समथर", "", "IL1401", 5, 56, "missing in हिंदी")]
    public void A_mistake_is_told_where_it_is(string piece, string other, string? code, int line, int column, string words)
    {
        var problems = Compile(piece, other).Problems;

        if (code is null)
            string.Join('\n', problems).ShouldBe("");
        else
            problems.ShouldContain(problem => problem.Code == code && problem.Place == new Place("places.yaml", line, column) && problem.ToString().Contains(words, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void Places_can_stand_in_several_files_but_each_once() =>
        SomeDialogs.Compile(new FlowSource("places.yaml", File), new("more.yaml", "places: { jhansi: { kind: district, in: up, name: { en: Jhansi, hi: झाँसी } } }"))
            .Problems.ShouldContain(problem => problem.Code == "IL1104" && problem.Sentence.Contains("already a place 'jhansi'", StringComparison.Ordinal));

    [Fact]
    public void Any_text_at_all_gives_an_answer()
    {
        var index = Compile("", "").Flows.ShouldNotBeNull().Places;
        foreach (var text in RandomText.Many(500))
        {
            index.Find(text).ShouldNotBeNull();
            index.Find(text, "jhansi").ShouldNotBeNull();
        }

        index.Find(new string('1', 100_000)).ShouldBeOfType<FoundPlace.Nowhere>();
        index.Find(string.Concat(Enumerable.Repeat("moth ", 20_000))).ShouldBeOfType<FoundPlace.OneOf>();
    }

    [Fact]
    public void A_distance_is_as_the_crow_flies() => new MapPoint(25.448, 78.570).KilometresTo(new(25.14, 82.57)).ShouldBe(403.6, tolerance: 2);

    private static Compilation Compile(string piece, string other)
    {
        File.ShouldContain(piece);
        return SomeDialogs.Compile(new FlowSource("places.yaml", piece.Length == 0 ? File : File.Replace(piece, other, StringComparison.Ordinal)));
    }
}
