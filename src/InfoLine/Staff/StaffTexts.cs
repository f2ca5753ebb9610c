using InfoLine.Pages;

namespace InfoLine.Staff;

/// <summary>The words of signing in, of one's own account and of the administration: all of them, in both languages.</summary>
internal static class StaffTexts
{
    public static readonly Phrase SignIn = new("Sign in", "साइन इन करें");
    public static readonly Phrase UserName = new("User name", "यूज़र नाम");
    public static readonly Phrase Password = new("Password", "पासवर्ड");
    public static readonly Phrase SignInWrong = new(
        "User name or password are not right. Look at capital letters and try again.",
        "यूज़र नाम या पासवर्ड सही नहीं है। बड़े-छोटे अक्षर देखकर फिर कोशिश करें।");
    public static readonly Phrase TooMany = new(
        "Too many wrong tries. Wait 15 minutes and try again, or use a browser that you have signed in with before.",
        "बहुत बार गलत लिखा गया। 15 मिनट बाद फिर कोशिश करें, या उस ब्राउज़र से आएँ जिससे आप पहले आ चुके हैं।");
    public static readonly Phrase Busy = new(
        "Too many people are signing in at once. Try again in a moment.",
        "अभी बहुत लोग एक साथ साइन इन कर रहे हैं। थोड़ी देर में फिर कोशिश करें।");
    public static readonly Phrase OpenWire = new(
        "This connection is not encrypted: others on the way can read your password. Ask for an address that begins with https.",
        "यह कनेक्शन सुरक्षित नहीं है: रास्ते में कोई आपका पासवर्ड पढ़ सकता है। https से शुरू होने वाला पता माँगें।");
    public static readonly Phrase Forgotten = new("Forgotten your password? Ask your administrator for a new link.", "पासवर्ड भूल गए? अपने प्रबंधक से नया लिंक माँगें।");
    public static readonly Phrase CodeTitle = new("Second step", "दूसरा कदम");
    public static readonly Phrase Code = new("Code", "कोड");
    public static readonly Phrase CodeHint = new("Six digits from your authenticator app, or one of your codes on paper", "ऐप के छह अंक, या कागज़ पर लिखे कोड में से एक");
    public static readonly Phrase CodeWrong = new(
        "The code is not right, or was used before. Wait for the next one.",
        "कोड सही नहीं है, या पहले इस्तेमाल हो चुका है। अगले कोड का इंतज़ार करें।");
    public static readonly Phrase CodeLost = new(
        "Phone lost and no codes on paper? Your administrator can reset the second step.",
        "फ़ोन खो गया और कागज़ पर कोड भी नहीं? आपके प्रबंधक दूसरा कदम हटा सकते हैं।");
    public static readonly Phrase SomebodyElse = new("Sign in as somebody else", "किसी और नाम से साइन इन करें");
    public static readonly Phrase GoOn = new("Go on", "आगे बढ़ें");
    public static readonly Phrase WelcomeAdministrator = new("Welcome to InfoLine", "InfoLine में स्वागत है");
    public static readonly Phrase Welcome = new("Welcome", "स्वागत है");
    public static readonly Phrase LinkForAdministrator = new(
        "You are about to become an administrator: the person who decides who else may sign in.",
        "आप प्रबंधक बनने जा रहे हैं: वह व्यक्ति जो तय करता है कि और कौन साइन इन कर सकता है।");
    public static readonly Phrase LinkForMember = new(
        "{0}, choose a password. You will use it together with your user name.",
        "{0}, अपना पासवर्ड चुनें। इसे अपने यूज़र नाम के साथ इस्तेमाल करेंगे।");
    public static readonly Phrase DisplayName = new("Name", "नाम");
    public static readonly Phrase DisplayNameRule = new("Write a name of at most {0} letters.", "नाम लिखें, ज़्यादा से ज़्यादा {0} अक्षर।");
    public static readonly Phrase UserNameHint = new(
        "3 to 40 small letters, digits, dot, hyphen or underscore; no spaces",
        "3 से 40 छोटे अंग्रेज़ी अक्षर, अंक, बिंदु, - या _; खाली जगह नहीं");
    public static readonly Phrase UserNameRule = new(
        "The user name needs 3 to 40 letters of a to z, digits, dot, hyphen or underscore.",
        "यूज़र नाम में a से z, अंक, बिंदु, - या _ के 3 से 40 अक्षर चाहिए।");
    public static readonly Phrase NameTaken = new("This user name is taken. Choose another one.", "यह यूज़र नाम किसी और का है। दूसरा चुनें।");
    public static readonly Phrase NewPassword = new("New password", "नया पासवर्ड");
    public static readonly Phrase CurrentPassword = new("Password of now", "अभी का पासवर्ड");
    public static readonly Phrase PasswordAgain = new("The same once more", "वही पासवर्ड फिर से");
    public static readonly Phrase PasswordHint = new(
        "10 characters or more. Three or four words are easy to remember.",
        "10 या ज़्यादा अक्षर। तीन-चार शब्द याद रखना आसान है।");
    public static readonly Phrase PasswordTooShort = new("The password needs at least {0} characters.", "पासवर्ड में कम से कम {0} अक्षर चाहिए।");
    public static readonly Phrase PasswordTooLong = new("The password may have at most {0} characters.", "पासवर्ड में ज़्यादा से ज़्यादा {0} अक्षर हो सकते हैं।");
    public static readonly Phrase PasswordTooPlain = new(
        "This password is easy to guess: take one without your user name and without rows of letters.",
        "यह पासवर्ड आसानी से पता चल सकता है: अपना यूज़र नाम या एक जैसे अक्षर न रखें।");
    public static readonly Phrase PasswordWrong = new("The password of now is not right.", "अभी का पासवर्ड सही नहीं है।");
    public static readonly Phrase PasswordsDiffer = new("The two passwords are not the same.", "दोनों पासवर्ड एक जैसे नहीं हैं।");
    public static readonly Phrase SetPassword = new("Set password", "पासवर्ड रखें");
    public static readonly Phrase LinkSpentTitle = new("This link is of no use any more", "यह लिंक अब काम नहीं करता");
    public static readonly Phrase LinkSpent = new(
        "It was used before, its time is over, or there is a newer one. Ask your administrator for a new link.",
        "यह पहले इस्तेमाल हो चुका है, इसका समय बीत गया है, या इसके बाद नया लिंक बना है। अपने प्रबंधक से नया लिंक माँगें।");
    public static readonly Phrase LastAdministrator = new(
        "There must be an administrator: give somebody else this role first.",
        "एक प्रबंधक ज़रूरी है: पहले किसी और को यह भूमिका दें।");
    public static readonly Phrase ChangedMeanwhile = new(
        "Somebody else has changed this meanwhile. What you see now is the newest; make your change again.",
        "इस बीच किसी और ने इसे बदल दिया। अब सबसे नया दिख रहा है; अपना बदलाव फिर से करें।");
    public static readonly Phrase NotTaken = new("This could not be taken. Reload the page and try again.", "यह नहीं लिया जा सका। पेज फिर से खोलकर कोशिश करें।");
    public static readonly Phrase RoleMissing = new("Choose at least one role.", "कम से कम एक भूमिका चुनें।");
    public static readonly Phrase SetUpTitle = new("Set up the second step", "दूसरा कदम चालू करें");
    public static readonly Phrase SetUpRequired = new(
        "Your role lets you see or change much, so a password alone is not enough: your phone must confirm it.",
        "आपकी भूमिका में बहुत कुछ देखा-बदला जा सकता है, इसलिए केवल पासवर्ड काफ़ी नहीं: आपका फ़ोन भी पुष्टि करेगा।");
    public static readonly Phrase SetUpFree = new(
        "With a second step nobody can sign in with your password alone.",
        "दूसरे कदम के साथ कोई केवल आपके पासवर्ड से साइन इन नहीं कर सकता।");
    public static readonly Phrase SetUpApp = new(
        "Install an authenticator app on your phone, such as Google Authenticator, Aegis or FreeOTP.",
        "अपने फ़ोन पर ऑथेंटिकेटर ऐप लगाएँ, जैसे Google Authenticator, Aegis या FreeOTP।");
    public static readonly Phrase SetUpScan = new("Add an account in the app and take this picture.", "ऐप में खाता जोड़ें और इस चित्र को स्कैन करें।");
    public static readonly Phrase SetUpPicture = new("Picture for the authenticator app", "ऑथेंटिकेटर ऐप के लिए चित्र");
    public static readonly Phrase SetUpType = new("No camera? Type this key", "कैमरा नहीं? यह कुंजी लिखें");
    public static readonly Phrase SetUpCode = new("Type the six digits that the app shows.", "ऐप में दिखे छह अंक लिखें।");
    public static readonly Phrase FirstCode = new("Six digits", "छह अंक");
    public static readonly Phrase SetUpDo = new("Turn on the second step", "दूसरा कदम चालू करें");
    public static readonly Phrase SetUpAgain = new("Use another phone", "दूसरा फ़ोन लगाएँ");
    public static readonly Phrase CodesTitle = new("Keep these codes on paper", "ये कोड कागज़ पर रखें");
    public static readonly Phrase CodesMore = new(
        "Each opens the second step once, when your phone is not at hand. They are shown only now.",
        "फ़ोन पास न हो तो हर कोड एक बार दूसरा कदम खोलता है। ये केवल अभी दिखेंगे।");
    public static readonly Phrase CodesKept = new("I have written them down", "मैंने लिख लिए");
    public static readonly Phrase CodesLeft = new("The second step is on. Codes on paper that are left: {0}.", "दूसरा कदम चालू है। कागज़ पर बचे कोड: {0}।");
    public static readonly Phrase NewCodes = new("New codes on paper", "कागज़ के लिए नए कोड");
    public static readonly Phrase SecondStep = new("Second step", "दूसरा कदम");
    public static readonly Phrase Sessions = new("Signed in with", "यहाँ साइन इन हैं");
    public static readonly Phrase NoSessions = new("Not signed in anywhere.", "कहीं साइन इन नहीं हैं।");
    public static readonly Phrase ThisBrowser = new("this browser", "यह ब्राउज़र");
    public static readonly Phrase SeenAt = new("Last seen", "आखिरी बार");
    public static readonly Phrase EndSession = new("End", "बंद करें");
    public static readonly Phrase EndSessionOf = new("End the session of {0}", "{0} का सत्र बंद करें");
    public static readonly Phrase ChangePassword = new("Change password", "पासवर्ड बदलें");
    public static readonly Phrase PasswordChanged = new("The password is changed. All other sessions have ended.", "पासवर्ड बदल गया। बाकी सब सत्र बंद हो गए।");
    public static readonly Phrase Saved = new("Saved.", "सहेजा गया।");
    public static readonly Phrase Save = new("Save", "सहेजें");
    public static readonly Phrase Cancel = new("Cancel", "रहने दें");
    public static readonly Phrase Show = new("Show", "दिखाएँ");
    public static readonly Phrase People = new("People", "लोग");
    public static readonly Phrase Centres = new("Centres", "केंद्र");
    public static readonly Phrase Audit = new("Audit log", "कामों का लेखा");
    public static readonly Phrase Roles = new("Roles", "भूमिकाएँ");
    public static readonly Phrase State = new("State", "स्थिति");
    public static readonly Phrase Active = new("active", "चालू");
    public static readonly Phrase Invited = new("invited", "न्योता भेजा");
    public static readonly Phrase Disabled = new("disabled", "बंद");
    public static readonly Phrase AllCentres = new("All centres", "सभी केंद्र");
    public static readonly Phrase TheseCentres = new("Only these", "केवल ये");
    public static readonly Phrase NoCentres = new("There is no centre yet.", "अभी कोई केंद्र नहीं है।");
    public static readonly Phrase Invite = new("Invite somebody", "किसी को बुलाएँ");
    public static readonly Phrase MakeInvitation = new("Make the invitation", "न्योता बनाएँ");
    public static readonly Phrase LinkTitle = new("Pass on this link", "यह लिंक आगे दें");
    public static readonly Phrase LinkMore = new(
        "Give it to {0} yourself, by hand or by a chat that only they read. It opens once, within 7 days, and is shown only now.",
        "इसे {0} को स्वयं दें, हाथ से या ऐसी चैट पर जिसे केवल वही पढ़ते हैं। यह 7 दिन में एक बार खुलेगा और केवल अभी दिखेगा।");
    public static readonly Phrase WhatHappened = new("What happened here", "यहाँ क्या हुआ");
    public static readonly Phrase Access = new("Access", "प्रवेश");
    public static readonly Phrase NewInvitation = new("New invitation link", "न्योते का नया लिंक");
    public static readonly Phrase NewPasswordLink = new("Link for a new password", "नए पासवर्ड का लिंक");
    public static readonly Phrase NewLinkHint = new(
        "Older links stop working. The password of now stays until the link is used.",
        "पुराने लिंक बंद हो जाते हैं। लिंक इस्तेमाल होने तक अभी का पासवर्ड चलता है।");
    public static readonly Phrase ForgetAuthenticator = new("Reset the second step", "दूसरा कदम हटाएँ");
    public static readonly Phrase ForgetHint = new("For a lost phone. All sessions end.", "फ़ोन खो जाने पर। सब सत्र बंद होते हैं।");
    public static readonly Phrase Disable = new("Disable", "बंद करें");
    public static readonly Phrase DisableHint = new("Shuts them out at once; nothing of theirs is deleted.", "तुरंत बाहर हो जाते हैं; उनका कुछ मिटता नहीं।");
    public static readonly Phrase Enable = new("Enable", "चालू करें");
    public static readonly Phrase EnableHint = new("They can sign in again with their password.", "अपने पासवर्ड से फिर साइन इन कर सकेंगे।");
    public static readonly Phrase AddCentre = new("Add a centre", "केंद्र जोड़ें");
    public static readonly Phrase CentreName = new("Name", "नाम");
    public static readonly Phrase CentreNameHi = new("Name in Hindi", "हिंदी में नाम");
    public static readonly Phrase CentreNameEn = new("Name in English", "अंग्रेज़ी में नाम");
    public static readonly Phrase CentreNameRule = new(
        "Write the name in both languages, at most {0} letters each.",
        "नाम दोनों भाषाओं में लिखें, ज़्यादा से ज़्यादा {0} अक्षर।");
    public static readonly Phrase Phone = new("Phone", "फ़ोन");
    public static readonly Phrase PhoneOptional = new("Phone (may stay empty)", "फ़ोन (खाली छोड़ सकते हैं)");
    public static readonly Phrase PhoneHint = new("Told to people who want to call the centre", "जो केंद्र को फ़ोन करना चाहें, उन्हें बताया जाता है");
    public static readonly Phrase PhoneRule = new(
        "Write the phone number with digits only, such as +91 98765 43210.",
        "फ़ोन नंबर केवल अंकों में लिखें, जैसे +91 98765 43210।");
    public static readonly Phrase Serves = new("Serves", "किन जगहों के लिए");
    public static readonly Phrase ServesHint = new(
        "People from these places are sent to this centre. A whole district includes its blocks.",
        "इन जगहों के लोग इस केंद्र के पास भेजे जाते हैं। पूरे जिले में उसके ब्लॉक शामिल हैं।");
    public static readonly Phrase WholeDistrict = new("The whole of {0}", "पूरा {0}");
    public static readonly Phrase PlacesLater = new(
        "The line is still learning its dialogs. Places can be chosen in a minute.",
        "लाइन अभी अपने संवाद सीख रही है। जगहें एक मिनट में चुनी जा सकेंगी।");
    public static readonly Phrase Closed = new("closed", "बंद");
    public static readonly Phrase ClosedHint = new("Takes no new people. What it has stays.", "नए लोग नहीं लेता। पुराना सब रहता है।");
    public static readonly Phrase Who = new("Who", "किसने");
    public static readonly Phrase AboutWhom = new("About", "किसके बारे में");
    public static readonly Phrase What = new("What", "क्या");
    public static readonly Phrase WhenTitle = new("When", "कब");
    public static readonly Phrase HasWoman = new("A woman works here", "यहाँ महिला काम करती हैं");
    public static readonly Phrase HasWomanHint = new("People who wish to speak with a woman come here first.", "जो महिला से बात करना चाहें, वे पहले यहाँ आते हैं।");
    public static readonly Phrase Hours = new("Opening days and hours", "खुलने के दिन और समय");
    public static readonly Phrase HoursHint = new("No day ticked: open as the line's calendar says. Holidays count in either case.", "कोई दिन न चुनें तो लाइन का कैलेंडर चलेगा। छुट्टियाँ दोनों में गिनी जाती हैं।");
    public static readonly Phrase OpensAt = new("Opens at", "खुलने का समय");
    public static readonly Phrase ClosesAt = new("Closes at", "बंद होने का समय");
    public static readonly Phrase HoursRule = new("Give both times; the centre must close later than it opens.", "दोनों समय दें; बंद होने का समय खुलने के बाद का हो।");

    /// <summary>Sunday to Saturday.</summary>
    public static readonly IReadOnlyList<Phrase> Days =
    [
        new("Sunday", "रविवार"), new("Monday", "सोमवार"), new("Tuesday", "मंगलवार"), new("Wednesday", "बुधवार"), new("Thursday", "गुरुवार"), new("Friday", "शुक्रवार"), new("Saturday", "शनिवार"),
    ];

    public static readonly Phrase Everybody = new("Everybody", "सब लोग");
    public static readonly Phrase Everything = new("Everything", "सब कुछ");
    public static readonly Phrase Operator = new("operator of the machine", "मशीन के संचालक");
    public static readonly Phrase NoEntries = new("Nothing was found.", "कुछ नहीं मिला।");

    /// <summary>What roles are called.</summary>
    public static readonly IReadOnlyDictionary<Roles, Phrase> RoleTitles = new Dictionary<Roles, Phrase>
    {
        [Pages.Roles.Staff] = new("Staff", "कर्मचारी"),
        [Pages.Roles.Supervisor] = new("Supervisor", "पर्यवेक्षक"),
        [Pages.Roles.Editor] = new("Editor", "लेखक"),
        [Pages.Roles.Administrator] = new("Administrator", "प्रबंधक"),
    };

    /// <summary>What roles are for.</summary>
    public static readonly IReadOnlyDictionary<Roles, Phrase> RoleHints = new Dictionary<Roles, Phrase>
    {
        [Pages.Roles.Staff] = new("Answers people at the desk", "डेस्क पर लोगों को जवाब देते हैं"),
        [Pages.Roles.Supervisor] = new("Sees how promises are kept, shares out work", "देखते हैं कि वादे पूरे हों, काम बाँटते हैं"),
        [Pages.Roles.Editor] = new("Writes what the line says", "लाइन के संवाद लिखते हैं"),
        [Pages.Roles.Administrator] = new("Decides who may sign in", "तय करते हैं कि कौन साइन इन करे"),
    };

    /// <summary>Kinds of deeds to choose from, by how their names begin.</summary>
    public static readonly IReadOnlyList<(string Start, Phrase Title)> DeedKinds =
    [
        ("staff.sign", new("Signing in and out", "साइन इन और आउट")),
        ("staff.", new("People", "लोग")),
        ("centre.", new("Centres", "केंद्र")),
        ("desk.", new("Looks at personal data at the desk", "डेस्क पर निजी जानकारी देखना")),
    ];

    /// <summary>What the deeds of the audit log are called.</summary>
    public static readonly IReadOnlyDictionary<string, Phrase> Deeds = new Dictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["staff.signed_in"] = new("signed in", "साइन इन किया"),
        ["staff.signed_out"] = new("signed out", "साइन आउट किया"),
        ["staff.sign_in_failed"] = new("wrong password", "गलत पासवर्ड"),
        ["staff.recovery_code_used"] = new("used a code on paper", "कागज़ का कोड इस्तेमाल किया"),
        ["staff.password_set"] = new("set a password", "पासवर्ड रखा"),
        ["staff.authenticator_set"] = new("set up the second step", "दूसरा कदम चालू किया"),
        ["staff.recovery_codes_made"] = new("made new codes on paper", "कागज़ के नए कोड बनाए"),
        ["staff.session_ended"] = new("ended a session", "सत्र बंद किया"),
        ["staff.administrator_made"] = new("became an administrator", "प्रबंधक बने"),
        ["staff.administrator_link_made"] = new("made a link for an administrator", "प्रबंधक के लिए लिंक बनाया"),
        ["staff.invited"] = new("invited", "न्योता दिया"),
        ["staff.changed"] = new("changed", "बदला"),
        ["staff.disabled"] = new("disabled", "बंद किया"),
        ["staff.enabled"] = new("enabled", "चालू किया"),
        ["staff.link_made"] = new("made a password link", "पासवर्ड का लिंक बनाया"),
        ["staff.authenticator_forgotten"] = new("reset the second step", "दूसरा कदम हटाया"),
        ["desk.registered"] = new("wrote a person down", "व्यक्ति का नाम लिखा"),
        ["desk.corrected"] = new("corrected what a person told", "व्यक्ति की जानकारी सुधारी"),
        ["desk.sent_on"] = new("sent a person to an office", "व्यक्ति को दफ़्तर भेजा"),
        ["desk.person_seen"] = new("looked at a person's conversation and data", "किसी की बातचीत और जानकारी देखी"),
        ["desk.office_closed"] = new("looked after an office that does not answer", "जवाब न देने वाले दफ़्तर को देखा"),
        ["desk.media_seen"] = new("listened to a voice note or looked at a picture", "किसी की आवाज़ सुनी या तस्वीर देखी"),
        ["desk.searched"] = new("searched for people at the desk", "डेस्क पर लोगों को खोजा"),
        ["centre.added"] = new("added a centre", "केंद्र जोड़ा"),
        ["centre.changed"] = new("changed a centre", "केंद्र बदला"),
        ["centre.closed"] = new("closed a centre", "केंद्र बंद किया"),
        ["centre.opened"] = new("opened a centre again", "केंद्र फिर खोला"),
    };
}
