using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoLine.Referrals;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<ReferralTimer>))]
[JsonSerializable(typeof(ImmutableArray<PastTry>))]
[JsonSerializable(typeof(ReferralConsent))]
internal sealed partial class ReferralJson : JsonSerializerContext
{
    public static string Write(ImmutableArray<ReferralTimer> timers) => timers.IsEmpty ? "[]" : JsonSerializer.Serialize(timers, Default.ImmutableArrayReferralTimer);

    public static string Write(ImmutableArray<PastTry> tries) => tries.IsEmpty ? "[]" : JsonSerializer.Serialize(tries, Default.ImmutableArrayPastTry);

    public static string? Write(ReferralConsent? consent) => consent is null ? null : JsonSerializer.Serialize(consent, Default.ReferralConsent);

    public static ImmutableArray<ReferralTimer> Timers(string text) => text == "[]" ? [] : JsonSerializer.Deserialize(text, Default.ImmutableArrayReferralTimer);

    public static ImmutableArray<PastTry> Tries(string text) => text == "[]" ? [] : JsonSerializer.Deserialize(text, Default.ImmutableArrayPastTry);

    public static ReferralConsent? Consent(string? text) => text is null ? null : JsonSerializer.Deserialize(text, Default.ReferralConsent);
}

/// <summary>How the values of an enum are written in columns: <c>in_progress</c>. A report reads them, so they are words and not numbers.</summary>
internal static class Coded<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => ReferralLifecycle.Code(value));
    private static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Write(T value) => Words[value];

    public static T Read(string word) => Values[word];
}
