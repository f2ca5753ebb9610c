namespace InfoLine.Pages;

/// <summary>The words of the frame around every page.</summary>
public static class PageTexts
{
    /// <summary>The name of the service.</summary>
    public const string Product = "InfoLine";

    /// <summary>January to December, short.</summary>
    public static IReadOnlyList<Phrase> Months { get; } =
    [
        new("Jan", "जन"), new("Feb", "फ़र"), new("Mar", "मार्च"), new("Apr", "अप्रै"), new("May", "मई"), new("Jun", "जून"),
        new("Jul", "जुल"), new("Aug", "अग"), new("Sep", "सित"), new("Oct", "अक्टू"), new("Nov", "नव"), new("Dec", "दिस"),
    ];

    /// <summary>The first link of a page.</summary>
    public static Phrase ToContent { get; } = new("To the content", "सीधे सामग्री पर");

    /// <summary>Names the links at the top.</summary>
    public static Phrase Places { get; } = new("Parts of InfoLine", "InfoLine के हिस्से");

    /// <summary>The desk.</summary>
    public static Phrase Desk { get; } = new("Desk", "डेस्क");

    /// <summary>The reports.</summary>
    public static Phrase Reports { get; } = new("Reports", "रिपोर्ट");

    /// <summary>Where dialogs are written.</summary>
    public static Phrase Studio { get; } = new("Studio", "स्टूडियो");

    /// <summary>Where it is decided who may sign in.</summary>
    public static Phrase Admin { get; } = new("Administration", "प्रबंधन");

    /// <summary>Names the choice of a language.</summary>
    public static Phrase Language { get; } = new("Language", "भाषा");

    /// <summary>Leads to one's own page.</summary>
    public static Phrase MyAccount { get; } = new("My account", "मेरा खाता");

    /// <summary>Ends the session.</summary>
    public static Phrase SignOut { get; } = new("Sign out", "साइन आउट");

    /// <summary>A heading over what is wrong with a form.</summary>
    public static Phrase Mend { get; } = new("Please correct this", "कृपया इसे ठीक करें");

    /// <summary>The next page of a list.</summary>
    public static Phrase Older { get; } = new("Older", "पुराने");

    /// <summary>The first page of a list.</summary>
    public static Phrase Newest { get; } = new("Newest", "सबसे नए");

    /// <summary>The heading of a page that is not there.</summary>
    public static Phrase NotHere { get; } = new("There is nothing here", "यहाँ कुछ नहीं है");

    /// <summary>More about it.</summary>
    public static Phrase NotHereMore { get; } = new(
        "The address is wrong, or it is not meant for your account. Nothing was changed.", "पता गलत है, या यह आपके खाते के लिए नहीं है। कुछ नहीं बदला।");

    /// <summary>The heading for a form that cannot be trusted.</summary>
    public static Phrase OldForm { get; } = new("The form is too old", "यह फ़ॉर्म पुराना हो गया है");

    /// <summary>More about it.</summary>
    public static Phrase OldFormMore { get; } = new(
        "Go back, reload the page and send it again. Nothing was changed.", "वापस जाएँ, पेज फिर से खोलें और दोबारा भेजें। कुछ नहीं बदला।");

    /// <summary>Leads to where one starts.</summary>
    public static Phrase ToStart { get; } = new("To the start page", "शुरू के पेज पर");
}
