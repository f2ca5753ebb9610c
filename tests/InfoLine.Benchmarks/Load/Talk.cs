namespace InfoLine.Benchmarks.Load;

/// <summary>What people write in the shipped dialogs, each after the answer to the one before; and what each message is about.</summary>
internal static class Talk
{
    /// <summary>A question, or an answer in the middle of a registration.</summary>
    public const string Plain = "plain";

    /// <summary>The last yes of a registration.</summary>
    public const string Registers = "registers";

    /// <summary>The yes after which a provider is looked for.</summary>
    public const string Seeks = "seeks";

    /// <summary>The yes to a provider, which opens a referral and sends it.</summary>
    public const string Refers = "refers";

    /// <summary>A woman of Niwari who registers, wants a loan and is connected.</summary>
    public static readonly (string Text, string Kind)[] OfVillager =
    [
        .. ((string[])["hello", "1", "नाम लिखो", "1", "सुनीता देवी", "2", "34", "ओरछा, निवाड़ी", "सिलाई", "2", "1", "1"]).Select(text => (text, Plain)),
        ("1", Registers), ("1", Seeks), ("1", Refers),
    ];

    /// <summary>Somebody who only asks.</summary>
    public static readonly (string Text, string Kind)[] OfAsker =
    [
        .. ((string[])["hello", "1", "mudra loan kaise milega", "udyam", "मुझे सिलाई मशीन के लिए लोन चाहिए", "pmegp", "menu", "fssai license", "शिकायत", "samuh kaise bante hai"]).Select(text => (text, Plain)),
    ];
}
