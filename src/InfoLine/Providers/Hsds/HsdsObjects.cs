using System.Collections.Frozen;
using System.Collections.Immutable;
using static InfoLine.Providers.Hsds.FieldKind;

namespace InfoLine.Providers.Hsds;

/// <summary>The objects of HSDS 3.1 that InfoLine keeps, with what our profile adds (docs/hsds-profile). Field names: docs.openreferral.org, schema reference 3.1.</summary>
internal static class HsdsObjects
{
    /// <summary>What a service helps with.</summary>
    public static readonly ImmutableArray<string> Needs = ["finance", "technology", "market", "capacity"];

    private static readonly HsdsObject Organization = new("organization",
    [
        Id, new("name", IsRequired: true) { MostLetters = 300 }, new("description", IsRequired: true), new("alternate_name"), new("email"), new("website"), new("uri"), new("legal_status"),
        To("parent_organization_id", "organization"), Ours("kind"), Ours("name_hi"),
    ])
    {
        Parts = [new("phones", "phone", "organization_id")],
    };

    private static readonly HsdsObject Unit = new("unit", [Id, new("name", IsRequired: true), new("scheme"), new("identifier"), new("uri")]);

    private static readonly HsdsObject Location = new("location",
    [
        Id, new("location_type", Choice, IsRequired: true) { Choices = ["physical", "postal", "virtual"] }, new("name"), new("alternate_name"), new("description"), new("transportation"),
        new("latitude", Number) { Limits = (-90, 90) }, new("longitude", Number) { Limits = (-180, 180) }, new("external_identifier"), new("external_identifier_type"), new("url"), Ours("place", PlaceId),
    ])
    {
        Parts = [new("addresses", "address", "location_id"), new("phones", "phone", "location_id"), new("languages", "language", "location_id"), new("schedules", "schedule", "location_id")],
    };

    private static readonly HsdsObject Service = new("service",
    [
        Id, To("organization_id", "organization", isRequired: true), new("name", IsRequired: true) { MostLetters = 300 }, new("alternate_name"), new("description"), new("url"), new("email"),
        new("status", Choice, IsRequired: true) { Choices = ["active", "inactive", "defunct", "temporarily closed"] }, new("interpretation_services"), new("application_process"), new("fees_description"),
        new("accreditations"), new("eligibility_description"), new("minimum_age", Whole) { Limits = (0, 120) }, new("maximum_age", Whole) { Limits = (0, 120) }, new("assured_date", Day), new("assurer_email"),
        new("alert"), new("last_modified"), Ours("need", Choice) with { Choices = Needs }, Ours("topics", Words), Ours("women_only", Flag), Ours("woman_available", Flag), Ours("groups", Words), Ours("state", PlaceId), Ours("name_hi"), Ours("alert_hi"),
    ])
    {
        Parts =
        [
            new("organization", "organization", "organization_id", IsMany: false), new("phones", "phone", "service_id"), new("schedules", "schedule", "service_id"), new("service_areas", "service_area", "service_id"),
            new("service_at_locations", "service_at_location", "service_id"), new("languages", "language", "service_id"), new("required_documents", "required_document", "service_id"),
            new("capacities", "service_capacity", "service_id"),
        ],
    };

    private static readonly HsdsObject AtLocation = new("service_at_location",
        [Id, To("service_id", "service", isRequired: true), To("location_id", "location", isRequired: true), new("description")])
    {
        Parts =
        [
            new("location", "location", "location_id", IsMany: false), new("service_areas", "service_area", "service_at_location_id"), new("phones", "phone", "service_at_location_id"),
            new("schedules", "schedule", "service_at_location_id"),
        ],
    };

    private static readonly HsdsObject Address = new("address",
    [
        Id, To("location_id", "location"), new("attention"), new("address_1"), new("address_2"), new("city"), new("region"), new("state_province", IsRequired: true), new("postal_code"),
        new("country", IsRequired: true) { MostLetters = 2 }, new("address_type", Choice, IsRequired: true) { Choices = ["physical", "postal", "virtual"] }, Ours("village"), Ours("block", PlaceId), Ours("district", PlaceId),
    ]);

    private static readonly HsdsObject Area = new("service_area",
        [Id, To("service_id", "service"), To("service_at_location_id", "service_at_location"), new("name"), new("description"), new("extent"), new("extent_type"), new("uri"), Ours("place", PlaceId)]);

    private static readonly HsdsObject Schedule = new("schedule",
    [
        Id, To("service_id", "service"), To("location_id", "location"), To("service_at_location_id", "service_at_location"), new("valid_from", Day), new("valid_to", Day), new("dtstart", Day), new("timezone"), new("until", Day),
        new("count", Whole), new("wkst"), new("freq", Choice) { Choices = ["WEEKLY", "MONTHLY"] }, new("interval", Whole), new("byday"), new("byweekno"), new("bymonthday"), new("byyearday"), new("description"),
        new("opens_at"), new("closes_at"), new("schedule_link"), new("attending_type"), new("notes"),
    ]);

    private static readonly HsdsObject Phone = new("phone",
    [
        Id, To("organization_id", "organization"), To("service_id", "service"), To("location_id", "location"), To("service_at_location_id", "service_at_location"), new("number", IsRequired: true) { MostLetters = 40 },
        new("extension"), new("type"), new("description"),
    ]);

    private static readonly HsdsObject Language = new("language", [Id, To("service_id", "service"), To("location_id", "location"), new("name"), new("code"), new("note")]);

    private static readonly HsdsObject Document = new("required_document", [Id, To("service_id", "service"), new("document"), new("uri")]);

    private static readonly HsdsObject Capacity = new("service_capacity",
    [
        Id, To("service_id", "service", isRequired: true), To("unit_id", "unit"), new("available", Whole, IsRequired: true), new("maximum", Whole), new("description"), new("updated", Day, IsRequired: true),
    ])
    {
        Parts = [new("unit", "unit", "unit_id", IsMany: false)],
    };

    /// <summary>All, each after those that it refers to.</summary>
    public static readonly ImmutableArray<HsdsObject> All = [Organization, Unit, Location, Service, AtLocation, Address, Area, Schedule, Phone, Language, Document, Capacity];

    /// <summary>Objects of HSDS that a file may hold and InfoLine does not keep; contacts are names of people, who change.</summary>
    public static readonly ImmutableArray<string> NotKept =
        ["accessibility", "attribute", "contact", "cost_option", "funding", "metadata", "meta_table_description", "organization_identifier", "program", "taxonomy", "taxonomy_term", "url"];

    /// <summary>All by name.</summary>
    public static readonly FrozenDictionary<string, HsdsObject> ByName = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static HsdsField Id => new("id", FieldKind.Id, IsRequired: true);

    private static HsdsField To(string name, string other, bool isRequired = false) => new(name, FieldKind.Id, isRequired) { RefersTo = other };

    private static HsdsField Ours(string name, FieldKind kind = Text) => new(name, kind) { IsOurs = true };
}
