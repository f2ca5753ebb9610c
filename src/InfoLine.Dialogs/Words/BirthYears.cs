using System.Globalization;

namespace InfoLine.Dialogs.Words;

/// <summary>Reads when somebody was born from their age or from the year: "34", "३४ साल", "meri umar 34 hai", "1992", "born in 1992", "15/08/1992".</summary>
public static class BirthYears
{
    /// <summary>The highest age that is believed.</summary>
    public const int HighestAge = 110;

    private const int DigitsOfYear = 4;

    private static readonly WordTable<bool> Fillers = new((true, """
        age aged umar umr umra aayu ayu उम्र आयु साल वर्ष बरस saal sal varsh baras year years yr yrs old
        born birth birthday dob date of in janm janam जन्म जनम तारीख tarikh tareekh सन san सन् में me mein mai
        का की के को ka ki ke ko hua hui हुआ हुई था थी tha thi से se
        i am im my is was मैं main मेरा मेरी mera meri mere मेरे हूँ हु hu hun hoon hai है hain हैं ho हो
        about around approx lagbhag लगभग karib kareeb करीब the it ji जी han haan हां yes please
        """));

    /// <summary>The year in which somebody was born.</summary>
    /// <param name="key">A key made by <see cref="Fold.Key"/>.</param>
    /// <param name="thisYear">The year in which it is said.</param>
    /// <returns>
    /// For an age the year in which whoever has had their birthday this year was born; null where there is no age from 1 to <see cref="HighestAge"/>, no such year, or more than one number.
    /// Words that do not speak of age make it unclear: "2 bachche" is nobody's age.
    /// </returns>
    public static int? Read(string key, int thisYear)
    {
        ArgumentNullException.ThrowIfNull(key);
        int? year = null;
        foreach (var word in Fold.Words(key))
        {
            if (word.IndexOfAnyInRange('0', '9') < 0)
            {
                if (!Fillers.Has(word))
                    return null;
            }
            else if (year is not null || Year(word, thisYear) is not { } read)
            {
                return null;
            }
            else
            {
                year = read;
            }
        }

        return year is { } born && thisYear - born is >= 1 and <= HighestAge ? born : null;
    }

    // "34", "1992", and with a filler grown on to it: "34saal", "34yrs".
    private static int? Year(ReadOnlySpan<char> word, int thisYear)
    {
        if (word.IndexOfAny('/', '-', '.') > 0)
            return YearOfDate(word);
        var length = word.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? word : word[..length];
        if (digits.Length is 0 or > DigitsOfYear || (length > 0 && !Fillers.Has(word[length..])))
            return null;
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == DigitsOfYear ? number : thisYear - number;
    }

    // "15/08/1992", "15-8-1992", "1992-08-15": two short numbers and a year at one end.
    private static int? YearOfDate(ReadOnlySpan<char> word)
    {
        int? year = null;
        var parts = 0;
        foreach (var range in word.SplitAny('/', '-', '.'))
        {
            var part = word[range];
            var isYear = part.Length == DigitsOfYear && (parts is 0 or 2) && year is null;
            if (part.IndexOfAnyExceptInRange('0', '9') >= 0 || !(isYear || part.Length is 1 or 2))
                return null;
            if (part.Length == DigitsOfYear)
                year = int.Parse(part, CultureInfo.InvariantCulture);
            parts++;
        }

        return parts == 3 ? year : null;
    }
}
