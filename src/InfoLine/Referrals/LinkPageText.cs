using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace InfoLine.Referrals;

/// <summary>The words and the looks of the page behind a link.</summary>
internal static class LinkPageText
{
    /// <summary>Quiet, large enough for a thumb, dark where the phone is dark.</summary>
    public const string Style = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --edge: #767676; --act: #0b5c3b; --on-act: #fff; }
        @media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #16181a; --edge: #9a9a9a; --act: #7fd6ae; --on-act: #10251b; } }
        body { margin: 0 auto; max-width: 34rem; padding: 1rem; font: 1.0625rem/1.5 system-ui, "Noto Sans Devanagari", sans-serif; color: var(--ink); background: var(--paper); }
        header { display: flex; justify-content: space-between; gap: 1rem; }
        h1 { font-size: 1.375rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
        .said { border-inline-start: .25rem solid var(--act); padding: .25rem 0 .25rem .75rem; overflow-wrap: anywhere; }
        form { display: grid; gap: .75rem; margin: 1.25rem 0; }
        button { font: inherit; min-height: 3rem; padding: .5rem 1rem; border-radius: .5rem; border: 1px solid var(--edge); background: transparent; color: inherit; text-align: start; cursor: pointer; }
        button.yes { background: var(--act); border-color: var(--act); color: var(--on-act); font-weight: 600; }
        a { color: inherit; }
        :focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Devanagari, UnicodeRanges.GeneralPunctuation);

    /// <summary>What is asked, and the buttons that fit.</summary>
    /// <param name="referral">Which referral.</param>
    /// <param name="place">The person's block or district; may be empty.</param>
    /// <param name="by">By when an answer is wanted, in words; may be empty.</param>
    /// <param name="hindi">In Hindi or in English.</param>
    /// <param name="pressed">What came of a press, or null before one.</param>
    public static string Of(Referral referral, string place, string by, bool hindi, string? pressed)
    {
        var need = Html.Encode(NeedText.Of(referral.Need, hindi ? "hi" : "en"));
        var where = place.Length > 0 ? $", {Html.Encode(place)}" : "";
        var asked = HowFar.Of(referral) != HowFar.Asked ? "" : hindi
            ? $"<p>क्या आप मदद करेंगे? कृपया {Html.Encode(by)} बताएँ। हाँ के बाद नाम और नंबर मिलेगा।</p>"
            : $"<p>Can you help? Please answer {Html.Encode(by)}. After a yes you get the name and the number.</p>";
        var said = pressed is null ? "" : $"<p class=\"said\" role=\"status\">{Html.Encode(pressed)}</p>";
        return $"<h1>{referral.Code}: {need}{where}</h1>{said}{(pressed is null ? asked : "")}{Form(Buttons(referral.Status, hindi), hindi)}";
    }

    /// <summary>Where there is nothing to answer.</summary>
    public static string Over(bool hindi, bool expired) => (hindi, expired) switch
    {
        (false, true) => "<h1>This link has ended</h1><p>The time to answer has passed, and somebody else was asked. Thank you all the same.</p>",
        (true, true) => "<h1>यह लिंक पूरा हो चुका</h1><p>जवाब का समय निकल गया, और हमने किसी और से पूछा है। फिर भी धन्यवाद।</p>",
        (false, false) => "<h1>This is no link of ours</h1><p>Please open it again from the message, or answer the message itself.</p>",
        (true, false) => "<h1>यह हमारा लिंक नहीं</h1><p>संदेश से फिर खोलें, या संदेश का ही जवाब दें।</p>",
    };

    /// <summary>The whole page.</summary>
    public static string Page(bool hindi, string style, string other, string body) => $"""
        <!doctype html>
        <html lang="{(hindi ? "hi" : "en")}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>InfoLine</title><link rel="stylesheet" href="{style}"></head>
        <body><header><strong>{(hindi ? "इन्फोलाइन" : "InfoLine")}</strong><nav>{other}</nav></header><main>{body}</main></body>
        </html>
        """;

    private static (string Value, string Label, bool Yes)[] Buttons(ReferralStatus status, bool hindi) => (status, hindi) switch
    {
        (ReferralStatus.Sent or ReferralStatus.Acknowledged, false) =>
        [
            ("accept", "Yes, we help", true), ("decline:noteligible", "No: not eligible", false), ("decline:nocapacity", "No: we are full", false),
            ("decline:outofarea", "No: not our area", false), ("decline:duplicate", "No: we help this person already", false), ("decline:other", "No: another reason", false),
        ],
        (ReferralStatus.Sent or ReferralStatus.Acknowledged, true) =>
        [
            ("accept", "हाँ, मदद करेंगे", true), ("decline:noteligible", "नहीं: पात्र नहीं", false), ("decline:nocapacity", "नहीं: जगह नहीं", false),
            ("decline:outofarea", "नहीं: हमारा क्षेत्र नहीं", false), ("decline:duplicate", "नहीं: पहले से मदद चल रही", false), ("decline:other", "नहीं: और कारण", false),
        ],
        (ReferralStatus.Accepted or ReferralStatus.OnHold, false) => [("contact", "We have met or called", true), ("finish", "We have helped", false), ("decline:other", "We cannot help after all", false)],
        (ReferralStatus.Accepted or ReferralStatus.OnHold, true) => [("contact", "हम मिले या बात की", true), ("finish", "मदद हो गई", false), ("decline:other", "अब मदद नहीं कर सकते", false)],
        (ReferralStatus.InProgress, false) => [("finish", "We have helped", true), ("decline:other", "We cannot help after all", false)],
        (ReferralStatus.InProgress, true) => [("finish", "मदद हो गई", true), ("decline:other", "अब मदद नहीं कर सकते", false)],
        _ => [],
    };

    // A button of its own for each answer: one press, no script, nothing to fill in.
    private static string Form((string Value, string Label, bool Yes)[] buttons, bool hindi) => buttons.Length == 0
        ? ""
        : string.Concat(buttons.Select(button =>
        {
            var (answer, reason) = button.Value.Split(':') is [var verb, var why] ? (verb, why) : (button.Value, "");
            var hidden = $"<input type=\"hidden\" name=\"answer\" value=\"{answer}\"><input type=\"hidden\" name=\"reason\" value=\"{reason}\"><input type=\"hidden\" name=\"lang\" value=\"{(hindi ? "hi" : "en")}\">";
            return $"<form method=\"post\" action=\"{{action}}\">{hidden}<button{(button.Yes ? " class=\"yes\"" : "")}>{button.Label}</button></form>";
        }));
}
