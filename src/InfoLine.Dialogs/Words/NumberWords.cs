namespace InfoLine.Dialogs.Words;

/// <summary>Reads a message that is nothing but the number of a choice, however it was typed: 1, १, "1.", "option 1", "एक", "ek",
/// 1️⃣.</summary>
public static class NumberWords
{
    // छ: with a colon is the common way to type छः.
    private static readonly WordTable<int> Numbers = new(
        (0, "zero shunya shoonya sifar शून्य"),
        (1, "one ek aik एक first pehla pahla pehli pahli पहला पहली"),
        (2, "two do दो second dusra doosra dusri doosri दूसरा दूसरी"),
        (3, "three teen tin तीन third tisra teesra tisri teesri तीसरा तीसरी"),
        (4, "four char chaar चार fourth chautha chauthi चौथा चौथी"),
        (5, "five panch paanch paach पांच fifth panchva paanchva पांचवां पांचवीं"),
        (6, "six chhah chhe chah che chheh छह छः छे छ"),
        (7, "seven saat sat सात"),
        (8, "eight aath ath आठ"),
        (9, "nine nau नौ"),
        (10, "ten das dus दस"));

    private static readonly WordTable<bool> Fillers = new((true, """
        option options opt vikalp vikalap विकल्प number numbr nmbr nambar num no nos नंबर न नं संख्या sankhya kramank क्रमांक choice choose
        select press dabao
        dabaye daba dabaya दबाएं दबाया दबाओ चुनें चुनो चुना chuno chune chuna reply answer ans jawab uttar जवाब उत्तर please pls plz kripya
        कृपया ji जी han haan haa ha hanji
        हां हा yes ok okay oke ओके ठीक thik theek sir madam didi bhai सर मैडम दीदी भाई wala wali vala vali वाला वाली mera मेरा mujhe मुझे
        main i is the hai है this it
        chahiye chahie चाहिए चाहिये want karo kar kare करो करें करना karna do dijiye दीजिए दो de दे par पर st nd rd th
        """));

    /// <summary>The number that the whole message means.</summary>
    /// <param name="key">A key made by <see cref="Fold.Key"/>.</param>
    /// <returns>
    /// 0 to 99, or null. The first word that is not a filler must be the number, and only fillers may follow: "haan 1" and "1 please" are
    /// 1, but "2 lakh",
    /// "50000 chahiye" and "1 2" are no choice. After a number <c>do</c> and <c>दो</c> mean "give"; alone they are 2.
    /// </returns>
    public static int? Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        int? number = null;
        foreach (var word in Fold.Words(key))
        {
            if (number is null ? TryRead(word, out var read) : TryReadDigits(word, out read))
            {
                if (number is not null && number != read)
                    return null;
                number = read;
            }
            else if (!Fillers.Has(word))
            {
                return null;
            }
        }
        return number;
    }

    /// <summary>The number that one folded word means: 0 to 10 by name.</summary>
    internal static bool TryReadName(ReadOnlySpan<char> word, out int number) => Numbers.TryGet(word, out number);

    private static bool TryRead(ReadOnlySpan<char> word, out int number) =>
        TryReadDigits(word, out number) || TryReadName(word, out number);

    // "1", "01", "+1", ".1"; and with a filler grown on to it: "option1", "no2", "1st", "1please".
    private static bool TryReadDigits(ReadOnlySpan<char> word, out int number)
    {
        number = 0;
        var first = word.IndexOfAnyInRange('0', '9');
        if (first < 0)
            return false;
        var length = word[first..].IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? word[first..] : word.Slice(first, length);
        var before = word[..first].TrimStart("+.");
        var after = word[(first + digits.Length)..];
        if (digits.Length > 2 || !(before.IsEmpty || Fillers.Has(before)) || !(after.IsEmpty || Fillers.Has(after)))
            return false;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return true;
    }
}
