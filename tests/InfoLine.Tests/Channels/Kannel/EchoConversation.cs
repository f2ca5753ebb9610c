using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>The shortest conversation there is: it answers every message with a known text, so that a test can say whether all of it arrived.</summary>
internal static class EchoConversation
{
    /// <summary>Two parts of an SMS in Hindi, with conjuncts, a line break and a smile of two units.</summary>
    public const string Hindi = "नमस्ते! मुद्रा ऋण से आप अपना छोटा काम शुरू कर सकते हैं। कोई शुल्क नहीं है। 🙂\n1 पात्रता और दस्तावेज़\n0 मुख्य सूची";

    public static string AnswerTo(string text) => text.Any(c => c > '\u0900') ? Hindi : $"You wrote: {text}\n0 Main menu";

    public static Turn Advance(FlowSet flows, Session session, Input input, DateTimeOffset now)
    {
        var text = input is Input.Said said ? said.Text : "";
        return new(session with { Turns = session.Turns + 1, Step = "echo.say", Language = "en" }, [new Effect.Say("echo.say", new Speech(AnswerTo(text), []))], null, []);
    }
}
