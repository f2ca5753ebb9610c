namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>A word of the examples, as one that another word may be taken for.</summary>
/// <param name="Token">How it is written and how it sounds.</param>
/// <param name="Rarity">How seldom it is used: minus the logarithm of its share of all words.</param>
/// <param name="IsName">Whether it is part of the name of a scheme.</param>
internal sealed record KnownWord(Token Token, float Rarity, bool IsName)
{
    /// <summary>The consonants of how it is written, see <see cref="SlipCost.Consonants"/>.</summary>
    public uint WrittenConsonants { get; } = SlipCost.Consonants(Token.Written);

    /// <summary>The consonants of how it sounds.</summary>
    public uint KeyConsonants { get; } = SlipCost.Consonants(Token.Key);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Token.Written);
        writer.Write(Token.Key);
        writer.Write((byte)Token.Script);
        writer.Write(Token.IsFunctionWord);
        writer.Write(Rarity);
        writer.Write(IsName);
    }

    public static KnownWord Read(BinaryReader reader)
    {
        var (written, key) = (reader.ReadString(), reader.ReadString());
        return new(new(written, key, Skeleton.Of(key), (TokenScript)reader.ReadByte(), reader.ReadBoolean()), reader.ReadSingle(), reader.ReadBoolean());
    }
}
