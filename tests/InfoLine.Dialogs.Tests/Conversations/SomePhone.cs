using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Transcripts;
using Shouldly;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>A phone that speaks to a small line, and a small registration to speak about.</summary>
internal static class SomePhone
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(5.5));

    /// <summary>A registration that is long enough to stop in the middle of.</summary>
    public static readonly FlowSource Registration = new("registration.yaml", """
        flow: registration
        title: { en: Registration, hi: पंजीकरण }
        keywords: { en: [register], hi: [पंजीकरण] }
        remind: [24h, 72h]
        reminder: { en: You were registering., hi: पंजीकरण अधूरा है। }
        steps:
          start:
            ask: { en: May we keep your answers?, hi: क्या हम जवाब रखें? }
            choices:
              - { en: "Yes, keep", hi: "हाँ, रखें", consent: yes, go: name }
              - { en: "No, thanks", hi: नहीं, consent: no, go: menu }
          name:
            ask: { en: What is your name?, hi: आपका नाम क्या है? }
            answer: text
            save: name
            personal: true
            go: age
          age:
            ask: { en: "{name}, how old are you?", hi: "{name}, आपकी उम्र क्या है?" }
            again: { en: "Write your age, for example 32.", hi: "उम्र लिखें, जैसे 32।" }
            answer: number
            from: 10
            to: 110
            save: age
            personal: true
            go: gate
          gate:
            when:
              - { if: age < 18, go: minor }
              - { else: true, go: done }
          minor:
            say: { en: Please come with a parent., hi: माता-पिता के साथ आएँ। }
            go: menu
          done:
            say: { en: "Thank you, {name}.", hi: "धन्यवाद, {name}।" }
            end: true
        """);

    public static readonly FlowSource MenuToRegistration = SomeDialogs.Flow("menu",
        "ask: { en: What is it about?, hi: किस बारे में? }\n    choices:\n      - { en: Ask a person, hi: किसी से पूछें, go: person }\n      - { en: Register me, hi: नाम लिखें, go: registration }\n      - { en: How it works, hi: कैसे चलता है, go: help }");

    /// <summary>The small line with a registration, and these files.</summary>
    public static FlowSet Line(params FlowSource[] files)
    {
        FlowSource[] usual = [MenuToRegistration, Registration];
        var compilation = SomeDialogs.Compile([.. usual.Where(source => files.All(file => file.Path != source.Path)), .. files]);
        compilation.Flows.ShouldNotBeNull(string.Join('\n', compilation.Problems));
        return compilation.Flows;
    }

    /// <summary>A phone whose owner chose English a moment ago.</summary>
    public static SimulatedPhone English(FlowSet? line = null, ChannelTraits? traits = null, bool deskOpen = false)
    {
        var phone = New(line, traits, deskOpen);
        phone.Session = phone.Session with { Language = "en", LastAt = Morning.ToUnixTimeMilliseconds() };
        return phone;
    }

    /// <summary>A phone whose owner has never written.</summary>
    public static SimulatedPhone New(FlowSet? line = null, ChannelTraits? traits = null, bool deskOpen = false) =>
        new(line ?? Line(), traits ?? ChannelTraits.Sms, deskOpen, Morning);

    /// <summary>Writes and returns what came back, messages joined by a bar.</summary>
    public static string Hears(this SimulatedPhone phone, string says)
    {
        phone.Say(says);
        return phone.Screen();
    }

    /// <summary>What came back last, messages joined by a bar and their lines by a slash; empty lines left out.</summary>
    public static string Screen(this SimulatedPhone phone) =>
        string.Join(" | ", phone.Heard.Select(message => message.PlainText.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", " / ", StringComparison.Ordinal)));
}
