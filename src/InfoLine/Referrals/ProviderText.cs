using InfoLine.WorkingTime;

namespace InfoLine.Referrals;

/// <summary>What a provider hears back after an answer.</summary>
public static class ProviderText
{
    /// <summary>The words.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="code">The code as they wrote it.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="calendar">Whose clock promises are made by.</param>
    /// <param name="now">The present moment.</param>
    public static string Of(ProviderAnswer answer, string code, string language, WorkingCalendar calendar, DateTimeOffset now)
    {
        var hindi = language == "hi";
        if (answer.Why is { } why)
            return Refuse(why, code, hindi);
        var by = answer.Referral?.ContactBy is { } moment ? Promise.By(moment, now, calendar.Zone, language) : "";
        var who = answer.Shared.Length > 0 ? $" {answer.Shared}." : "";
        return (answer.Referral?.Status, hindi) switch
        {
            (ReferralStatus.Accepted, false) => $"{code}: thank you.{who} Please get in touch {by}, then write C {code}.",
            (ReferralStatus.Accepted, true) => $"{code}: धन्यवाद।{who} {by} बात करें, फिर लिखें C {code}.",
            (ReferralStatus.InProgress, false) => $"{code}: noted. When the help is given, write F {code}.",
            (ReferralStatus.InProgress, true) => $"{code}: लिख लिया। मदद हो जाए तो लिखें F {code}.",
            (ReferralStatus.Completed, false) => $"{code}: noted as done. Thank you.",
            (ReferralStatus.Completed, true) => $"{code}: पूरा लिख लिया। धन्यवाद।",
            (_, false) => $"{code}: noted. We ask somebody else.",
            (_, true) => $"{code}: लिख लिया। हम किसी और से पूछेंगे।",
        };
    }

    private static string Refuse(Refusal why, string code, bool hindi) => (why, hindi) switch
    {
        (Refusal.Expired, false) => $"{code}: the time to answer has passed. Somebody else was asked. Thank you all the same.",
        (Refusal.Expired, true) => $"{code}: जवाब का समय निकल गया। हमने किसी और से पूछा है। फिर भी धन्यवाद।",
        (Refusal.AlreadyAnswered, false) => $"{code}: we have your answer already. Thank you.",
        (Refusal.AlreadyAnswered, true) => $"{code}: आपका जवाब पहले ही मिल गया है। धन्यवाद।",
        (Refusal.NotNow, false) => $"{code}: that cannot be noted now. It may no longer be needed.",
        (Refusal.NotNow, true) => $"{code}: अभी यह नहीं लिखा जा सकता। शायद अब ज़रूरत नहीं।",
        (Refusal.TooManyTries, false) => "Too many wrong codes. Try again in an hour.",
        (Refusal.TooManyTries, true) => "बहुत बार गलत कोड आया। एक घंटे बाद फिर लिखें।",
        (Refusal.Changed, false) => $"{code}: please send that once more.",
        (Refusal.Changed, true) => $"{code}: कृपया एक बार फिर भेजें।",
        (Refusal.NotAnAnswer, false) => $"Write A {code} for yes, or D {code} and why for no.",
        (Refusal.NotAnAnswer, true) => $"हाँ के लिए A {code} लिखें, नहीं के लिए D {code} और कारण।",
        (_, false) => $"We know no request {code}. Please look at the code again.",
        (_, true) => $"{code} नाम का कोई अनुरोध नहीं है। कोड फिर देखें।",
    };
}
