using InfoLine.Referrals;

namespace InfoLine.Conversations;

/// <summary>What the desk calls the places of a referral's life.</summary>
internal static class ReferralWords
{
    /// <summary>How far a referral is.</summary>
    public static string StateOf(Referral referral, string language)
    {
        var (english, hindi) = referral.Status switch
        {
            ReferralStatus.Draft or ReferralStatus.Offered => ("being prepared", "तैयारी में"),
            ReferralStatus.Sent or ReferralStatus.Acknowledged => ("asked, no answer yet", "पूछा है, जवाब बाकी"),
            ReferralStatus.Accepted or ReferralStatus.InProgress => ("is helping", "मदद कर रहे हैं"),
            ReferralStatus.OnHold => ("goes on later", "बाद में"),
            ReferralStatus.Completed => ("done", "पूरा"),
            ReferralStatus.Declined or ReferralStatus.Expired => ("the next one is looked for", "अगला ढूँढ रहे हैं"),
            ReferralStatus.Withdrawn => ("no longer wanted", "अब नहीं चाहिए"),
            ReferralStatus.Unreachable => ("could not be reached", "संपर्क नहीं हुआ"),
            _ => ("a mistake", "गलती"),
        };
        return language == "hi" ? hindi : english;
    }
}
