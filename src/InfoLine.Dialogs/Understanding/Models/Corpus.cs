using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>All examples of a <see cref="TopicSet"/>, read once, with numbers in place of ids.</summary>
internal sealed class Corpus
{
    /// <summary>The aspect that a bare name of a scheme asks for.</summary>
    private const string Bare = "what";

    private readonly Dictionary<string, int> _schemeNumbers;
    private readonly Dictionary<string, int> _aspectNumbers;

    private Corpus(TopicSet set)
    {
        Topics = set.Topics;
        Schemes = [.. set.Schemes.Select(scheme => scheme.Id).Concat(set.Topics.Select(topic => topic.Scheme).OfType<string>()).Distinct(StringComparer.Ordinal)];
        _schemeNumbers = Numbers(Schemes);
        SchemeOf = [.. Topics.Select(topic => topic.Scheme is null ? NoScheme : _schemeNumbers[topic.Scheme]), NoScheme];
        _aspectNumbers = Numbers([.. set.Aspects.Select(aspect => aspect.Id).Concat(Topics.Where(IsOfScheme).Select(topic => topic.Aspect).OfType<string>()).Distinct(StringComparer.Ordinal)]);
        Aspects = [.. _aspectNumbers.OrderBy(pair => pair.Value).Select(pair => pair.Key), .. Topics.Where(topic => !IsOfScheme(topic)).Select(topic => topic.Id)];
        var alone = _aspectNumbers.Count;
        AspectOf = [.. Topics.Select(topic => IsOfScheme(topic) ? _aspectNumbers[topic.Aspect ?? ""] : alone++), NoAspect];
        var first = set.Schemes.Where(scheme => !scheme.Names.IsEmpty).DistinctBy(scheme => scheme.Id, StringComparer.Ordinal).ToDictionary(scheme => scheme.Id, scheme => scheme.Names[0].Words, StringComparer.Ordinal);
        CallNames = [.. Schemes.Select(id => WordsOf(first.GetValueOrDefault(id, id)))];
        BareAspect = _aspectNumbers.GetValueOrDefault(Bare, -1);
    }

    /// <summary>The topics; small talk is a class after the last.</summary>
    public ImmutableArray<Topic> Topics { get; }

    /// <summary>The ids of the schemes.</summary>
    public ImmutableArray<string> Schemes { get; }

    /// <summary>The ids of what can be asked of a scheme; after them the topics that are aspects of none: each is an aspect of its own.</summary>
    public ImmutableArray<string> Aspects { get; }

    /// <summary>The class of what belongs to no scheme.</summary>
    public int NoScheme => Schemes.Length;

    /// <summary>The class of what asks for nothing.</summary>
    public int NoAspect => Aspects.Length;

    /// <summary>The class of small talk among the topics.</summary>
    public int SmallTalk => Topics.Length;

    /// <summary>The aspect that a bare name asks for, or -1.</summary>
    public int BareAspect { get; }

    /// <summary>The scheme of each topic, small talk last.</summary>
    public ImmutableArray<int> SchemeOf { get; }

    /// <summary>The aspect of each topic, small talk last.</summary>
    public ImmutableArray<int> AspectOf { get; }

    /// <summary>For each scheme the words that stand for it when the conversation remembers it.</summary>
    public ImmutableArray<Word[]> CallNames { get; }

    /// <summary>The examples, in the order of the files.</summary>
    public ImmutableArray<Line> Lines { get; private init; } = [];

    /// <summary>Reads all examples.</summary>
    /// <param name="set">What was written.</param>
    /// <param name="isWithLines">False where the numbers are enough.</param>
    public static Corpus From(TopicSet set, bool isWithLines = true)
    {
        var corpus = new Corpus(set);
        return isWithLines ? new(set) { Lines = [.. corpus.Read(set).Where(line => line.Words.Length > 0)] } : corpus;
    }

    /// <summary>The number of a scheme, or -1.</summary>
    public int NumberOfScheme(string? id) => id is not null && _schemeNumbers.TryGetValue(id, out var number) ? number : -1;

    /// <summary>The words of a text, before repair.</summary>
    public static Word[] WordsOf(string text) => [.. Phonetics.Read(text).Where(token => token.Key.Length > 0).Select(Word.From)];

    private IEnumerable<Line> Read(TopicSet set)
    {
        for (var i = 0; i < Topics.Length; i++)
        {
            foreach (var (phrase, turn) in Turns(Topics[i].Phrases))
                yield return new(LineKind.Phrase, phrase, WordsOf(phrase.Words), i, SchemeOf[i], AspectOf[i], turn);
            foreach (var title in Titles(Topics[i].Title))
                yield return new(LineKind.Title, title, WordsOf(title.Words), i, SchemeOf[i], AspectOf[i], 0);
        }

        foreach (var scheme in set.Schemes)
        {
            var number = NumberOfScheme(scheme.Id);
            var bare = Enumerable.Range(0, Topics.Length).FirstOrDefault(i => SchemeOf[i] == number && BareAspect >= 0 && AspectOf[i] == BareAspect, -1);
            foreach (var (name, turn) in Turns(scheme.Names))
                yield return new(LineKind.Name, name, WordsOf(name.Words), bare, number, BareAspect < 0 ? NoAspect : BareAspect, turn);
        }

        foreach (var aspect in set.Aspects)
            foreach (var (phrase, turn) in Turns(aspect.Phrases))
                yield return new(LineKind.Bank, phrase, WordsOf(phrase.Words), -1, NoScheme, _aspectNumbers[aspect.Id], turn);
        foreach (var (phrase, turn) in Turns(set.SmallTalk))
            yield return new(LineKind.SmallTalk, phrase, WordsOf(phrase.Words), SmallTalk, NoScheme, NoAspect, turn);
    }

    private static IEnumerable<(Phrase Phrase, int Turn)> Turns(ImmutableArray<Phrase> phrases)
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phrase in phrases)
        {
            var turn = turns.GetValueOrDefault(phrase.Language);
            turns[phrase.Language] = turn + 1;
            yield return (phrase, turn);
        }
    }

    private static IEnumerable<Phrase> Titles(Text title) =>
        title.Templates.Select(template => template.Whole).OfType<string>().Distinct(StringComparer.Ordinal).Select(words => new Phrase(words, ""));

    private static Dictionary<string, int> Numbers(ImmutableArray<string> ids) =>
        ids.Select((id, number) => KeyValuePair.Create(id, number)).ToDictionary(StringComparer.Ordinal);

    private static bool IsOfScheme(Topic topic) => topic is { Scheme: not null, Aspect: not null };
}
