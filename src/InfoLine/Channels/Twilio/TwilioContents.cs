using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>The buttons and lists that Twilio knows of us. WhatsApp shows choices only if they were described to Twilio's Content API before.</summary>
/// <remarks>
/// The text is a variable, so each distinct set of choices is described once and for all messages; its hash is its name, and names outlive a restart.
/// Within 24 hours of the person's last message no approval is needed. Any trouble gives null: the choices then go as numbered lines.
/// Source: Twilio, "Content API", "quick-reply", "list-picker".
/// </remarks>
internal sealed class TwilioContents(TwilioClient client, TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>The longest text of a message with buttons, in UTF-16 units.</summary>
    public const int LongestBody = 1024;

    private const int MostButtons = 3;
    private const int MostRows = 10;
    private const int LongestButton = 20;
    private const int LongestRow = 24;
    private const int LongestPayload = 200;
    private const int MostPages = 20;
    private const string NamePrefix = "infoline-";
    private const string PlainButton = "☰";

    private static readonly TimeSpan QuietAfterTrouble = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PlainAfterDistrust = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private bool _listed;
    private long _plainUntilTicks;
    private DateTimeOffset _quietUntil = DateTimeOffset.MinValue;

    /// <summary>The id to send a message by.</summary>
    /// <returns>Null when it has no choices, when they do not fit WhatsApp's limits, or when Twilio cannot be asked now.</returns>
    public async Task<string?> FindOrMakeAsync(Outgoing message, CancellationToken cancellation)
    {
        if (!Fits(message) || clock.GetUtcNow().UtcTicks < Volatile.Read(ref _plainUntilTicks))
            return null;
        var name = Name(message);
        if (_known.TryGetValue(name, out var known))
            return known;
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            if (clock.GetUtcNow() < _quietUntil)
                return null;
            if ((_listed || await ListAsync(cancellation)) && (_known.TryGetValue(name, out known) || (known = await MakeAsync(name, message, cancellation)) is not null))
                return known;
            _quietUntil = clock.GetUtcNow() + QuietAfterTrouble;
            Log.NoContents(log);
            return null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Twilio did not take it: describe it again the next time.</summary>
    public void Forget(Outgoing message) => _known.TryRemove(Name(message), out _);

    /// <summary>A receipt says that buttons were taken and then not shown. For an hour all choices go as numbered lines, so that nobody else hears nothing.</summary>
    public void Distrust()
    {
        Volatile.Write(ref _plainUntilTicks, (clock.GetUtcNow() + PlainAfterDistrust).UtcTicks);
        Log.NoContents(log);
    }

    /// <summary>The one variable that all contents have.</summary>
    public static string Variables(string text) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = text });

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private static bool Fits(Outgoing message)
    {
        var (most, longest) = message.Style == OptionStyle.Buttons ? (MostButtons, LongestButton) : (MostRows, LongestRow);
        return message.Style is OptionStyle.Buttons or OptionStyle.List
            && message.Text.Length is > 0 and <= LongestBody
            && message.Options.Length > 0 && message.Options.Length <= most
            && message.ListButton.Length <= LongestButton
            && message.Options.All(option => option.Label.Length > 0 && option.Label.Length <= longest && option.Payload.Length is > 0 and <= LongestPayload);
    }

    private static string Name(Outgoing message) => NamePrefix + Convert.ToHexStringLower(SHA256.HashData(Describe("", message)))[..32];

    private async Task<bool> ListAsync(CancellationToken cancellation)
    {
        for (var page = 0; page < MostPages; page++)
        {
            if (await client.ListContentsAsync(page, cancellation) is not TwilioAnswer.Answered { IsSuccess: true, Json: { } json }
                || !json.TryGetProperty("contents", out var contents) || contents.ValueKind != JsonValueKind.Array)
                return false;
            foreach (var content in contents.EnumerateArray())
                Remember(content);
            var hasMore = json.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
                && meta.TryGetProperty("next_page_url", out var next) && next.ValueKind == JsonValueKind.String;
            if (!hasMore)
                break;
        }

        return _listed = true;
    }

    private void Remember(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.Object
            && content.TryGetProperty("friendly_name", out var name) && name.ValueKind == JsonValueKind.String && name.TryGetText() is { } known
            && known.StartsWith(NamePrefix, StringComparison.Ordinal)
            && content.TryGetProperty("sid", out var sid) && sid.ValueKind == JsonValueKind.String && sid.TryGetText() is { } id && IsContentSid(id))
            _known[known] = id;
    }

    private async Task<string?> MakeAsync(string name, Outgoing message, CancellationToken cancellation)
    {
        var answer = await client.MakeContentAsync(Describe(name, message), cancellation);
        if (answer is not TwilioAnswer.Answered { IsSuccess: true } made || made["sid"] is not { } sid || !IsContentSid(sid))
            return null;
        return _known[name] = sid;
    }

    private static bool IsContentSid(string sid) => sid.StartsWith("HX", StringComparison.Ordinal) && TwilioInbound.IsSid(sid);

    private static byte[] Describe(string name, Outgoing message)
    {
        object type = message.Style == OptionStyle.Buttons
            ? new { body = "{{1}}", actions = message.Options.Select(option => new { title = option.Label, id = option.Payload }) }
            : new { body = "{{1}}", button = message.ListButton is { Length: > 0 } word ? word : PlainButton, items = message.Options.Select(option => new { item = option.Label, id = option.Payload }) };
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            friendly_name = name,
            language = "en", // A label of Twilio's own; the words may be in any language.
            variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "InfoLine" },
            types = new Dictionary<string, object>(StringComparer.Ordinal) { [message.Style == OptionStyle.Buttons ? "twilio/quick-reply" : "twilio/list-picker"] = type },
        });
    }
}
