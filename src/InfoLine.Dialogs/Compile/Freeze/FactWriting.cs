using System.Globalization;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>How amounts and dates are written in a language. Digits are 0-9 everywhere: keypads and bank papers have those.</summary>
internal abstract class FactWriting
{
    private const decimal Lakh = 100_000;
    private const decimal Crore = 10_000_000;

    private FactWriting()
    {
    }

    /// <summary>The writing of a language; English for one that has none of its own yet.</summary>
    public static FactWriting Of(string language) => language == "hi" ? Hindi.One : English.One;

    protected abstract string[] Months { get; }

    protected abstract string[] ShortMonths { get; }

    protected abstract (string Lakh, string Crore) Big { get; }

    /// <summary>Rs 50,000 · Rs 20 lakh · Rs 2.5 crore.</summary>
    public abstract string Rupees(decimal amount);

    /// <summary>as of Nov 2026</summary>
    public abstract string AsOf(DateOnly day);

    /// <summary>1,50,000</summary>
    public static string Number(decimal number) => Grouped(number);

    /// <summary>35%</summary>
    public static string Percent(decimal percent) => Grouped(percent) + "%";

    /// <summary>30 June 2022</summary>
    public string Date(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year:0000}";

    /// <summary>Nov 2026</summary>
    public string Month(DateOnly day) => $"{ShortMonths[day.Month - 1]} {day.Year:0000}";

    // Lakh and crore only where they leave at most two decimals: 1,25,500 is not 1.255 lakh.
    protected string Amount(decimal amount)
    {
        if (amount >= Crore && Fits(amount / Crore))
            return $"{Grouped(amount / Crore)} {Big.Crore}";
        return amount is >= Lakh and < Crore && Fits(amount / Lakh) ? $"{Grouped(amount / Lakh)} {Big.Lakh}" : Grouped(amount);
    }

    private static bool Fits(decimal big) => decimal.Round(big, 2) == big;

    // Indian grouping: the last three digits, then pairs.
    private static string Grouped(decimal number)
    {
        var plain = number.ToString("0.####", CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        for (var at = whole.Length - 3; at > 0; at -= 2)
            whole = whole.Insert(at, ",");
        return point < 0 ? whole : whole + plain[point..];
    }

    private sealed class English : FactWriting
    {
        public static readonly English One = new();

        protected override string[] Months { get; } =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

        protected override string[] ShortMonths { get; } = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

        protected override (string Lakh, string Crore) Big => ("lakh", "crore");

        public override string Rupees(decimal amount) => $"Rs {Amount(amount)}";

        public override string AsOf(DateOnly day) => $"as of {Month(day)}";
    }

    private sealed class Hindi : FactWriting
    {
        public static readonly Hindi One = new();

        protected override string[] Months { get; } =
            ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

        protected override string[] ShortMonths => Months;

        protected override (string Lakh, string Crore) Big => ("लाख", "करोड़");

        public override string Rupees(decimal amount) => $"{Amount(amount)} रुपये";

        public override string AsOf(DateOnly day) => $"{Month(day)} तक";
    }
}
