using InfoLine.Desk;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Tells the desk what is known of whoever asks for a person.</summary>
internal static class DeskWishes
{
    // As the questions of the registration call them.
    private const string BlockField = "place_block";
    private const string DistrictField = "place_district";
    private const string ByWomanField = "by_woman";

    /// <summary>What is known: of the person of this contact who registered last, because most phones have one.</summary>
    public static async Task<DeskWish> ReadAsync(Connection connection, string contactId, string? language) =>
        await PeopleRows.LatestAsync(connection, contactId) is { } person ? Of(person, language) : new([], language, WantsWoman: false);

    /// <summary>What is known of a registered person.</summary>
    public static DeskWish Of(RegisteredPerson person, string? language)
    {
        var fields = person.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        string?[] places = [fields.GetValueOrDefault(BlockField), fields.GetValueOrDefault(DistrictField)];
        return new([.. places.OfType<string>().Where(place => place.Length > 0)], language, fields.GetValueOrDefault(ByWomanField) == "yes") { PersonId = person.Id };
    }

    /// <summary>Fills in what is known.</summary>
    public static async Task<DeskChange> CompleteAsync(Connection connection, DeskChange change) => change switch
    {
        DeskChange.HandedOver over => over with { Wish = await ReadAsync(connection, over.To.ContactId, over.Wish.Language) },
        DeskChange.Noticed noticed => noticed with { Wish = await ReadAsync(connection, noticed.To.ContactId, noticed.Wish.Language) },
        _ => change,
    };
}
