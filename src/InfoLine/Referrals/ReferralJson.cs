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
