using InfoLine.WorkingTime;

namespace InfoLine.Referrals;

/// <summary>What a person hears back about their referral.</summary>
public static class PersonText
{
    /// <summary>The words after an answer to our question.</summary>
    /// <param name="done">What came of the answer.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="zone">Whose clock on the wall is meant.</param>
    /// <param name="now">The present moment.</param>
    public static string After(ReferralDecision.Done done, string language, TimeZoneInfo zone, DateTimeOffset now)
    {
        var answered = done.Events.LastOrDefault(one => one.Name == ReferralFact.Answered);
        if (!done.Cases.IsEmpty)
            return LookedAfter(done.After.Code, done.Ticket, language, zone, now);
        return (answered?.To, language == "hi") switch
        {
            (ReferralStatus.Completed, false) => $"{done.After.Code}: thank you, that is good to hear. We ask again now and then how it goes. STOP ends it.",
            (ReferralStatus.Completed, true) => $"{done.After.Code}: धन्यवाद, अच्छा लगा। बीच-बीच में हाल पूछेंगे। रोकने को बंद लिखें।",
            (_, false) => $"{done.After.Code}: thank you. We ask once more later.",
            (_, true) => $"{done.After.Code}: धन्यवाद। कुछ दिन बाद फिर पूछेंगे।",
        };
    }

    /// <summary>How a referral stands, for whoever writes its code.</summary>
    /// <param name="referral">Theirs.</param>
    /// <param name="provider">What the provider is called in this language; may be empty.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <param name="calendar">Whose clock promises are made by.</param>
    /// <param name="now">The present moment.</param>
    public static string Standing(Referral referral, string provider, string language, WorkingCalendar calendar, DateTimeOffset now)
    {
        var hindi = language == "hi";
        var name = provider.Length > 0 ? provider : hindi ? "दफ़्तर" : "The office";
        var by = ByOf(referral, language, calendar, now);
        return (HowFar.Of(referral), hindi) switch
        {
            (HowFar.Asked, false) => $"{referral.Code}: {name} has been asked and answers {by}.",
            (HowFar.Asked, true) => $"{referral.Code}: {name} से पूछा है। जवाब {by}।",
            (HowFar.Helping, false) => $"{referral.Code}: {name} has said yes{(by.Length > 0 ? $" and gets in touch {by}" : "")}.",
            (HowFar.Helping, true) => $"{referral.Code}: {name} ने हाँ कहा है।{(by.Length > 0 ? $" {by} बात करेंगे।" : "")}",
            (HowFar.Looking, false) => $"{referral.Code}: somebody of the programme still looks for the right office.",
            (HowFar.Looking, true) => $"{referral.Code}: हमारे लोग सही दफ़्तर अभी खोज रहे हैं।",
            (_, false) => $"{referral.Code}: this has ended. To ask for other help write CONNECT.",
            (_, true) => $"{referral.Code}: यह पूरा हो चुका। दूसरी मदद: जोड़ो।",
        };
    }

    /// <summary>What happens now that help did not help. A centre's promise is said as it stands there; where there is none, none is made.</summary>
    private static string LookedAfter(string code, CaseTicket? ticket, string language, TimeZoneInfo zone, DateTimeOffset now) => (ticket, language == "hi") switch
    {
        (null, false) => $"{code}: we are sorry. No centre serves your place yet. It is written down, and somebody looks after it as soon as one does. To ask for other help write CONNECT.",
        (null, true) => $"{code}: हमें खेद है। आपके इलाके में अभी केंद्र नहीं है। बात लिख ली है, केंद्र होते ही देखेंगे। दूसरी मदद: जोड़ो।",
        ({ By: null }, false) => $"{code}: we are sorry. A person at the centre looks after it under number {ticket.Code} and writes to you here.",
        ({ By: null }, true) => $"{code}: हमें खेद है। केंद्र का व्यक्ति इसे देखेगा और यहीं लिखेगा। नंबर {ticket.Code}।",
        ({ By: { } by }, false) => $"{code}: we are sorry. A person at the centre looks after it under number {ticket.Code} and writes to you here {Promise.By(by, now, zone, language)}.",
        ({ By: { } by }, true) => $"{code}: हमें खेद है। केंद्र का व्यक्ति इसे देखेगा और {Promise.By(by, now, zone, language)} यहीं लिखेगा। नंबर {ticket.Code}।",
    };

    /// <summary>By when something happens, in words; empty where nothing is promised.</summary>
    public static string ByOf(Referral referral, string language, WorkingCalendar calendar, DateTimeOffset now) =>
        (HowFar.Of(referral) == HowFar.Asked ? referral.AnswerBy : referral.ContactBy) is { } moment ? Promise.By(moment, now, calendar.Zone, language) : "";
}
