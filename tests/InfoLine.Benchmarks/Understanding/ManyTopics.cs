using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Benchmarks.Understanding;

/// <summary>Topics as many as are wished, made up of syllables: schemes with invented names, each with the same aspects, each topic with as many phrases as a writer gives it.</summary>
internal static class ManyTopics
{
    private const int AspectsEach = 16;
    private static readonly string[] Syllables = ["ka", "mu", "dra", "ri", "no", "pan", "li", "te", "vo", "shi", "gar", "bel", "zu", "ham", "it", "or"];
    private static readonly string[] Small = ["kya", "kaise", "me", "ka", "for", "the", "how", "kitna", "hai", "chahiye"];

    /// <summary>Makes a set. The same numbers make the same set.</summary>
    public static TopicSet Make(int topics, int phrasesEach)
    {
        var random = new Random(20261122);
        var aspects = Enumerable.Range(0, AspectsEach).Select(_ => Enumerable.Range(0, 12).Select(_ => Word(random)).ToArray()).ToArray();
        var schemes = Enumerable.Range(0, (topics + AspectsEach - 1) / AspectsEach).Select(_ => Word(random) + Word(random)).Distinct(StringComparer.Ordinal).ToArray();
        return new()
        {
            Schemes = [.. schemes.Select((name, i) => new Scheme($"s{i}", Title(name), [new(name, "en")], default))],
            Aspects = [.. aspects.Select((words, i) => new Aspect($"a{i}", Title(words[0]), [.. Enumerable.Range(0, 40).Select(_ => new Phrase(Phrase(random, words, null), "en"))], default))],
            Topics = [.. Enumerable.Range(0, topics).Select(i => Topic(random, schemes, aspects, i, phrasesEach))],
            SmallTalk = [.. Enumerable.Range(0, 90).Select(_ => new Phrase($"{Word(random)} {Word(random)}", "en"))],
        };
    }

    private static Topic Topic(Random random, string[] schemes, string[][] aspects, int number, int phrases)
    {
        var (scheme, aspect) = (number / AspectsEach % schemes.Length, number % AspectsEach);
        return new()
        {
            Id = $"s{scheme}.a{aspect}.{number}",
            Scheme = $"s{scheme}",
            Aspect = $"a{aspect}",
            Title = Title($"{schemes[scheme]} {aspects[aspect][0]}"),
            Phrases = [.. Enumerable.Range(0, phrases).Select(_ => new Phrase(Phrase(random, aspects[aspect], schemes[scheme]), "en"))],
        };
    }

    private static string Phrase(Random random, string[] words, string? name)
    {
        string[] some = [words[random.Next(words.Length)], words[random.Next(words.Length)], Small[random.Next(Small.Length)], Word(random)];
        return string.Join(' ', name is null ? some : some.Append(name));
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static Text Title(string words) => new() { Key = words, Templates = [new(words, [new Piece.Words(words)])] };
}
