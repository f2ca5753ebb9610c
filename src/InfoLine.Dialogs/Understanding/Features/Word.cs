namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>A word as the features see it: after repair, with what it counts.</summary>
/// <param name="Token">As it was read.</param>
/// <param name="Key">How it sounds, or the known sound that it was taken for.</param>
/// <param name="Weight">What it counts, 0 to 1.</param>
/// <param name="TakenFor">The known word that it was taken for, or null.</param>
internal readonly record struct Word(Token Token, string Key, float Weight, KnownWord? TakenFor = null)
{
    /// <summary>A word as it was read. Numbers count by how long they are: 50000 and 70000 ask the same.</summary>
    public static Word From(Token token) => token.Script == TokenScript.Digits
        ? new(token, "#" + token.Key.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), FeatureWeights.FunctionWord)
        : new(token, token.Key, token.IsFunctionWord ? FeatureWeights.FunctionWord : 1);

    /// <summary>Whether it was taken for another one.</summary>
    public bool IsRepaired => TakenFor is not null;

    /// <summary>As it was read, or as the known word that it was taken for.</summary>
    public Token Meant => TakenFor?.Token ?? Token;

    /// <summary>The word taken for a known one: it counts less, the more had to be forgiven.</summary>
    /// <param name="known">What was meant.</param>
    /// <param name="slips">What it costs to be taken so, see <see cref="SlipCost"/>.</param>
    public Word As(KnownWord known, float slips) => this with
    {
        Key = known.Token.Key,
        Weight = FeatureWeights.Repaired(slips) * (known.Token.IsFunctionWord ? FeatureWeights.FunctionWord : 1),
        TakenFor = known,
    };
}
