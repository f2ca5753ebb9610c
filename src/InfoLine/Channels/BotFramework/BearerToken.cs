namespace InfoLine.Channels.BotFramework;

/// <summary>The <c>Authorization</c> header of a call, before anybody has looked into the token.</summary>
internal static class BearerToken
{
    /// <summary>The longest token that is read, in characters. Real ones have up to some 2,000.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Scheme = "Bearer ";

    /// <summary>Says why a header cannot hold a token.</summary>
    /// <returns>Null when it may.</returns>
    public static string? Fault(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization)) return "no token";
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal)) return "not a Bearer token";
        return Text(authorization).Length is 0 or > MaxLength ? "not a token" : null;
    }

    /// <summary>The token of a header without a fault.</summary>
    public static string Text(string authorization) => authorization[Scheme.Length..].Trim();
}
