namespace InfoLine.Referrals;

/// <summary>How far a referral is, in the three words that a person needs.</summary>
public static class HowFar
{
    /// <summary>A provider has been asked.</summary>
    public const string Asked = "asked";

    /// <summary>A provider has said yes.</summary>
    public const string Helping = "helping";

    /// <summary>Somebody looks for a provider by hand.</summary>
    public const string Looking = "looking";

    /// <summary>One of the words; null for a referral that is over.</summary>
    public static string? Of(Referral referral) => referral.Status switch
    {
        ReferralStatus.Sent or ReferralStatus.Acknowledged => Asked,
        ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold => Helping,
        ReferralStatus.Draft or ReferralStatus.Offered or ReferralStatus.Declined or ReferralStatus.Expired => Looking,
        _ => null,
    };
}
