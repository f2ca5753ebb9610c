namespace InfoLine.Pages;

/// <summary>The addresses that the frame of every page links to.</summary>
public static class PagePaths
{
    /// <summary>Leads to the first place that somebody may use.</summary>
    public const string Home = "/staff";

    /// <summary>Where to sign in; <c>to</c> in the query says where to go afterwards.</summary>
    public const string SignIn = "/staff/sign-in";

    /// <summary>Ends the session (POST).</summary>
    public const string SignOut = "/staff/sign-out";

    /// <summary>Changes the language (POST).</summary>
    public const string Language = "/staff/language";

    /// <summary>One's own account.</summary>
    public const string Me = "/staff/me";
}
