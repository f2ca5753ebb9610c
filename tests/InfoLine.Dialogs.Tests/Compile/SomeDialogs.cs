using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>A small line without problems, to which a test adds what it is about.</summary>
internal static class SomeDialogs
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public const string Line = """
        infoline:
          languages: { en: English, hi: हिंदी }
          welcome: welcome
          menu: menu
          person: person
          help: help
          language: language
        commands:
          menu: { any: ["0"], en: [menu], hi: [मेनू] }
          person: { any: ["9"], en: [person], hi: [व्यक्ति] }
          back: { en: [back], hi: [पीछे] }
          help: { en: [help], hi: [मदद] }
          stop: { en: [stop], hi: [बंद] }
          start: { en: [start], hi: [शुरू] }
          language: { en: [language], hi: [भाषा] }
          source: { en: [source], hi: [स्रोत] }
          repeat: { en: [repeat], hi: [दोबारा] }
          emergency: { en: [accident], hi: [आग] }
        lines:
          again_choice: { en: "Please reply with a number, for example 1.", hi: "कृपया नंबर लिखें, जैसे 1।" }
          again_answer: { en: Please answer once more., hi: कृपया फिर से लिखें। }
          offer: { en: Reply 0 for the menu or 9 for a person., hi: "0 मेनू, 9 व्यक्ति से बात।" }
          paused: { en: Shall we go on?, hi: आगे बढ़ें? }
          go_on: { en: Go on, hi: आगे }
          start_again: { en: Start again, hi: फिर से }
          moved: { en: This part is new. We start again., hi: यह हिस्सा नया है। फिर से शुरू। }
          stopped: { en: You will hear nothing more. Write START to come back., hi: अब संदेश नहीं आएँगे। }
          started: { en: Welcome back., hi: फिर स्वागत है। }
          more: { en: More, hi: और }
          voice: { en: We cannot hear voice notes yet., hi: आवाज़ नहीं सुन सकते। }
          picture: { en: We cannot see pictures yet., hi: तस्वीर नहीं देख सकते। }
          location: { en: We cannot read places yet., hi: जगह नहीं पढ़ सकते। }
          contact: { en: We cannot read contacts yet., hi: संपर्क नहीं पढ़ सकते। }
          sticker: { en: Thank you., hi: धन्यवाद। }
          missed_call: { en: We saw your call., hi: आपका कॉल देखा। }
          too_long: { en: That is long. A person will read it., hi: यह लंबा है। }
          secret_hidden: { en: We hid the number. Never send it., hi: नंबर छिपा दिया। }
          no_back: { en: This is the start., hi: यही शुरुआत है। }
          old_button: { en: That was an old question., hi: वह पुराना सवाल था। }
          source: { en: "Source: {source}. Checked {checked}.", hi: "स्रोत: {source}। जाँच {checked}।" }
          no_source: { en: Nothing to prove yet., hi: अभी कुछ नहीं। }
          emergency: { en: Call 112 now., hi: अभी 112 पर कॉल करें। }
          list_button: { en: Choose, hi: चुनें }
          which_one: { en: "Which do you mean?", hi: "आप क्या पूछ रहे हैं?" }
          not_known: { en: I do not know that. 0 menu. 9 person., hi: "यह नहीं पता। 0 मेनू, 9 व्यक्ति।" }
          what_next: { en: Now 0 menu or 9 person., hi: "अब 0 मेनू या 9 व्यक्ति।" }
          more_by_word: { en: Write MORE for the rest., hi: बाकी के लिए और लिखें। }
          with_desk: { en: A person has your messages., hi: व्यक्ति के पास संदेश है। }
          desk_back: { en: The line answers again., hi: अब मशीन जवाब देगी। }
          helped: { en: "Did that help?", hi: "मदद मिली?" }
          helped_yes: { en: "Yes", hi: हाँ }
          helped_partly: { en: Partly, hi: कुछ }
          helped_no: { en: "No", hi: नहीं }
          helped_thanks: { en: Thanks for that., hi: आभार। }
        """;

    public static readonly ImmutableArray<FlowSource> Sources =
    [
        new("infoline.yaml", Line),
        Flow("welcome", "ask: { en: Which language?, hi: कौन सी भाषा? }\n    choices:\n      - { en: In English, hi: English में, language: en, go: menu }\n      - { en: In Hindi, hi: हिंदी में, language: hi, go: menu }"),
        Flow("menu", "ask: { en: What is it about?, hi: किस बारे में? }\n    choices:\n      - { en: Ask a person, hi: किसी से पूछें, go: person }\n      - { en: How it works, hi: कैसे चलता है, go: help }"),
        Flow("person", "handoff: asked\n    say: { en: Somebody will write., hi: कोई लिखेगा। }\n    failed: { en: Nobody is there now., hi: अभी कोई नहीं है। }\n    go: menu"),
        Flow("help", "say: { en: Write a word., hi: कोई शब्द लिखें। }\n    go: menu"),
        Flow("language", "say: { en: Choose again., hi: फिर चुनें। }\n    go: welcome"),
    ];

    /// <summary>A flow of one step.</summary>
    public static FlowSource Flow(string name, string step) =>
        new($"{name}.yaml", $"flow: {name}\ntitle: {{ en: {name} flow, hi: {name} फ़्लो }}\nsteps:\n  start:\n    {step}\n");

    /// <summary>The small line with these files added, or put in the place of those with the same name.</summary>
    public static ImmutableArray<FlowSource> With(params IEnumerable<FlowSource> files)
    {
        var added = files.ToArray();
        return [.. Sources.Where(source => !added.Any(file => file.Path == source.Path)), .. added];
    }

    public static Compilation Compile(params IEnumerable<FlowSource> files) => FlowCompiler.Compile(With(files), Today);
}
