using System.Collections.Frozen;
using System.Collections.Immutable;

namespace InfoLine.Reports;

/// <summary>Every number of the report. A new one is a new line here; the table, the JSON, the rows behind it and their test follow.</summary>
internal static class Figures
{
    private const int Better = 1;
    private const int NotRunning = 4;

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static ImmutableArray<Figure> All { get; } = [.. People().Concat(Referrals()).Concat(Days()).Concat(Refusals()).Concat(Outcomes()).Concat(CheckIns()).Concat(Enterprises()).Concat(Cases())
        .Select((figure, index) => figure with { Index = index })];

    /// <summary>The same by name.</summary>
    public static FrozenDictionary<string, Figure> ByName { get; } = All.ToFrozenDictionary(figure => figure.Name, StringComparer.Ordinal);

    private static IEnumerable<Figure> People() =>
    [
        new("people.in_dialogue", Section.People, "in dialogue: phones and chats that wrote to us", "संपर्क में आए फ़ोन और चैट")
            { Table = "select id from contacts where created_at >= $1 and created_at < $2" },
        new("people.agreed", Section.People, "agreed to the notice before registering", "सूचना पर सहमत हुए")
            // A person's first yes: the later ones are to referrals.
            {
                Table = "select id from consents where further = 0 and given_at >= $1 and given_at < $2",
            },
        new("people.registered", Section.People, "registered", "नाम लिखे गए") { OfPerson = _ => true },
        new("people.erased", Section.People, "of these, erased since", "इनमें से बाद में मिटाए गए") { OfPerson = person => person.IsErased, Of = "people.registered" },
    ];

    private static IEnumerable<Figure> Referrals() =>
    [
        new("referrals.opened", Section.Referrals, "opened", "शुरू हुए") { OfReferral = _ => true },
        Part("referrals.sent", Section.Referrals, "a provider was asked", "केंद्र से पूछा गया", referral => referral.SentAt > 0),
        Part("referrals.acknowledged", Section.Referrals, "a provider has seen it, or said yes", "केंद्र ने देखा या हाँ कहा", referral => referral.AcknowledgedAt > 0 || referral.AcceptedAt > 0),
        Part("referrals.accepted", Section.Referrals, "a provider said yes", "केंद्र ने हाँ कहा", referral => referral.AcceptedAt > 0),
        Part("referrals.in_progress", Section.Referrals, "the provider met or called the person, or it is done", "केंद्र ने बात की या काम पूरा", referral => referral.ContactedAt > 0 || referral.CompletedAt > 0),
        Part("referrals.completed", Section.Referrals, "done", "पूरे हुए", referral => referral.CompletedAt > 0),
        Part("referrals.open", Section.Referrals, "still on their way", "अभी चल रहे हैं", referral => referral.Standing == Standing.Open),
        Part("referrals.declined", Section.Referrals, "ended: the last provider said no", "समाप्त: केंद्र ने मना किया", referral => referral.Standing == Standing.Refused),
        Part("referrals.expired", Section.Referrals, "ended: the last provider was silent", "समाप्त: केंद्र ने जवाब नहीं दिया", referral => referral.Standing == Standing.Expired),
        Part("referrals.withdrawn", Section.Referrals, "ended: the person no longer wants it", "समाप्त: व्यक्ति ने वापस लिया", referral => referral.Standing == Standing.Withdrawn),
        Part("referrals.unreachable", Section.Referrals, "ended: the person could not be reached", "समाप्त: व्यक्ति नहीं मिले", referral => referral.Standing == Standing.Unreachable),
    ];

    private static IEnumerable<Figure> Days() =>
    [
        new("days.asked_to_seen", Section.Days, "from asking a provider until it has seen it", "पूछने से देखने तक") { Span = (Moment.Sent, Moment.Acknowledged) },
        new("days.asked_to_yes", Section.Days, "from asking a provider to its yes", "पूछने से हाँ तक") { Span = (Moment.Sent, Moment.Accepted) },
        new("days.yes_to_contact", Section.Days, "from the yes to the first contact", "हाँ से पहली बात तक") { Span = (Moment.Accepted, Moment.Contacted) },
        new("days.contact_to_done", Section.Days, "from the first contact until it is done", "पहली बात से पूरा होने तक") { Span = (Moment.Contacted, Moment.Completed) },
        new("days.opened_to_done", Section.Days, "from the opening until it is done", "शुरू से पूरा होने तक") { Span = (Moment.Opened, Moment.Completed) },
    ];

    private static IEnumerable<Figure> Refusals()
    {
        string[] english = ["not eligible", "no room now", "not their area", "known to them already", "another reason", "no answer in time"];
        string[] hindi = ["पात्र नहीं", "अभी जगह नहीं", "उनका क्षेत्र नहीं", "पहले से जुड़े हैं", "दूसरा कारण", "समय पर जवाब नहीं"];
        for (var i = 0; i < RefusalReasons.All.Length; i++)
        {
            var reason = i;
            yield return new($"refusals.{RefusalReasons.All[i]}", Section.Refusals, english[i], hindi[i]) { OfRefusal = reason };
        }
    }

    private static IEnumerable<Figure> Outcomes() =>
    [
        .. new[]
        {
            (Code: "helped_fully", English: "helped", Hindi: "मदद मिली", Help: Help.Fully),
            (Code: "helped_partly", English: "helped in part", Hindi: "कुछ मदद मिली", Help: Help.Partly),
            (Code: "not_helped", English: "not helped", Hindi: "मदद नहीं मिली", Help: Help.Not),
            (Code: "unknown", English: "nobody has said", Hindi: "पता नहीं", Help: Help.Unknown),
        }.Select(one => Part($"outcomes.{one.Code}", Section.Outcomes, one.English, one.Hindi, referral => referral.AcceptedAt > 0 && referral.Help == one.Help, of: "referrals.accepted")),
        .. new[]
        {
            (Code: "person", English: "known, by the person's own word", Hindi: "व्यक्ति ने बताया", Witness: Witness.Person),
            (Code: "provider", English: "known, by the provider's word only", Hindi: "केवल केंद्र ने बताया", Witness: Witness.Provider),
            (Code: "staff", English: "known, checked by staff", Hindi: "टीम ने जाँचा", Witness: Witness.Staff),
        }.Select(one => Part($"outcomes.said_by_{one.Code}", Section.Outcomes, one.English, one.Hindi,
            referral => referral.AcceptedAt > 0 && referral.Help != Help.Unknown && referral.Witness == one.Witness, of: "referrals.accepted")),
    ];

    private static IEnumerable<Figure> CheckIns()
    {
        (string Code, string English, string Hindi)[] helped = [("yes", "yes", "हाँ"), ("not_yet", "not yet", "अभी नहीं"), ("no", "no", "नहीं")];
        (string Code, string English, string Hindi)[] running = [("better", "better", "पहले से अच्छा"), ("same", "the same", "वैसा ही"), ("worse", "worse", "कम"), ("not_running", "it does not run", "बंद है")];
        foreach (var (question, day) in Questions.Days.Index())
        {
            var (isHelped, asked, answered) = (question < Questions.Helped, $"check_ins.{day}.asked", $"check_ins.{day}.answered");
            yield return new(asked, Section.CheckIns, $"day {day}: asked {(isHelped ? "whether it helped" : "how the work does")}", $"दिन {day}: {(isHelped ? "पूछा, मदद मिली?" : "पूछा, काम कैसा है?")}")
            { OfAnswer = (question, answer => answer >= 0) };
            yield return new(answered, Section.CheckIns, $"day {day}: answered", $"दिन {day}: जवाब दिया") { Of = asked, OfAnswer = (question, answer => answer > 0) };
            foreach (var (number, answer) in (isHelped ? helped : running).Index())
                yield return new($"check_ins.{day}.{answer.Code}", Section.CheckIns, $"day {day}: {answer.English}", $"दिन {day}: {answer.Hindi}") { Of = answered, OfAnswer = (question, given => given == number + 1) };
        }
    }

    private static IEnumerable<Figure> Enterprises() =>
    [
        new("people.referred", Section.Enterprises, "people for whom a provider was asked", "लोग जिनके लिए केंद्र से पूछा गया") { OfState = person => person.WasReferred },
        new("people.connected", Section.Enterprises, "people connected to a provider that said yes", "लोग जिन्हें केंद्र ने हाँ कहा") { OfState = person => person.IsConnected, Of = "people.referred" },
        new("enterprises.heard", Section.Enterprises, "people who told us after the help how their work does", "मदद के बाद काम का हाल बताने वाले") { OfState = person => person.Answer > 0 },
        new("enterprises.running", Section.Enterprises, "enterprises that run, by the person's own last word", "चल रहे उद्यम, व्यक्ति के अनुसार") { OfState = person => person.Answer is >= Better and < NotRunning, Of = "enterprises.heard" },
        new("enterprises.better", Section.Enterprises, "of these, doing better than before", "इनमें से पहले से अच्छे") { OfState = person => person.Answer == Better, Of = "enterprises.heard" },
        new("enterprises.not_running", Section.Enterprises, "enterprises that do not run", "बंद उद्यम") { OfState = person => person.Answer == NotRunning, Of = "enterprises.heard" },
    ];

    private static IEnumerable<Figure> Cases() =>
    [
        new("cases.open", Section.Cases, "open", "खुले") { Case = "" },
        new("cases.not_helped", Section.Cases, "the person says that they were not helped", "मदद नहीं मिली") { Case = "not_helped", Of = "cases.open" },
        new("cases.stalled", Section.Cases, "two weeks after a yes nothing has come of it", "दो हफ़्ते से रुका") { Case = "stalled", Of = "cases.open" },
        new("cases.no_provider", Section.Cases, "no provider is left to ask", "कोई केंद्र नहीं बचा") { Case = "no_provider", Of = "cases.open" },
        new("cases.contact_overdue", Section.Cases, "the provider is late to get in touch", "केंद्र ने देर की") { Case = "contact_overdue", Of = "cases.open" },
        new("cases.not_running", Section.Cases, "help came, but the enterprise does not run", "उद्यम बंद है") { Case = "not_running", Of = "cases.open" },
        new("cases.tell_by_hand", Section.Cases, "the provider must be told by hand", "केंद्र को ख़ुद बताना है") { Case = "tell_by_hand", Of = "cases.open" },
        new("cases.provider_silent", Section.Cases, "the provider is paused for its silence", "केंद्र चुप है") { Case = "provider_silent", Of = "cases.open" },
    ];

    private static Figure Part(string name, Section section, string english, string hindi, Func<ReferralLine, bool> holds, string of = "referrals.opened") =>
        new(name, section, english, hindi) { Of = of, OfReferral = holds };
}
