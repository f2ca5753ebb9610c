using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Channels.Phone;

/// <summary>Reads what a browser sent, and says in a sentence what is wrong with it.</summary>
/// <remarks>The page never sends such things; a script, an old tab or a curious person may.</remarks>
internal static class PhoneReading
{
    private const int MostActs = 500;
    private const int MostLetters = 5_000;
    private const int MostKept = 100;
    private const int MostCount = 1_000_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(31);
    private static readonly (DateTimeOffset From, DateTimeOffset To) Calendar =
        (new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly ImmutableDictionary<string, Attachment> Attachments = Enum.GetValues<Attachment>()
        .ToImmutableDictionary(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), StringComparer.Ordinal);

    /// <summary>The request, or null and a sentence.</summary>
    public static (PhoneRequest? Request, string? Trouble) Read(ReadOnlySpan<byte> body, FlowSet flows)
    {
        try
        {
            if (JsonSerializer.Deserialize<PhoneRequest>(body, PhoneJson.Options) is not { } request)
                return (null, "The request is empty: send an object with 'phones' and 'acts'.");
            return Trouble(request, flows) is { } trouble ? (null, trouble) : (request, null);
        }
        catch (JsonException wrong)
        {
            return (null, wrong.Path is { Length: > 1 } path
                ? $"The request is not understood at {path}: a part is missing or of another kind than expected."
                : "The request is not understood: it is not JSON, or a part of it is missing.");
        }
    }

    /// <summary>The kind of an attachment by its word in conversation tests, or null.</summary>
    public static Attachment? KindOf(string word) => Attachments.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>A time such as <c>30m</c>, <c>1h</c> or <c>3d</c>, up to 31 days; else null.</summary>
    public static TimeSpan? TimeOf(string text)
    {
        if (text.Length is < 2 or > 6 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        var time = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => TimeSpan.Zero,
        };
        return time > TimeSpan.Zero && time <= LongestWait ? time : null;
    }

    private static string? Trouble(PhoneRequest request, FlowSet flows)
    {
        if (request.Phones.Count == 0)
            return "No phone is named: 'phones' holds 'sms', 'whatsapp' or 'bot'.";
        if (request.Phones.Keys.FirstOrDefault(channel => !Transcript.KnownChannels.Contains(channel, StringComparer.Ordinal)) is { } unknown)
            return $"There is no channel '{Short(unknown)}'. There are: {string.Join(", ", Transcript.KnownChannels)}.";
        if (request.Language is { } language && flows.Languages.All(known => known.Code != language))
            return $"The dialogs do not speak '{Short(language)}'. They speak: {string.Join(", ", flows.Languages.Select(known => known.Code))}.";
        if (request.Acts.Length > MostActs)
            return $"That is more than {MostActs} turns: start over.";
        if (request.Name?.Length > MostLetters)
            return "The name of the test is too long: one sentence is enough.";
        return request.Acts.Select(ActTrouble).Concat(request.Phones.Values.Select(MemoryTrouble)).FirstOrDefault(trouble => trouble is not null);
    }

    private static string? ActTrouble(PhoneAct? act) => act switch
    {
        null => "An act is empty: write what the villager does.",
        _ when act.What.Length > MostLetters || act.Payload?.Length > MostLetters => $"A text is longer than {MostLetters} letters, which no phone sends.",
        { Does: "says" } => null,
        { Does: "presses" } => act.Payload is null ? "A pressed button needs its 'payload'." : null,
        { Does: "sends" } => KindOf(act.What) is null
            ? $"'{Short(act.What)}' cannot be sent. There are: {string.Join(", ", Attachments.Keys.Order(StringComparer.Ordinal))}."
            : null,
        { Does: "waits" } => TimeOf(act.What) is null ? $"'{Short(act.What)}' is no time to wait: write 30m, 1h or 3d, at most 31d." : null,
        _ => $"'{Short(act.Does)}' is nothing a villager does. There are: says, presses, sends, waits.",
    };

    private static string? MemoryTrouble(PhoneMemory? memory)
    {
        if (memory is null)
            return null;
        if (memory.Now < Calendar.From || memory.Now > Calendar.To)
            return "The phone's clock is not in this or the next century: start over.";
        if (memory.Segments is < 0 or > MostCount)
            return "The phone counts a number of segments that cannot be: start over.";
        if (memory.Reminders.Length > MostKept || memory.Reminders.Any(due => due is null || due.Token is null || due.Due < Calendar.From || due.Due > Calendar.To))
            return "The phone's reminders cannot be so: start over.";
        if (memory.Buttons.Length > MostKept || memory.Buttons.Any(button => button is null))
            return "The phone's buttons cannot be so: start over.";
        return SessionTrouble(memory.Session, memory.Now.ToUnixTimeMilliseconds());
    }

    private static string? SessionTrouble(Session session, long now)
    {
        if (session.Slots.Count > MostKept || session.Trail.Length > MostKept || session.Trail.Any(step => step is null))
            return $"The conversation keeps more than {MostKept} things, or empty ones: start over.";
        if (session.LastAt < 0 || session.LastAt > now || session.StoppedAt < 0 || session.StoppedAt > now)
            return "The conversation comes from a time that the phone's clock has not reached: start over.";
        return session.Turns is < 0 or > MostCount || session.Misses is < 0 or > MostCount || session.Reminded is < 0 or > MostCount
            ? "The conversation counts what cannot be: start over."
            : null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
