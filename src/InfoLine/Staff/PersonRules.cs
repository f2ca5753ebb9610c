using InfoLine.Pages;

namespace InfoLine.Staff;

/// <summary>What names of staff must be like.</summary>
internal static class PersonRules
{
    public const int LeastUserName = 3;
    public const int MostUserName = 40;
    public const int MostName = 80;

    /// <summary>Letters that can be typed on any keyboard and told by phone.</summary>
    public const string UserNameLetters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";

    /// <summary>What is wrong with the two names; empty when nothing is.</summary>
    public static List<FormTrouble> Check(string userName, string displayName)
    {
        var troubles = new List<FormTrouble>();
        if (userName.Length is < LeastUserName or > MostUserName || userName.ToLowerInvariant().Any(letter => !UserNameLetters.Contains(letter, StringComparison.Ordinal)))
            troubles.Add(new("user_name", StaffTexts.UserNameRule));
        if (displayName.Length is 0 or > MostName)
            troubles.Add(new("display_name", StaffTexts.DisplayNameRule, MostName));
        return troubles;
    }
}
