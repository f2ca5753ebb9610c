using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>What referrals must know of registered people.</summary>
/// <param name="library">The dialogs in force, which know the names of places.</param>
/// <param name="recipients">Finds addresses.</param>
public sealed class RegisteredPeople(FlowLibrary library, Recipients recipients) : IPeople
{
    private const string PhoneField = "phone";

    /// <summary>Answers that are codes, as a provider reads them. What is not here is in the person's own words, or says nothing.</summary>
    private static readonly ImmutableDictionary<(string Field, string Value), (string English, string Hindi)> Words = ImmutableDictionary.CreateRange(
        new Dictionary<(string, string), (string, string)>
        {
            [("contact", "message")] = ("by message", "संदेश से"),
            [("contact", "call")] = ("by phone", "फ़ोन से"),
            [("when", "morning")] = ("in the morning", "सुबह"),
            [("when", "evening")] = ("in the evening", "शाम को"),
            [("when", "any")] = ("", ""),
            [("by_woman", "yes")] = ("by a woman", "महिला बात करें"),
            [("by_woman", "no")] = ("", ""),
        });

    /// <inheritdoc/>
    public async Task<PersonReach?> FindAsync(Connection connection, string personId)
    {
        if (await PeopleRows.FindAsync(connection, personId) is not { ErasedAt: null } person || await recipients.OfContactAsync(connection, person.ContactId) is not { } to)
            return null;
        var dialogs = library.Current;
        var place = dialogs.Places[ValueOf(person, "place_block") ?? ValueOf(person, "place_district")];
        return new(to, person.Language ?? "hi", place?.Names[dialogs.IndexOf("en")] ?? "", place?.Names[dialogs.IndexOf("hi")] ?? "");
    }

    /// <inheritdoc/>
    public async Task<string> ShareAsync(Connection connection, string personId, ImmutableArray<string> fields, string language)
    {
        if (await PeopleRows.FindAsync(connection, personId) is not { ErasedAt: null } person)
            return "";
        var shared = new List<string>();
        foreach (var field in fields)
        {
            var value = ValueOf(person, field);
            if (field == PhoneField)
                value ??= await Contacts.PhoneAsync(connection, person.ContactId);
            if (value is not null && Words.TryGetValue((field, value), out var words))
                value = language == "hi" ? words.Hindi : words.English;
            if (!string.IsNullOrEmpty(value))
                shared.Add(value);
        }

        return string.Join(", ", shared);
    }

    private static string? ValueOf(RegisteredPerson person, string field) => person.Fields.FirstOrDefault(told => told.Key == field).Value;
}
