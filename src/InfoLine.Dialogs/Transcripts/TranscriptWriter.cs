using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>Writes a conversation down as a test: "copy as test" in the simulator, <c>--save</c> in the terminal.</summary>
public sealed class TranscriptWriter
{
    // JSON strings are YAML strings. Relaxed, so that letters of every script, apostrophes and emoji stay readable: this is no web page.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly StringBuilder _yaml = new();

    /// <summary>Begins a test.</summary>
    /// <param name="name">What the conversation shows, as a sentence.</param>
    /// <param name="channel">The channel it was held on; several as <c>sms, whatsapp</c>.</param>
    /// <param name="language">The language it was held in.</param>
    /// <param name="isNew">True when it began at first contact.</param>
    /// <param name="deskOpen">True when somebody at the centre could take handoffs.</param>
    public TranscriptWriter(string name, string channel, string language, bool isNew, bool deskOpen = false)
    {
        _yaml.Append(CultureInfo.InvariantCulture, $"chat: {Quoted(name)}\nchannels: [{channel}]\nlanguages: [{language}]\n");
        if (isNew)
            _yaml.Append("new: true\n");
        if (deskOpen)
            _yaml.Append("desk: open\n");
        _yaml.Append("turns:\n");
    }

    /// <summary>Adds a turn.</summary>
    /// <param name="verb">What the villager did: <c>says</c>, <c>sends</c>, <c>presses</c> or <c>waits</c>.</param>
    /// <param name="what">The text, kind, label or time.</param>
    /// <param name="heard">What came back; the first line of each message becomes the expectation, nothing expects silence.</param>
    /// <param name="step">The step that waits afterwards, or null.</param>
    public TranscriptWriter Add(string verb, string what, IReadOnlyCollection<string> heard, string? step)
    {
        _yaml.Append(CultureInfo.InvariantCulture, $"  - {verb}: {(verb is "says" or "presses" ? Quoted(what) : what)}\n");
        if (heard.Count == 0)
            _yaml.Append("    silent: true\n");
        else
            _yaml.Append(CultureInfo.InvariantCulture, $"    hears: [{string.Join(", ", heard.Select(FirstLine).Select(Quoted))}]\n");
        // The step after a pause is built in: it has no name in the files.
        if (step is not null && step.Contains('.', StringComparison.Ordinal))
            _yaml.Append(CultureInfo.InvariantCulture, $"    step: {step}\n");
        return this;
    }

    /// <summary>Adds a line that people read and <c>infoline test</c> does not.</summary>
    public TranscriptWriter Remark(string sentence)
    {
        _yaml.Append(CultureInfo.InvariantCulture, $"  # {sentence.ReplaceLineEndings(" ")}\n");
        return this;
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => _yaml.ToString();

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, Readable)}\"";
}
