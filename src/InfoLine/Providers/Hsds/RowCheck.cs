using System.Globalization;
using System.Text;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Words;

namespace InfoLine.Providers.Hsds;

/// <summary>Checks the fields of one row and writes each in the one form that the tables keep.</summary>
internal sealed class RowCheck(PlaceIndex places, DirectoryProblems problems)
{
    /// <summary>The row with its values in that form; problems are reported.</summary>
    /// <param name="row">As it was read.</param>
    public HsdsRow Check(HsdsRow row)
    {
        var values = new string?[row.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = row.Object.Fields[i];
            var place = row.Lines is { } lines ? row.Place with { Line = lines[i] } : row.Place;
            values[i] = Clean(row.Values[i]) is { } text ? Value(field, text, place) : null;
            if (values[i] is null && field.IsRequired && Clean(row.Values[i]) is null)
                problems.Error(place, field.Name, "is missing.", $"Every {row.Object.Name} needs it.");
        }

        var result = row with { Values = values };
        switch (row.Object.Name)
        {
            case "service":
                CheckService(result);
                break;
            case "service_area":
                CheckArea(result);
                break;
            case "phone" when !HasOwner(result):
                problems.Warn(row.Place, null, "This phone belongs to no organization, service or location, so nobody would call it.", "Fill in one of the ids of its owner.");
                break;
        }

        return result;
    }

    // Exports put a quote before what a spreadsheet would take for a formula; it is taken off again.
    private static string? Clean(string? text)
    {
        text = text?.Trim();
        if (text is ['\'', '=' or '+' or '-' or '@', ..])
            text = text[1..];
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private string? Value(HsdsField field, string text, RowPlace place)
    {
        if (text.Length > field.MostLetters)
            return Refuse(place, field, $"has {text.Length} letters, and {field.MostLetters} are the most.", "Shorten it.");
        if (text.Any(letter => letter == '\uFFFD' || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))) || !IsWhole(text))
            return Refuse(place, field, "holds a letter that no screen can show.", "Write it again, or save the file as UTF-8.");
        return field.Kind switch
        {
            FieldKind.Id => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : Bad(field, text, place, "is not a UUID", "HSDS ids are UUIDs such as 4f5a1c9e-6d3b-4a57-9a8e-0c1d2e3f4a5b; an id stays the same in every export."),
            FieldKind.Whole => Whole(field, text, place),
            FieldKind.Number => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= field.Limits.Least && number <= field.Limits.Most
                ? text
                : Bad(field, text, place, "is not a number in range", $"Write digits with a point, from {field.Limits.Least} to {field.Limits.Most}."),
            FieldKind.Flag => text.ToLowerInvariant() switch
            {
                "true" or "yes" or "1" => "1",
                "false" or "no" or "0" => "0",
                _ => Bad(field, text, place, "is neither yes nor no", "Write true or false."),
            },
            FieldKind.Day => Day(field, text, place),
            FieldKind.Choice => field.Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? Bad(field, text, place, "is not allowed here", $"It is one of: {string.Join(", ", field.Choices)}."),
            FieldKind.Words => Words(field, text, place),
            FieldKind.PlaceId => places[text]?.Id ?? Bad(field, text, place, "is not the id of a place", "The ids are those of dialogs/places.yaml, such as jhansi.babina."),
            _ => text,
        };
    }

    private string? Whole(HsdsField field, string text, RowPlace place)
    {
        // Spreadsheets write 18 as 18.0.
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && (double)number >= field.Limits.Least && (double)number <= field.Limits.Most)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        return Bad(field, text, place, "is not a whole number in range", $"Write digits only, from {field.Limits.Least} to {field.Limits.Most}.");
    }

    // Some systems write the day with its time.
    private string? Day(HsdsField field, string text, RowPlace place)
    {
        if (DateOnly.TryParseExact(text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Bad(field, text, place, "is not a day", "Write year, month and day: 2026-11-22.");
    }

    private string? Words(HsdsField field, string text, RowPlace place)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.All(word => word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.'))
            ? string.Join(' ', words.Distinct(StringComparer.Ordinal))
            : Bad(field, text, place, "is not a list of ids", "Write small English words with spaces between them, such as: mudra pmegp.");
    }

    private void CheckService(HsdsRow row)
    {
        if (row["minimum_age"] is { } least && row["maximum_age"] is { } most && int.Parse(least, CultureInfo.InvariantCulture) > int.Parse(most, CultureInfo.InvariantCulture))
            problems.Error(row.Place, "maximum_age", $"is less than the minimum_age ({most} and {least}), so nobody could come.", "Correct one of the two.");
        if (row["status"] == "active" && row["need"] is null)
            problems.Warn(row.Place, "need", "is missing, so this service is offered to nobody.", $"Write one of: {string.Join(", ", HsdsObjects.Needs)}.");
        if (row["state"] is { } state && places[state]?.Kind != PlaceKind.State)
            problems.Error(row.Place, "state", $"'{state}' is not a state.", "Write up or mp, or leave it empty for all.");
    }

    // Files of others name their areas; ours give the id too.
    private void CheckArea(HsdsRow row)
    {
        var at = row.Object.IndexOf("place");
        if (row["service_id"] is null && row["service_at_location_id"] is null)
            problems.Warn(row.Place, null, "This area belongs to no service.", "Fill in service_id or service_at_location_id.");
        if (row.Values[at] is not null)
            return;
        if (row["name"] is not { } name)
            problems.Error(row.Place, "place", "and name are both empty, so nobody knows which area this is.", "Write the id of a place, such as jhansi.babina.");
        else if (Named(name) is { } place)
            row.Values[at] = place.Id;
        else
            problems.Error(row.Place, "name", $"'{DirectoryProblems.Short(name)}' is not an area that InfoLine knows.", "Give the id in 'place', or add the area to dialogs/places.yaml.");
    }

    private KnownPlace? Named(string name)
    {
        var key = Fold.Key(name);
        return places.All.FirstOrDefault(place => !place.AskDistrict && place.Names.Any(known => Fold.Key(known) == key)) ?? (places.Find(name) as FoundPlace.Exactly)?.Place;
    }

    private static bool HasOwner(HsdsRow row) => (row["organization_id"] ?? row["service_id"] ?? row["location_id"] ?? row["service_at_location_id"]) is not null;

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }

    private string? Bad(HsdsField field, string text, RowPlace place, string why, string remedy) => Refuse(place, field, $"'{DirectoryProblems.Short(text)}' {why}.", remedy);

    private string? Refuse(RowPlace place, HsdsField field, string sentence, string remedy)
    {
        problems.Error(place, field.Name, sentence, remedy);
        return null;
    }
}
