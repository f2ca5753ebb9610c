using System.Globalization;
using System.Text;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Cli;

/// <summary><c>infoline play</c>: a chat with the dialogs in the terminal.</summary>
internal static class PlayCommand
{
    private const string Help = "Type as a villager. Also: /press LABEL   /wait 25h   /send voice|picture|location|contact|sticker|reaction|missed_call   /quit";

    public static int Run(string folder, string? flow, string channel, string? language, string? saveTo)
    {
        if (DialogFolder.CompileAndLearn(folder) is not { Flows: { } flows })
            return 1;
        if (Trouble(flows, flow, channel, language) is { } trouble)
        {
            Console.Error.WriteLine(trouble);
            return 1;
        }

        var traits = ChannelTraits.ByName(channel)!; // Trouble has looked.
        // The hour of a conversation test, so that a chat saved as one hears the same reminders.
        var phone = new SimulatedPhone(flows, traits, deskOpen: false, Today.Morning);
        if (language is not null || flow is not null)
            phone.Session = phone.Session with { Language = language ?? flows.Languages[0].Code, LastAt = phone.Now.ToUnixTimeMilliseconds() };
        var writer = new TranscriptWriter("Describe what this conversation shows", channel, language ?? flows.Languages[0].Code, isNew: phone.Session.Language is null);

        Console.WriteLine(Help);
        if (flow is not null)
            Turn(phone, writer, $"/say {KeywordOf(flows, flow)}");
        else if (phone.Session.Language is null)
            Console.WriteLine("(first contact: write anything)");
        while (Prompt() is { } line && line is not "/quit")
            Turn(phone, writer, line);

        if (saveTo is not null)
        {
            File.WriteAllText(saveTo, writer.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Console.WriteLine($"Saved as {saveTo}. Give it a name, and check the expectations before you keep it.");
        }

        return 0;
    }

    private static string? Trouble(FlowSet flows, string? flow, string channel, string? language)
    {
        if (ChannelTraits.ByName(channel) is null)
            return $"There is no channel '{channel}'. There are: {string.Join(", ", Transcript.KnownChannels)}.";
        if (language is not null && flows.Languages.All(known => known.Code != language))
            return $"The dialogs do not speak '{language}'. They speak: {string.Join(", ", flows.Languages.Select(known => known.Code))}.";
        if (flow is not null && !flows.Flows.ContainsKey(flow))
            return $"There is no flow '{flow}'. There are: {string.Join(", ", flows.Flows.Keys.Order(StringComparer.Ordinal))}.";
        if (flow is not null && KeywordOf(flows, flow) is null)
            return $"The flow '{flow}' has no keyword to start it with; reach it from the menu.";
        return null;
    }

    private static string? KeywordOf(FlowSet flows, string flow) => flows.Keywords.FirstOrDefault(word => word.Value == flow).Key;

    private static string? Prompt()
    {
        Console.Write("< ");
        return Console.ReadLine();
    }

    private static void Turn(SimulatedPhone phone, TranscriptWriter writer, string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (command, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
        var (verb, what) = (command, rest) switch
        {
            ("/say", _) => ("says", rest),
            ("/press", _) => ("presses", rest),
            ("/wait", _) => ("waits", rest),
            ("/send", _) => ("sends", rest),
            _ => ("says", line),
        };
        if (!Perform(phone, verb, what))
            return;
        foreach (var message in phone.Heard)
            Show(message, phone.SpeaksSms);
        if (phone.Heard.IsEmpty)
            Console.WriteLine("  (silence)");
        writer.Add(verb, what, [.. phone.Heard.Select(message => message.Text)], phone.Session.Step);
    }

    private static bool Perform(SimulatedPhone phone, string verb, string what)
    {
        switch (verb)
        {
            case "presses" when phone.Press(what):
                return true;
            case "presses":
                Console.WriteLine($"  There is no button '{what}'. Buttons: {phone.Buttons}.");
                return false;
            case "sends" when Enum.TryParse<Attachment>(what.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind):
                phone.Send(kind);
                return true;
            case "waits" when Durations.TryRead(what, out var time):
                phone.Wait(time);
                return true;
            case "sends" or "waits":
                Console.WriteLine($"  '{what}' is not understood. {Help}");
                return false;
            default:
                phone.Say(what);
                return true;
        }
    }

    private static void Show(Rendered message, bool isSms)
    {
        foreach (var line in message.Text.Split('\n'))
            Console.WriteLine($"> {line}");
        if (message.Style is OptionStyle.Buttons or OptionStyle.List)
            Console.WriteLine($"  [{string.Join("] [", message.Options.Select(option => option.Label))}]");
        if (!isSms)
            return;
        var length = SmsLength.Of(message.Text);
        var encoding = length.Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ({length.Segments} SMS, {length.Units} units {encoding}, {length.UnitsLeft} left)"));
    }
}
