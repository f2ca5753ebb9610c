using System.IO.Compression;
using System.Text;
using InfoLine.Providers;

namespace InfoLine.Tests.Providers;

/// <summary>Whatever is wrong with a directory file is told with its place and its remedy.</summary>
public sealed class DirectoryFileTests
{
    [Fact]
    public void A_good_directory_has_no_problem()
    {
        using var directory = SomeDirectory.New();

        var report = directory.Check();

        Told(report).ShouldBe("");
        report.Rows.Sum(kind => kind.Value).ShouldBe(6);
    }

    [Fact]
    public void The_shipped_directory_has_no_problem()
    {
        var report = SomeDirectory.Check(SomeDirectory.Shipped);

        Told(report).ShouldBe("");
        report.Rows["service"].ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("service.csv", "active", "aktive", "service.csv:2: error: status: 'aktive' is not allowed here. It is one of: active, inactive, defunct, temporarily closed.")]
    [InlineData("service.csv", ",Loans,active", ",,active", "service.csv:2: error: name: is missing. Every service needs it.")]
    [InlineData("service.csv", SomeDirectory.Loans, "12", "service.csv:2: error: id: '12' is not a UUID.")]
    [InlineData("service.csv", SomeDirectory.Bank, "99999999-9999-4999-8999-999999999999", "service.csv:2: error: organization_id: names the organization 99999999-9999-4999-8999-999999999999, which is not in this directory.")]
    [InlineData("service.csv", ",18,60", ",60,18", "service.csv:2: error: maximum_age: is less than the minimum_age (18 and 60)")]
    [InlineData("service.csv", ",18,", ",old,", "service.csv:2: error: minimum_age: 'old' is not a whole number in range.")]
    [InlineData("service.csv", ",18,", ",180,", "service.csv:2: error: minimum_age: '180' is not a whole number in range.")]
    [InlineData("service.csv", "2026-11-22", "22/11/2026", "service.csv:2: error: assured_date: '22/11/2026' is not a day.")]
    [InlineData("service.csv", "finance", "money", "service.csv:2: error: need: 'money' is not allowed here.")]
    [InlineData("service.csv", "finance", "", "service.csv:2: warning: need: is missing, so this service is offered to nobody.")]
    [InlineData("service.csv", "mudra pmegp", "मुद्रा", "service.csv:2: error: topics: 'मुद्रा' is not a list of ids.")]
    [InlineData("service.csv", "id,organization_id,name,status", "id,organization_id,name,state_of_it", "service.csv:1: error: status: The column is missing, and every service needs it.")]
    [InlineData("service.csv", "topics,", "colour,", "service.csv:1: warning: colour: InfoLine does not keep this column of service.")]
    [InlineData("service.csv", "topics,", "need,", "service.csv:1: error: need: This column stands here twice.")]
    [InlineData("service.csv", "Loans,active", "Loans, big,active", "service.csv:2: error: This row has 10 cells, but the file has 9 columns.")]
    [InlineData("service.csv", ",Loans,", ",\"Loans,", "service.csv:2: error: A quote that opens in this row is never closed")]
    [InlineData("service.csv", "Loans,active", "Lo\u0001ans,active", "service.csv:2: error: name: holds a letter that no screen can show.")]
    [InlineData("service_area.csv", "Jhansi,jhansi", "Jhansi,jhansee", "service_area.csv:2: error: place: 'jhansee' is not the id of a place.")]
    [InlineData("service_area.csv", "Jhansi,jhansi", "Atlantis,", "service_area.csv:2: error: name: 'Atlantis' is not an area that InfoLine knows.")]
    [InlineData("service_area.csv", "Jhansi,jhansi", "Rajgarh,", "service_area.csv:2: error: name: 'Rajgarh' is not an area that InfoLine knows.")]
    [InlineData("service_area.csv", "Jhansi,jhansi", ",", "service_area.csv:2: error: place: and name are both empty")]
    [InlineData("service_area.csv", SomeDirectory.Loans + ",Jhansi", ",Jhansi", "service.csv:2: warning: This service has no service_area, so it is offered to nobody.")]
    [InlineData("phone.csv", SomeDirectory.Loans, "", "phone.csv:2: warning: This phone belongs to no organization")]
    [InlineData("location.csv", "25.44", "125.44", "location.csv:2: error: latitude: '125.44' is not a number in range.")]
    [InlineData("location.csv", "25.44", "25,44", "location.csv:2: error: This row has 6 cells")]
    [InlineData("organization.csv", "Bank,A bank\n", "Bank,A bank\n" + SomeDirectory.Bank + ",Bank,A bank\n", "organization.csv:3: error: id: 11111111-1111-4111-8111-111111111111 stands at another organization before.")]
    public void A_mistake_in_csv_is_told_with_its_line(string file, string piece, string other, string problem)
    {
        using var directory = SomeDirectory.New().Change(file, piece, other);

        var report = directory.Check();

        report.Problems.Select(told => told.ToString()).ShouldContain(told => told.StartsWith(problem, StringComparison.Ordinal), Told(report));
        (report.Errors > 0).ShouldBe(problem.Contains(": error: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"active\"", "\"aktive\"", "services.json:7: error: $.contents[0].status: 'aktive' is not allowed here.")]
    [InlineData("\"minimum_age\": 18", "\"minimum_age\": \"old\"", "services.json:10: error: $.contents[0].minimum_age: 'old' is not a whole number in range.")]
    [InlineData("\"id\": \"55555555-5555-4555-8555-555555555555\", ", "", "services.json:14: error: $.contents[0].service_areas[0].id: is missing.")]
    [InlineData("\"name\": \"Jhansi\"", "\"name\": \"Atlantis\"", "services.json:14: error: $.contents[0].service_areas[0].name: 'Atlantis' is not an area")]
    [InlineData("\"location_type\": \"physical\", ", "", "services.json:19: error: $.contents[0].service_at_locations[0].location.location_type: is missing.")]
    [InlineData("\"organization\": { \"id\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Bank\", \"description\": \"A bank\" }", "\"organization_id\": \"11111111-1111-4111-8111-111111111111\"", "services.json:11: error: $.contents[0].organization_id: names the organization")]
    [InlineData("\"phones\": [", "\"phones\": 5, \"more\": [", "services.json:12: error: $.contents[0].phones: Here should be a list")]
    [InlineData("\"name\": \"Loans\",", "\"name\": { \"en\": \"Loans\" },", "services.json:6: error: $.contents[0].name: Here should be a single value.")]
    [InlineData("\"minimum_age\": 18,", "\"minimum_age\": 18", "services.json:11: error: From here on this is no JSON.")]
    [InlineData("\"contents\"", "\"things\"", "services.json:1: error: $: Here is neither a list of services nor a service.")]
    public void A_mistake_in_json_is_told_with_its_path_and_line(string piece, string other, string problem)
    {
        using var directory = SomeDirectory.New();
        SomeDirectory.Json.ShouldContain(piece);

        var report = SomeDirectory.Check(directory.WriteJson(SomeDirectory.Json.Replace(piece, other, StringComparison.Ordinal)));

        report.Problems.Select(told => told.ToString()).ShouldContain(told => told.StartsWith(problem, StringComparison.Ordinal), Told(report));
        (report.Errors > 0).ShouldBeTrue(Told(report));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("[ {0} ]")]
    [InlineData("{\"services\":[ {0} ]}")]
    public void Json_may_be_a_page_a_list_or_one_service(string shape)
    {
        using var directory = SomeDirectory.New();
        var from = SomeDirectory.Json.IndexOf("    {", StringComparison.Ordinal);
        var service = SomeDirectory.Json[from..SomeDirectory.Json.LastIndexOf(']')];

        var report = SomeDirectory.Check(directory.WriteJson(shape.Replace("{0}", service, StringComparison.Ordinal)));

        Told(report).ShouldBe("");
        report.Rows.Sum(kind => kind.Value).ShouldBe(6);
    }

    [Fact]
    public void An_organization_that_every_service_repeats_is_one_but_not_when_it_is_written_differently()
    {
        using var directory = SomeDirectory.New();
        var from = SomeDirectory.Json.IndexOf("    {", StringComparison.Ordinal);
        var one = SomeDirectory.Json[from..SomeDirectory.Json.LastIndexOf(']')].TrimEnd();
        var second = one.Replace("22222222", "72222222", StringComparison.Ordinal).Replace("44444444-", "74444444-", StringComparison.Ordinal).Replace("55555555-", "75555555-", StringComparison.Ordinal).Replace("66666666-", "76666666-", StringComparison.Ordinal);

        Told(SomeDirectory.Check(directory.WriteJson($"[{one},{second}]"))).ShouldBe("");
        Told(SomeDirectory.Check(directory.WriteJson($"[{one},{second.Replace("A bank", "Another", StringComparison.Ordinal)}]"))).ShouldContain("is written differently at its first place");
        Told(SomeDirectory.Check(directory.WriteJson($"[{one},{one}]"))).ShouldContain("stands at another service before");
    }

    [Fact]
    public void A_mark_before_the_first_letter_other_line_ends_and_lines_within_quotes_are_read()
    {
        using var directory = SomeDirectory.New().Change("service.csv", "Loans,active", "\"Loans,\n\"\"big\"\"\",active");
        foreach (var file in Directory.EnumerateFiles(directory.Path))
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Told(directory.Check()).ShouldBe("");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void A_wrong_encoding_is_told(string encoding)
    {
        using var directory = SomeDirectory.New().Change("organization.csv", "A bank", "Crédit");
        var file = directory.PathOf("organization.csv");
        File.WriteAllText(file, File.ReadAllText(file), Encoding.GetEncoding(encoding));

        Told(directory.Check()).ShouldContain("error: This is not written in UTF-8, so names would be garbled.");
        var json = directory.WriteJson("");
        File.WriteAllText(json, SomeDirectory.Json.Replace("A bank", "Crédit", StringComparison.Ordinal), Encoding.GetEncoding(encoding));
        SomeDirectory.Check(json).Errors.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_zip_is_read_like_its_folder_and_the_list_of_files_names_them()
    {
        using var directory = SomeDirectory.New();
        var zip = directory.Path + ".zip";
        File.Move(directory.PathOf("service.csv"), directory.PathOf("angebote.csv"));
        File.WriteAllText(directory.PathOf("datapackage.json"), """{ "resources": [{ "name": "service", "path": "data/angebote.csv" }] }""");
        ZipFile.CreateFromDirectory(directory.Path, zip, CompressionLevel.Optimal, includeBaseDirectory: true);

        Told(SomeDirectory.Check(zip)).ShouldBe("");
        File.WriteAllText(directory.PathOf("datapackage.json"), """{ "resources": [{ "name": "service", "path": "gone.csv" }] }""");
        Told(directory.Check()).ShouldContain("datapackage.json:1: error: service: The file 'gone.csv' is named here and is not there.");
        File.WriteAllText(directory.PathOf("datapackage.json"), "{ \"resources\":\n 5 ");
        Told(directory.Check()).ShouldContain("error: This is not the list of files of a data package.");
        File.WriteAllText(zip, "PK no zip");
        Told(SomeDirectory.Check(zip)).ShouldContain("error: This is no zip file, or it is damaged.");
        File.Delete(zip);
    }

    [Fact]
    public void A_file_of_more_than_a_directory_is_refused_unread()
    {
        using var directory = SomeDirectory.New();
        var json = directory.WriteJson("[");
        using (var stream = File.OpenWrite(json))
            stream.SetLength(129L * 1024 * 1024);

        Told(SomeDirectory.Check(json)).ShouldBe("services.json:1: error: A directory has at most 128 MB. This is more, so it was not read to its end. Is it the right file? Else cut it by district and import the parts.");
    }

    [Fact]
    public void A_folder_without_a_directory_and_files_that_are_not_kept_are_told()
    {
        using var directory = SomeDirectory.New();
        File.WriteAllText(directory.PathOf("contact.csv"), "id,name\n");
        Told(directory.Check()).ShouldBe("contact.csv:1: warning: InfoLine does not keep 'contact', so this file is left out.");
        foreach (var file in Directory.EnumerateFiles(directory.Path))
            File.Delete(file);

        Told(directory.Check()).ShouldStartWith("datapackage.json:1: error: There is no CSV file of a directory here.");
    }

    [Fact]
    public void A_thousand_problems_are_listed_and_all_are_counted()
    {
        using var directory = SomeDirectory.New();
        File.AppendAllLines(directory.PathOf("phone.csv"), Enumerable.Repeat("x,,,", 1500));

        var report = directory.Check();

        report.Problems.Count.ShouldBe(1000);
        report.Errors.ShouldBe(3000);
    }

    private static string Told(DirectoryReport report) => string.Join('\n', report.Problems);
}
