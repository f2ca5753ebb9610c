using System.Collections.Immutable;
using System.Diagnostics;

namespace InfoLine.Channels.BotFramework;

/// <summary>Who stands behind a call to <c>/api/messages</c>, as far as the token tells.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>A program on this machine, without a token, in Development.</summary>
    public sealed record Local : Caller;

    /// <summary>The Bot Framework service.</summary>
    /// <param name="Endorsements">The channels that the signing key may speak for.</param>
    /// <param name="ServiceUrl">The service URL that the token was made for, or null.</param>
    public sealed record Channel(ImmutableArray<string> Endorsements, string? ServiceUrl) : Caller;

    /// <summary>The Emulator, or another program that holds our own app id and password.</summary>
    public sealed record Emulator : Caller;

    /// <summary>Somebody whose token is looked at together with what they bring; see <see cref="IBotDoor"/>.</summary>
    /// <param name="Authorization">The header, of the right form.</param>
    public sealed record Unchecked(string Authorization) : Caller;

    /// <summary>Nobody that we trust.</summary>
    /// <param name="Why">For the log; never a part of the token.</param>
    public sealed record Stranger(string Why) : Caller;

    /// <summary>We cannot tell, because the issuer's keys cannot be had now.</summary>
    public sealed record Unproven : Caller;

    /// <summary>Says why this caller may not bring an activity, whose required fields are known to be there.</summary>
    /// <returns>Null when it may.</returns>
    public string? Objection(Activity activity) => this switch
    {
        Local or Emulator or Unchecked => null,
        Channel channel when !channel.Endorsements.Contains(activity.ChannelId!, StringComparer.Ordinal) => "the signing key is not endorsed for the channel",
        Channel channel when !string.Equals(channel.ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) => "the token is for another service URL",
        Channel => null,
        Stranger stranger => stranger.Why,
        Unproven => "the issuer's keys cannot be had",
        _ => throw new UnreachableException(),
    };
}
