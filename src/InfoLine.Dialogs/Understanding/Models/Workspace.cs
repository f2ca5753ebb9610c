using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>The buffers in which one question is thought about, and what comes out. Reused from question to question, never by two at once.</summary>
internal sealed class Workspace(Corpus corpus, Vocabulary vocabulary)
{
    public List<Word> Words { get; } = [];

    public List<Word> Masked { get; } = [];

    public Vectors Vectors { get; } = new(vocabulary);

    /// <summary>The whole question, with the remembered scheme where one is taken for it.</summary>
    public SparseVector Full { get; } = new();

    /// <summary>The question without the names of schemes.</summary>
    public SparseVector Nameless { get; } = new();

    /// <summary>The whole question with one number for every feature; zeros between questions.</summary>
    public float[] Dense { get; } = new float[vocabulary.Count];

    /// <summary>How near the middle of each topic is, 0 to 1, small talk last.</summary>
    public float[] Cosines { get; } = new float[corpus.Topics.Length + 1];

    /// <summary>The share of each topic by nearness.</summary>
    public float[] Middles { get; } = new float[corpus.Topics.Length + 1];

    public Ballot Schemes { get; } = new(corpus.Schemes.Length + 1);

    public Ballot Aspects { get; } = new(corpus.Aspects.Length + 1);

    /// <summary>How near the nearest example of each topic is; zero for topics that were not looked at.</summary>
    public float[] Nearest { get; } = new float[corpus.Topics.Length + 1];

    /// <summary>What a fourth scorer says.</summary>
    public float[] Fourth { get; } = new float[corpus.Topics.Length];

    /// <summary>The probability of each scheme, none last.</summary>
    public float[] Scheme { get; } = new float[corpus.Schemes.Length + 1];

    /// <summary>The probability of each aspect, none last.</summary>
    public float[] Aspect { get; } = new float[corpus.Aspects.Length + 1];

    /// <summary>How surely each scheme is named.</summary>
    public float[] Named { get; } = new float[corpus.Schemes.Length];

    /// <summary>The share of each topic, small talk last; they add up to one.</summary>
    public float[] Shares { get; } = new float[corpus.Topics.Length + 1];

    /// <summary>Topics by nearness, as far as they are needed.</summary>
    public int[] Order { get; } = new int[corpus.Topics.Length + 1];

    public float[] Keys { get; } = new float[corpus.Topics.Length + 1];

    /// <summary>The likeliest topics, best first, small talk not among them.</summary>
    public int[] Top { get; } = new int[Math.Min(5, corpus.Topics.Length)];

    /// <summary>The scheme that was named most surely, or -1.</summary>
    public int NamedScheme { get; set; }

    /// <summary>Whether the scheme was remembered, not named.</summary>
    public bool IsRemembered { get; set; }

    public bool[] IsName { get; } = new bool[Reading.MostWords + 16];
}
