namespace InfoLine.Conversations;

/// <summary>What people are asked and told when somebody at a desk sends them to an office. English and Hindi stand side by side, so that both say the same.</summary>
internal static class OfficeText
{
    /// <summary>What is read to a person, and kept as what they agreed to. It says the same as the question of the dialogs in <c>connect.yaml</c>.</summary>
    public static string Question(string office, string language) => language == "hi"
        ? $"क्या हम {office} से पूछें? वे हाँ कहें तो उन्हें आपका नाम, गाँव, काम और नंबर देंगे। नहीं कहें तो दूसरे दफ़्तर से पूछेंगे। यह मुफ़्त है।"
        : $"Shall we ask {office}? If they say yes, they get your name, village, work and number. If no, we ask another office. It is free.";

    /// <summary>What the person reads when the office is asked.</summary>
    /// <param name="standing">How the referral stands: its number, the office, by when.</param>
    /// <param name="language">Of the person.</param>
    public static string Sent(string standing, string language) => language == "hi" ? $"इन्फोलाइन {standing} फिर हम लिखेंगे।" : $"InfoLine {standing} Then we write to you.";

    /// <summary>Words with which staff send a person there themselves.</summary>
    public static string GoThere(string office, string address, string phone, string language)
    {
        var where = string.Join(", ", new[] { address, phone }.Where(part => part.Length > 0));
        return language == "hi"
            ? $"{office} आपकी मदद कर सकता है। खुद वहाँ जाएँ{(where.Length > 0 ? $": {where}" : "")}। कोई पैसा न दें।"
            : $"{office} can help you. Please go there yourself{(where.Length > 0 ? $": {where}" : "")}. Their help is free.";
    }
}
