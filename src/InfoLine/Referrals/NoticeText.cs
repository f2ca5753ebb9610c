using System.Diagnostics;
using InfoLine.Dialogs.Rendering;
using InfoLine.WorkingTime;

namespace InfoLine.Referrals;

/// <summary>The words of what we say about referrals without having been asked. English and Hindi stand side by side, so that both say the same.</summary>
/// <remarks>A stranger who reads them on a shared phone learns nothing of loans, refusals or reasons. No links, no names of people, two segments at most.</remarks>
public static class NoticeText
{
    /// <summary>An SMS of ours never takes more.</summary>
    public const int MostSegments = 2;

    /// <summary>The words of a notice.</summary>
    /// <param name="kind">What to say.</param>
    /// <param name="referral">About which.</param>
    /// <param name="provider">The provider's name in this language. One that does not fit is not said.</param>
    /// <param name="place">The person's place, for a provider; may be empty.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="calendar">Whose clock promises are made by.</param>
    /// <param name="now">The present moment.</param>
    public static string Of(NoticeKind kind, Referral referral, string provider, string place, string language, WorkingCalendar calendar, DateTimeOffset now)
    {
        var hindi = language == "hi";
        var by = (kind is NoticeKind.WillHelp or NoticeKind.Late ? referral.ContactBy : referral.AnswerBy) is { } moment
            ? Promise.By(moment, now, calendar.Zone, language)
            : hindi ? "जल्द" : "soon";
        var isFirst = referral.Tries <= 1;
        var text = Say(kind, hindi, isFirst, referral.Code, provider, NeedText.Of(referral.Need, language), place, by);
        if (SmsLength.Of(text).Segments > MostSegments)
            text = Say(kind, hindi, isFirst, referral.Code, hindi ? "केंद्र" : "the office", NeedText.Of(referral.Need, language), "", by);
        return text;
    }

    private static string Say(NoticeKind kind, bool hindi, bool isFirst, string code, string provider, string need, string place, string by) => (kind, hindi) switch
    {
        (NoticeKind.Request, false) => $"InfoLine: can you help with {need}{(place.Length > 0 ? $", {place}" : "")}? Reply A {code} for yes, D {code} and why for no, {by}.",
        (NoticeKind.Request, true) => $"InfoLine: {(place.Length > 0 ? $"{place}, " : "")}{need} में मदद? {by} लिखें: हाँ A {code}, नहीं D {code} और कारण.",
        (NoticeKind.Cancelled, false) => $"InfoLine: {code} is no longer needed. Thank you.",
        (NoticeKind.Cancelled, true) => $"InfoLine: {code} की अब ज़रूरत नहीं। धन्यवाद।",
        (NoticeKind.AskedAnother, false) => $"InfoLine {code}: we have asked {(isFirst ? "an" : "another")} office for you. It answers {by}.",
        (NoticeKind.AskedAnother, true) => $"InfoLine {code}: हमने आपके लिए {(isFirst ? "एक" : "दूसरे")} केंद्र से पूछा है। जवाब {by} आएगा।",
        (NoticeKind.Looking, false) => $"InfoLine {code}: we are still looking for the right office for you, by hand now. We will write to you.",
        (NoticeKind.Looking, true) => $"InfoLine {code}: हम आपके लिए सही केंद्र अभी खोज रहे हैं। हम आपको लिखेंगे।",
        (NoticeKind.WillHelp, false) => $"InfoLine {code}: {provider} will help. They get in touch with you {by}. It costs nothing.",
        (NoticeKind.WillHelp, true) => $"InfoLine {code}: {provider} मदद करेगा। वे {by} आपसे बात करेंगे। कोई पैसा न दें।",
        (NoticeKind.Late, false) => $"InfoLine {code}: sorry, it takes longer. They should get in touch with you {by}. We look after it.",
        (NoticeKind.Late, true) => $"InfoLine {code}: माफ़ करें, देर हो रही है। वे {by} आपसे बात करेंगे। हम देख रहे हैं।",
        (NoticeKind.CouldNotReach, false) => $"InfoLine {code}: {provider} could not reach you. Write PERSON to talk to us.",
        (NoticeKind.CouldNotReach, true) => $"InfoLine {code}: {provider} आपसे बात नहीं कर पाया। हमसे बात के लिए 9 लिखें।",
        (NoticeKind.AskHelped, false) => $"InfoLine {code}: has {provider} helped you?\n1 Yes\n2 Not yet\n3 No",
        (NoticeKind.AskHelped, true) => $"InfoLine {code}: क्या {provider} ने आपकी मदद की?\n1 हाँ\n2 अभी नहीं\n3 नहीं",
        (NoticeKind.AskRunning, false) => $"InfoLine {code}: how is your work doing?\n1 Better\n2 The same\n3 Worse\n4 It does not run",
        (NoticeKind.AskRunning, true) => $"InfoLine {code}: आपका काम कैसा चल रहा है?\n1 पहले से अच्छा\n2 वैसा ही\n3 कम\n4 बंद है",
        _ => throw new UnreachableException(),
    };
}

/// <summary>The four kinds of support in words.</summary>
internal static class NeedText
{
    /// <summary>In words; a term that is not one of the four stays as it is.</summary>
    public static string Of(string need, string language) => (need, language == "hi") switch
    {
        ("finance", false) => "finance",
        ("finance", true) => "वित्त",
        ("technology", false) => "technology",
        ("technology", true) => "तकनीक",
        ("market", false) => "selling",
        ("market", true) => "बिक्री",
        ("capacity", false) => "training",
        ("capacity", true) => "प्रशिक्षण",
        _ => need,
    };
}
