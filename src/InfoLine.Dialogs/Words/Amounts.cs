using System.Globalization;

namespace InfoLine.Dialogs.Words;

/// <summary>Reads an amount or another number from an answer: "50,000", "50 hazar", "2.5 लाख", "डेढ़ लाख", "rs 5000", "mujhe 2 lakh
/// chahiye".</summary>
public static class Amounts
{
    // Longer digits are a phone, an account or an identity number: never an amount of this service.
    private const int MostDigits = 9;

    private static readonly WordTable<decimal> Units = new(
        (100, "sau सौ hundred hundreds"),
        (1_000, "k hazar hazaar hajar hajaar hzr हजार thousand thousands"),
        (100_000, "l lakh lakhs lac lacs laakh lakhh लाख"),
        (1_000_000, "million millions"),
        (10_000_000, "cr crore crores karod karor करोड़"),
        (1_000_000_000, "arab अरब billion"));

    private static readonly WordTable<decimal> Names = new(
        (1.5m, "ded dedh derh डेढ़"), (2.5m, "dhai dhaai adhai ढाई अढाई"), (0.5m, "aadha adha आधा half"),
        (11, "gyarah ग्यारह eleven"), (12, "barah baarah बारह twelve"), (15, "pandrah पंद्रह fifteen"),
        (20, "bis bees बीस twenty"), (25, "pachis pachees पच्चीस"), (30, "tis tees तीस thirty"), (40, "chalis chalees चालीस forty"),
        (50, "pachas pachaas पचास fifty"), (60, "sath saath साठ sixty"), (70, "sattar सत्तर seventy"), (75, "pachhattar पचहत्तर"),
        (80, "assi अस्सी eighty"), (90, "nabbe नब्बे ninety"));

    // साढ़े तीन = 3.5, सवा दो = 2.25, पौने दो = 1.75.
    private static readonly WordTable<decimal> Shifts = new(
        (0.5m, "sadhe saadhe sade साढ़े"), (0.25m, "sava sawa savaa सवा"), (-0.25m, "paune pone पौने"));

    private static readonly WordTable<bool> Fillers = new((true, """
        rs inr rupees rupee rupaye rupay rupaya rupiya rupya रुपये रुपए रुपया रुपयों रु only मात्र about around approx lagbhag लगभग karib
        kareeb करीब tak तक ka का ke के ki की ko को
        chahiye chahie चाहिए चाहिये want need i the is hai है mujhe मुझे mera मेरा and aur और please pls ji जी han haan हां yes total कुल
        kul bas बस
        """));

    /// <summary>The one number that an answer states.</summary>
    /// <param name="key">A key made by <see cref="Fold.Key"/>.</param>
    /// <returns>
    /// The number without trailing zeros, or null when there is none or not one clear one: "5-10 hazar", "2 lakh ya 3 lakh", a date, a
    /// phone number. Neighbours add up
    /// ("2 lakh 50 hazar" = 250000). Unknown words may stand around digits, not around a number in words: "ek dukan" is no amount.
    /// </returns>
    public static decimal? Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var sum = new Sum();
        foreach (var word in Fold.Words(key))
        {
            if (!Take(word, ref sum))
                return null;
        }
        return sum.Total();
    }

    // False when the word makes the whole answer unclear.
    private static bool Take(ReadOnlySpan<char> word, ref Sum sum)
    {
        var first = word.IndexOfAnyInRange('0', '9');
        if (first >= 0)
            return TakeDigits(word, first, ref sum);
        if (Units.TryGet(word, out var unit) && (sum.Pending is not null || word.Length > 1))
            return sum.CloseTerm(unit);
        if (Shifts.TryGet(word, out var shift))
            return sum.Shift(shift);
        if (NumberWords.TryReadName(word, out var small))
            return sum.Name(small, alsoGive: word is "do" or "दो");
        if (Names.TryGet(word, out var name))
            return sum.Name(name, alsoGive: false);
        return Fillers.Has(word) || sum.Strange();
    }

    // "50000", "2.5", "rs500", "50k", "2lakh", "5000rs".
    private static bool TakeDigits(ReadOnlySpan<char> word, int first, ref Sum sum)
    {
        if (first > 0 && word[first - 1] == '.')
            first--;
        var length = word[first..].LastIndexOfAnyInRange('0', '9') + 1;
        var number = word.Slice(first, length);
        var before = word[..first].TrimStart('+');
        var after = word[(first + length)..];
        var whole = number.IndexOf('.') is var point and >= 0 ? point : length;
        if (whole > MostDigits || !(before.IsEmpty || Fillers.Has(before))
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || !sum.Digits(value))
            return false;
        if (after.IsEmpty)
            return true;
        return Units.TryGet(after, out var unit) ? sum.CloseTerm(unit) : Fillers.Has(after) && sum.CloseTerm(1);
    }

    // What has been read so far: closed terms, and one number that waits for its unit. Each verb says false when the answer is no longer
    // clear.
    private struct Sum
    {
        private decimal _total;
        private decimal? _lastUnit;
        private decimal _shift;
        private bool _pendingIsName;
        private bool _strange;
        private bool _gap;

        public decimal? Pending { get; private set; }

        public bool Digits(decimal value)
        {
            if (Pending is not null && !_pendingIsName)
                return false; // two numbers side by side
            Pending = value + _shift; // a name before digits was "do 5000": give
            (_pendingIsName, _shift) = (false, 0);
            return true;
        }

        public bool Name(decimal value, bool alsoGive)
        {
            if (Pending is not null)
                return alsoGive && !_pendingIsName;
            Pending = value + _shift;
            (_pendingIsName, _shift) = (true, 0);
            return true;
        }

        public bool Shift(decimal shift)
        {
            _shift = shift;
            return Pending is null;
        }

        public bool Strange()
        {
            // "ek dukan": the number is not an amount. "5 saal": it may be, and it is complete.
            var clear = Pending is null || _pendingIsName || CloseTerm(1);
            (Pending, _strange, _gap) = (null, true, true);
            return clear;
        }

        public bool CloseTerm(decimal unit)
        {
            if (Pending is null && _gap)
                return false; // "ninety-nine hazar" in words that we do not know
            var value = (Pending ?? 1 + _shift) * unit;
            var follows = !_gap && unit < _lastUnit && value < _lastUnit && (unit > 1 || value >= 100);
            if (_lastUnit is not null && !follows)
                return false;
            _total += value;
            (_lastUnit, Pending, _shift, _gap) = (unit, null, 0, false);
            return true;
        }

        public decimal? Total()
        {
            if (_shift != 0)
                return null;
            if (Pending is { } last && !_pendingIsName)
                return CloseTerm(1) ? Trim(_total) : null;
            if (Pending is { } name)
                return _lastUnit is null ? (_strange ? null : Trim(name)) : (name == 2 ? Trim(_total) : null); // "2 lakh do": give
            return _lastUnit is null ? null : Trim(_total);
        }

        // 250000.0 is 250000: the number is stored and shown.
        private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
    }
}
