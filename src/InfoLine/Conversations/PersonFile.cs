using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs.Flows;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>What the desk sees of registered people: their answers in the words of the dialogs, and their referrals.</summary>
/// <param name="library">The dialogs in force, which know what answers are called.</param>
/// <param name="coalition">Knows the names of providers.</param>
public sealed class PersonFile(FlowLibrary library, DirectoryCoalition coalition) : IPersonFile
{
    private const string NameField = "name";
    private const string PlaceFields = "place_";

    /// <summary>Kept for counting or matching; a person at the desk learns nothing from them.</summary>
    private static readonly ImmutableHashSet<string> Silent = ImmutableHashSet.Create(StringComparer.Ordinal, "consent", "place_id");

    /// <summary>What the questions of the dialogs are called beside an answer. A field of a new question is shown under its own name.</summary>
    private static readonly ImmutableDictionary<string, (string English, string Hindi)> Titles = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["name"] = ("Name", "नाम"),
        ["gender"] = ("Gender", "लिंग"),
        ["age"] = ("Age", "उम्र"),
        ["birth_year"] = ("Born in", "जन्म का साल"),
        ["place"] = ("Lives in", "रहते हैं"),
        ["place_block"] = ("Block", "ब्लॉक"),
        ["place_district"] = ("District", "ज़िला"),
        ["place_state"] = ("State", "राज्य"),
        ["idea"] = ("Work", "काम"),
        ["sector"] = ("Kind of work", "काम का प्रकार"),
        ["stage"] = ("How far", "कहाँ तक"),
        ["need"] = ("Needs", "ज़रूरत"),
        ["loan"] = ("Loan", "लोन"),
        ["group"] = ("In a self-help group", "समूह में"),
        ["contact"] = ("Contact by", "संपर्क"),
        ["when"] = ("When", "कब"),
        ["by_woman"] = ("By a woman", "महिला से बात"),
    });

    /// <summary>Values that the dialogs set beside a choice, whose words say something else.</summary>
    private static readonly ImmutableDictionary<string, Words> Spoken = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["woman"] = new("Woman", "महिला"),
        ["man"] = new("Man", "पुरुष"),
        ["yes"] = new("Yes", "हाँ"),
        ["no"] = new("No", "नहीं"),
        ["up_to_2_lakh"] = new("up to 2 lakh", "2 लाख तक"),
        ["more"] = new("more", "ज़्यादा"),
        ["call"] = new("a call", "फ़ोन"),
        ["message"] = new("a message", "संदेश"),
        ["morning"] = new("in the morning", "सुबह"),
        ["evening"] = new("in the evening", "शाम को"),
        ["any"] = new("at any time", "कभी भी"),
    });

    /// <inheritdoc/>
    public async Task<ImmutableArray<PersonOnFile>> ReadAsync(Connection connection, string contactId, string language)
    {
        var people = new List<(long UpdatedAt, PersonOnFile Person)>();
        foreach (var id in await PeopleRows.IdsOfContactAsync(connection, contactId))
        {
            if (await PeopleRows.FindAsync(connection, id) is { ErasedAt: null } person)
                people.Add((person.UpdatedAt, await OnFileAsync(connection, person, language)));
        }

        return [.. people.OrderByDescending(one => one.UpdatedAt).Select(one => one.Person)];
    }

    private async Task<PersonOnFile> OnFileAsync(Connection connection, RegisteredPerson person, string language)
    {
        var unsure = person.Unsure.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var told = person.Fields.Where(field => field.Value.Length > 0 && !Silent.Contains(field.Key))
            .Select(field => new ToldLine(TitleOf(field.Key, language), ValueOf(field.Key, field.Value, language), unsure.Contains(field.Key, StringComparer.Ordinal)));
        var referrals = ImmutableArray.CreateBuilder<ReferralLine>();
        foreach (var referral in (await ReferralStore.OfPersonAsync(connection, person.Id)).OrderByDescending(one => one.CreatedAt))
        {
            var provider = referral.Provider is { } asked ? (await coalition.DescribeAsync(connection, asked))?.Name(language) : null;
            referrals.Add(new(referral.Code, provider ?? "", ReferralWords.StateOf(referral, language), referral.CreatedAt.ToUnixTimeMilliseconds()));
        }

        return new(person.Id, person.Fields.FirstOrDefault(field => field.Key == NameField).Value ?? "", person.CreatedAt, [.. told], referrals.ToImmutable());
    }

    private static string TitleOf(string field, string language) =>
        Titles.TryGetValue(field, out var title) ? language == "hi" ? title.Hindi : title.English : field.Replace('_', ' ');

    // A choice is kept as a short value; its words stand in the dialogs. Places are kept as ids.
    private string ValueOf(string field, string value, string language)
    {
        if (!library.IsLoaded)
            return value;
        var dialogs = library.Current;
        var at = dialogs.IndexOf(language);
        if (field.StartsWith(PlaceFields, StringComparison.Ordinal) && dialogs.Places[value] is { } place)
            return place.Names[at];
        var choices = dialogs.Steps.Values.OfType<AskStep>().Where(step => step.Save == field).SelectMany(step => step.Choices);
        var words = choices.FirstOrDefault(choice => choice.Value == value && choice.Sets.IsEmpty)?.Label.Templates[at].Whole;
        return words ?? Spoken.GetValueOrDefault(value) switch
        {
            { } spoken => language == "hi" ? spoken.Hindi : spoken.English,
            null => value.Contains(' ', StringComparison.Ordinal) ? value : value.Replace('_', ' '),
        };
    }

    private sealed record Words(string English, string Hindi);
}
