namespace InfoLine.Reports;

/// <summary>Reads the words in which a referral's row keeps what its history says: see the migration <c>0010_reports</c>.</summary>
internal static class HistoryWords
{
    /// <summary>Reads <c>no_capacity@bank silence@centre</c>.</summary>
    /// <param name="text">May be empty.</param>
    /// <param name="providers">Numbers who it was; null where that is of no interest.</param>
    /// <param name="refusals">Is added to.</param>
    public static void ReadRefusals(ReadOnlySpan<byte> text, Terms? providers, List<(int Reason, int Provider)> refusals)
    {
        while (Next(ref text, out var word))
        {
            var at = word.IndexOf((byte)'@');
            if (at > 0)
                refusals.Add((ReasonOf(word[..at]), providers?.Of(word[(at + 1)..]) ?? 0));
        }
    }

    /// <summary>Reads <c>3=0 3=1 14=0</c>. Days that are none of <see cref="Questions.Days"/> are passed over.</summary>
    public static void ReadAnswers(ReadOnlySpan<byte> text, ReferralLine line)
    {
        int day = 0, number = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + letter - '0';
                continue;
            }

            if (letter == '=')
                day = number;
            else
                Note(line, day, number);
            number = 0;
        }

        if (text.Length > 0)
            Note(line, day, number);
    }

    private static void Note(ReferralLine line, int day, int number)
    {
        if (Array.IndexOf(Questions.Days, day) is var question and >= 0)
            line.Answer(question, number);
    }

    private static bool Next(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> word)
    {
        var end = text.IndexOf((byte)' ');
        word = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return word.Length > 0;
    }

    private static int ReasonOf(ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < RefusalReasons.All.Length; i++)
        {
            if (System.Text.Ascii.Equals(word, RefusalReasons.All[i]))
                return i;
        }

        return RefusalReasons.Other;
    }
}
