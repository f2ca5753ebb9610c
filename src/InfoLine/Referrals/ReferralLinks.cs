namespace InfoLine.Referrals;

/// <summary>Makes the addresses behind which providers answer.</summary>
/// <param name="keys">Sign them.</param>
/// <param name="publicUrl">What people call this service from outside; null where nobody has said, and then there are no links.</param>
/// <param name="inSms">True where links may stand in SMS too. Indian carriers drop SMS with a link that is not registered with them.</param>
public sealed class ReferralLinks(LinkKeys keys, Uri? publicUrl, bool inSms)
{
    /// <summary>The path of the page, before the signed part.</summary>
    public const string Path = "/r/";

    /// <summary>An address for the present try of a referral.</summary>
    /// <param name="referral">With a provider that is asked.</param>
    /// <param name="bySms">True when the message goes out as an SMS.</param>
    /// <returns>Null where there is to be none.</returns>
    public string? AddressOf(Referral referral, bool bySms) =>
        publicUrl is null || keys.All.IsEmpty || (bySms && !inSms) || referral.AnswerBy is not { } until
            ? null
            : new Uri(publicUrl, Path + ReferralLink.Make(keys.All[0], referral.Id, referral.Tries, until)).AbsoluteUri;
}
