using System.Text;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Providers;

namespace InfoLine.Tests.Providers;

/// <summary>A small directory without problems as files on disk, and the places that are shipped.</summary>
internal sealed class SomeDirectory : IDisposable
{
    public const string Bank = "11111111-1111-4111-8111-111111111111";
    public const string Loans = "22222222-2222-4222-8222-222222222222";
    public const string Office = "33333333-3333-4333-8333-333333333333";

    public const string Json = """
        {
          "version": "3.0",
          "contents": [
            {
              "id": "22222222-2222-4222-8222-222222222222",
              "name": "Loans",
              "status": "active",
              "need": "finance",
              "topics": ["mudra", "pmegp"],
              "minimum_age": 18,
              "organization": { "id": "11111111-1111-4111-8111-111111111111", "name": "Bank", "description": "A bank" },
              "phones": [{ "id": "66666666-6666-4666-8666-666666666666", "number": "+91 510 000 0000", "extension": 12 }],
              "service_areas": [
                { "id": "55555555-5555-4555-8555-555555555555", "name": "Jhansi" }
              ],
              "service_at_locations": [
                {
                  "id": "44444444-4444-4444-8444-444444444444",
                  "location": { "id": "33333333-3333-4333-8333-333333333333", "location_type": "physical", "latitude": 25.44, "longitude": 78.57 }
                }
              ]
            }
          ]
        }
        """;

    private static readonly (string File, string Text)[] Csv =
    [
        ("organization.csv", $"id,name,description\n{Bank},Bank,A bank\n"),
        ("location.csv", $"id,location_type,name,latitude,longitude\n{Office},physical,Office,25.44,78.57\n"),
        ("service.csv", $"id,organization_id,name,status,need,topics,minimum_age,maximum_age,assured_date\n{Loans},{Bank},Loans,active,finance,mudra pmegp,18,60,2026-11-22\n"),
        ("service_at_location.csv", $"id,service_id,location_id\n44444444-4444-4444-8444-444444444444,{Loans},{Office}\n"),
        ("service_area.csv", $"id,service_id,name,place\n55555555-5555-4555-8555-555555555555,{Loans},Jhansi,jhansi\n"),
        ("phone.csv", $"id,service_id,number,type\n66666666-6666-4666-8666-666666666666,{Loans},+91 510 000 0000,whatsapp\n"),
    ];

    private SomeDirectory(string path) => Path = path;

    /// <summary>The places that are shipped.</summary>
    public static PlaceIndex Places { get; } = ReadPlaces();

    /// <summary>The directory that is shipped.</summary>
    public static string Shipped => System.IO.Path.Combine(Root, "directory");

    /// <summary>The folder of the CSV files; other files may be put beside them.</summary>
    public string Path { get; }

    public static SomeDirectory New()
    {
        var some = new SomeDirectory(Directory.CreateTempSubdirectory("infoline-directory-").FullName);
        foreach (var (file, text) in Csv)
            File.WriteAllText(some.PathOf(file), text);
        return some;
    }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Puts other words into a file; they must be there.</summary>
    public SomeDirectory Change(string file, string piece, string other)
    {
        var text = File.ReadAllText(PathOf(file));
        text.ShouldContain(piece);
        File.WriteAllText(PathOf(file), text.Replace(piece, other, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Writes a JSON file beside the folder's CSV files and names it.</summary>
    public string WriteJson(string text)
    {
        File.WriteAllText(PathOf("services.json"), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return PathOf("services.json");
    }

    public DirectoryReport Check() => Check(Path);

    public static DirectoryReport Check(string path) => new ImportDirectory(path, Places, _ => { }).Check();

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(System.IO.Path.Combine(folder, "InfoLine.sln")))
                folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
            return folder;
        }
    }

    private static PlaceIndex ReadPlaces() =>
        SomeDialogs.Compile(new FlowSource("places.yaml", File.ReadAllText(System.IO.Path.Combine(Root, "dialogs", "places.yaml")))).Flows.ShouldNotBeNull().Places;
}
