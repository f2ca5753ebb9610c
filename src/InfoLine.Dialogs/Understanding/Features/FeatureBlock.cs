namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>The kinds of features. Each block is brought to length one by itself and then weighted, so that a long word with many letters does not outshout the words around it.</summary>
internal enum FeatureBlock
{
    /// <summary>How the words sound, and neighbours written as one word.</summary>
    Words,

    /// <summary>Latin words as they were written, so that English loses nothing to the phonetic folding.</summary>
    Written,

    /// <summary>Pairs of neighbouring words.</summary>
    Pairs,

    /// <summary>The consonants of the words.</summary>
    Skeletons,

    /// <summary>Two to four neighbouring letters of the sound of a word, its borders among them.</summary>
    Letters,
}

/// <summary>How much each block counts.</summary>
internal static class FeatureWeights
{
    /// <summary>How many blocks there are.</summary>
    public const int Blocks = 5;

    /// <summary>What neighbours written as one word count beside a word.</summary>
    public const float Joined = 0.4f;

    /// <summary>What a function word counts beside a word of content. Not nothing: "kitna" and "kaise" carry the aspect.</summary>
    public const float FunctionWord = 0.4f;

    /// <summary>What a word counts that was taken for a known one: the less, the more had to be forgiven.</summary>
    public static float Repaired(float slips) => Math.Clamp(1 - (0.4f * slips), 0.4f, 0.95f);

    /// <summary>The weight of a block.</summary>
    public static float Of(FeatureBlock block) => block switch
    {
        FeatureBlock.Words => 1.5f,
        FeatureBlock.Written => 0.7f,
        FeatureBlock.Pairs => 0.5f,
        FeatureBlock.Skeletons => 0.7f,
        _ => 1.5f,
    };
}
