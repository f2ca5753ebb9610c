using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Places;
using InfoLine.Providers.Hsds;
using InfoLine.Storage;

namespace InfoLine.Providers;

/// <summary>Reads the whole directory from its tables.</summary>
internal sealed class ReadDirectory
{
    private readonly PlaceIndex _places;
    private readonly ILookup<string, HsdsRow> _rows;
    private readonly Dictionary<string, Organization> _organizations;
    private readonly Dictionary<string, Location> _locations;
    private readonly Dictionary<string, string> _units;
    private readonly Dictionary<(string Object, string Field), ILookup<string, HsdsRow>> _children = [];

    private ReadDirectory(PlaceIndex places, ILookup<string, HsdsRow> rows)
    {
        _places = places;
        _rows = rows;
        _organizations = rows["organization"].Select(OrganizationOf).ToDictionary(organization => organization.Id, StringComparer.Ordinal);
        _units = rows["unit"].ToDictionary(IdOf, row => row["name"] ?? "", StringComparer.Ordinal);
        _locations = rows["location"].Select(LocationOf).ToDictionary(location => location.Id, StringComparer.Ordinal);
    }

    /// <summary>The directory as it is now.</summary>
    /// <param name="connection">A read, or a write to see its own changes.</param>
    /// <param name="places">Tell where locations without a point are.</param>
    public static async Task<ProviderDirectory> RunAsync(Connection connection, PlaceIndex places)
    {
        var revision = await RevisionAsync(connection);
        var rows = new List<HsdsRow>();
        foreach (var kind in HsdsObjects.All)
            rows.AddRange(await DirectoryTable.ReadAllAsync(connection, kind));
        var reading = new ReadDirectory(places, rows.ToLookup(row => row.Object.Name, StringComparer.Ordinal));
        return new(revision, rows.Where(row => row.Object.Name == "service").Select(reading.ServiceOf).OfType<Service>());
    }

    /// <summary>The number of the last import; 0 before the first.</summary>
    public static async Task<long> RevisionAsync(Connection connection) =>
        (await connection.QueryAsync(row => row.GetInt64(0), "select coalesce(max(number), 0) from directory_imports")).Single();

    // A service whose organization is gone cannot be: an import would have been refused.
    private Service? ServiceOf(HsdsRow row) => _organizations.GetValueOrDefault(row["organization_id"] ?? "") is not { } organization ? null : new()
    {
        Id = IdOf(row),
        Organization = organization,
        Name = new(row["name"] ?? "", row["name_hi"]),
        Status = row["status"] switch
        {
            "active" => ServiceStatus.Active,
            "defunct" => ServiceStatus.Defunct,
            "temporarily closed" => ServiceStatus.TemporarilyClosed,
            _ => ServiceStatus.Inactive,
        },
        Need = Enum.TryParse<Need>(row["need"], ignoreCase: true, out var need) ? need : null,
        Topics = Words(row["topics"]),
        Description = row["description"] ?? "",
        MinimumAge = Number(row["minimum_age"]),
        MaximumAge = Number(row["maximum_age"]),
        WomenOnly = row["women_only"] == "1",
        WomanAvailable = row["woman_available"] == "1",
        Groups = Words(row["groups"]),
        State = row["state"],
        Areas = Areas("service_id", IdOf(row)),
        AtLocations = [.. Children("service_at_location", "service_id", IdOf(row)).Select(AtLocationOf).OfType<ServiceAtLocation>()],
        Languages = [.. Children("language", "service_id", IdOf(row)).Select(LanguageOf).OfType<string>().Distinct(StringComparer.Ordinal)],
        RequiredDocuments = [.. Children("required_document", "service_id", IdOf(row)).Select(document => document["document"]).OfType<string>()],
        Schedules = [.. Children("schedule", "service_id", IdOf(row)).Select(ScheduleOf)],
        Capacity = Children("service_capacity", "service_id", IdOf(row)).Select(CapacityOf).MaxBy(capacity => capacity.UpdatedOn),
        Phones = [.. Phones("service_id", IdOf(row)), .. Phones("organization_id", organization.Id)],
        Alert = row["alert"] is { } alert ? new(alert, row["alert_hi"]) : null,
        CheckedOn = Day(row["assured_date"]),
    };

    private ServiceAtLocation? AtLocationOf(HsdsRow row) => _locations.GetValueOrDefault(row["location_id"] ?? "") is { } location
        ? new(IdOf(row), location, Areas("service_at_location_id", IdOf(row)), [.. Phones("service_at_location_id", IdOf(row)), .. Phones("location_id", location.Id)])
        : null;

    private Location LocationOf(HsdsRow row)
    {
        var address = Children("address", "location_id", IdOf(row)).FirstOrDefault();
        var place = row["place"] ?? address?["block"] ?? address?["district"];
        return new(IdOf(row), row["location_type"] == "virtual")
        {
            Name = row["name"],
            Place = place,
            Point = Decimal(row["latitude"]) is { } north && Decimal(row["longitude"]) is { } east ? new MapPoint(north, east) : row["location_type"] == "virtual" ? null : _places[place]?.Point,
            Address = string.Join(", ", ((string?[])[address?["address_1"], address?["address_2"], address?["village"], address?["city"], address?["postal_code"]]).Where(part => part is not null)),
        };
    }

    private ImmutableArray<string> Areas(string field, string id) => [.. Children("service_area", field, id).Select(area => area["place"]).OfType<string>().Distinct(StringComparer.Ordinal)];

    private IEnumerable<Phone> Phones(string field, string id) => Children("phone", field, id).Select(row => new Phone(row["number"] ?? "", row["type"]?.ToUpperInvariant() switch
    {
        "WHATSAPP" => PhoneKind.WhatsApp,
        "TEXT" or "SMS" or "CELL" or "MOBILE" => PhoneKind.Sms,
        _ => PhoneKind.Voice,
    }, row["extension"]));

    // Each table is looked up by each of its owners, once.
    private IEnumerable<HsdsRow> Children(string kind, string field, string id)
    {
        if (!_children.TryGetValue((kind, field), out var lookup))
            _children[(kind, field)] = lookup = _rows[kind].Where(row => row[field] is not null).ToLookup(row => row[field] ?? "", StringComparer.Ordinal);
        return lookup[id];
    }

    private Capacity CapacityOf(HsdsRow row) =>
        new(Number(row["available"]) ?? 0, Number(row["maximum"]), _units.GetValueOrDefault(row["unit_id"] ?? ""), Day(row["updated"]) ?? default);

    private static Organization OrganizationOf(HsdsRow row) =>
        new(IdOf(row), new(row["name"] ?? "", row["name_hi"]), row["description"] ?? "") { Kind = row["kind"], Website = row["website"], Email = row["email"] };

    private static Schedule ScheduleOf(HsdsRow row) =>
        new(row["freq"], row["byday"], row["opens_at"], row["closes_at"], Day(row["valid_from"]), Day(row["valid_to"]) ?? Day(row["until"]), row["notes"] ?? row["description"]);

    // HSDS 3.0 writes hi, 3.1 hin (ISO 639-3); some write the name alone.
    private static string? LanguageOf(HsdsRow row) => (row["code"] ?? row["name"])?.ToUpperInvariant() switch
    {
        "HI" or "HIN" or "HINDI" => "hi",
        "EN" or "ENG" or "ENGLISH" => "en",
        var other => other?.ToLowerInvariant(),
    };

    private static string IdOf(HsdsRow row) => row.Values[0] ?? throw new InvalidOperationException("A row of a table has an id.");

    private static ImmutableArray<string> Words(string? words) => words is null ? [] : [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static double? Decimal(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
