using System.Runtime.InteropServices;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Everything that is learned but the confidence: how near each topic is, which scheme, which aspect, and how the three go together.</summary>
internal sealed class Ensemble
{
    private const int Neighbours = 50;
    private const float NearestWeight = 0.2f;

    // What is an example word for word outshouts every model: writers rely on it.
    private const float SameAsExample = 0.985f;
    private const float SameWeight = 20;

    // A copy with slips teaches less than what somebody really wrote.
    private const float SlipWeight = 0.4f;

    // Nothing is impossible: what one model has never seen, another may know.
    private const float Least = 0.002f;

    // What the other schemes keep when one is named by its full name: next to nothing. A wrong scheme is a wrong answer about money.
    private const float Unnamed = 0.02f;

    private const int LongWord = 18;

    private readonly Corpus _corpus;

    private Ensemble(Corpus corpus) => _corpus = corpus;

    public required Vocabulary Vocabulary { get; init; }

    public required Repairs Repairs { get; init; }

    public required GluedWords Glued { get; init; }

    public required SchemeNames Names { get; init; }

    public required CentroidModel Middles { get; init; }

    public required ExampleModel Examples { get; init; }

    public required Classifier Schemes { get; init; }

    public required Classifier Aspects { get; init; }

    /// <summary>Learns from examples.</summary>
    /// <param name="corpus">The topics.</param>
    /// <param name="lines">The examples, or those of them that are not kept back.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Ensemble Train(Corpus corpus, IReadOnlyList<Line> lines, CancellationToken cancellation)
    {
        var vocabulary = Vocabulary.From(lines.Select(line => line.Words));
        var repairs = Repairs.From(lines.Select(line => line.Words), lines.Where(line => line.Kind == LineKind.Name).Select(line => line.Words));
        var slips = new Slips(repairs, vocabulary);
        var names = SchemeNames.Train(lines, corpus.NoScheme);
        var vectors = new Vectors(vocabulary);
        var (buffer, masks) = (new SparseVector(), new bool[lines.Max(line => line.Words.Length)]);
        var (flat, schemes, aspects) = (new List<Labelled>(), new List<Labelled>(), new List<Labelled>());
        var strengths = new float[corpus.Schemes.Length];
        foreach (var line in lines)
        {
            vectors.Write(line.Words, buffer);
            var full = buffer.Copy();
            if (line.Topic >= 0)
                flat.Add(new(full, line.Topic));
            schemes.Add(new(full, line.Scheme));
            if (line.Kind == LineKind.Name)
                continue;
            names.Find(line.Words, strengths, masks.AsSpan(0, line.Words.Length));
            var nameless = line.Words.Where((_, i) => !masks[i]).ToArray();
            if (nameless.Length == 0)
                continue;
            vectors.Write(nameless, buffer);
            aspects.Add(new(buffer.Copy(), line.Aspect));
            vectors.Write(slips.Make(nameless), buffer);
            aspects.Add(new(buffer.Copy(), line.Aspect, SlipWeight));
            vectors.Write(slips.Make(line.Words), buffer);
            schemes.Add(new(buffer.Copy(), line.Scheme, SlipWeight));
        }

        return new(corpus)
        {
            Vocabulary = vocabulary,
            Repairs = repairs,
            Glued = GluedWords.From(lines.Select(line => line.Words)),
            Names = names,
            Middles = CentroidModel.Train(flat, corpus.Topics.Length + 1, vocabulary.Count),
            Examples = ExampleModel.Train(flat, corpus.Topics.Length + 1),
            Schemes = Classifier.Train(schemes, corpus.Schemes.Length + 1, vocabulary, cancellation),
            Aspects = Classifier.Train(aspects, corpus.Aspects.Length + 1, vocabulary, cancellation),
        };
    }

    /// <summary>Thinks about a question; the workspace tells what came out.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="remembered">The scheme to take for it when it names none, or -1.</param>
    /// <param name="fourth">One more vote, or null.</param>
    /// <param name="work">Buffers.</param>
    public void Score(Asked asked, int remembered, IScorer? fourth, Workspace work)
    {
        ReadWords(asked.Tokens, remembered, work);
        work.Vectors.Write(CollectionsMarshal.AsSpan(work.Words), work.Full);
        work.Vectors.Write(CollectionsMarshal.AsSpan(work.Masked), work.Nameless);
        Middles.Near(work.Full, work.Cosines);
        Middles.Vote(work.Cosines, work.Middles);
        Schemes.Vote(work.Full, work.Schemes);
        Aspects.Vote(work.Nameless, work.Aspects);
        LookAtNearest(work);
        work.Fourth.AsSpan().Clear();
        fourth?.Vote(asked, work.Fourth);
        WeighSchemes(work);
        WeighAspects(work);
        Join(fourth?.Weight ?? 0, work);
        PickTop(work);
    }

    private void ReadWords(IReadOnlyList<Token> tokens, int remembered, Workspace work)
    {
        work.Words.Clear();
        work.Masked.Clear();
        foreach (var token in tokens)
            if (token.Key.Length > 0)
                ReadWord(token, work);
        Repairs.Repair(CollectionsMarshal.AsSpan(work.Words), Vocabulary);
        work.Named.AsSpan().Clear();
        Names.Find(CollectionsMarshal.AsSpan(work.Words), work.Named, work.IsName.AsSpan(0, work.Words.Count));
        for (var i = 0; i < work.Words.Count; i++)
            if (!work.IsName[i])
                work.Masked.Add(work.Words[i]);

        work.NamedScheme = -1;
        for (var i = 0; i < work.Named.Length; i++)
            if (work.Named[i] > (work.NamedScheme < 0 ? 0 : work.Named[work.NamedScheme]))
                work.NamedScheme = i;
        work.IsRemembered = remembered >= 0 && work.NamedScheme < 0;
        if (!work.IsRemembered)
            return;
        work.Words.AddRange(_corpus.CallNames[remembered]);
        work.Named[remembered] = 1;
        work.NamedScheme = remembered;
    }

    private void ReadWord(Token token, Workspace work)
    {
        var word = Word.From(token);
        // A word that is misspelt is likelier than two that were joined; a long one is not.
        var pieces = Vocabulary.Knows(token.Key) ? [] : Glued.Cut(token);
        if (pieces.Count == 0 || work.Words.Count + pieces.Count > Reading.MostWords || (token.Written.Length < LongWord && Repairs.IsNear(word)))
            work.Words.Add(word);
        else
            work.Words.AddRange(pieces.Select(Word.From));
    }

    private void LookAtNearest(Workspace work)
    {
        work.Nearest.AsSpan().Clear();
        var ids = work.Full.Ids;
        var values = work.Full.Values;
        for (var i = 0; i < ids.Length; i++)
            work.Dense[ids[i]] = values[i];
        var count = work.Order.Length;
        for (var i = 0; i < count; i++)
            (work.Order[i], work.Keys[i]) = (i, -work.Cosines[i]);
        if (count > Neighbours)
            Array.Sort(work.Keys, work.Order);
        for (var i = 0; i < Math.Min(count, Neighbours); i++)
            work.Nearest[work.Order[i]] = Examples.Nearest(work.Order[i], work.Dense);
        foreach (var id in ids)
            work.Dense[id] = 0;
    }

    private void WeighSchemes(Workspace work)
    {
        var surest = work.NamedScheme < 0 ? 0 : work.Named[work.NamedScheme];
        var total = 0f;
        for (var i = 0; i < work.Scheme.Length; i++)
        {
            var model = work.Schemes.Mixed(i);
            var isNone = i == _corpus.NoScheme;
            var others = isNone ? 1 - (surest / 2) : 1 - ((1 - Unnamed) * surest);
            work.Scheme[i] = !isNone && work.Named[i] > 0 ? model + work.Named[i] : model * others;
            total += work.Scheme[i];
        }

        for (var i = 0; i < work.Scheme.Length; i++)
            work.Scheme[i] /= total;
    }

    private void WeighAspects(Workspace work)
    {
        for (var i = 0; i < work.Aspect.Length; i++)
            work.Aspect[i] = work.Aspects.Mixed(i);
        if (work.NamedScheme < 0 || work.Masked.Count > 0 || _corpus.BareAspect < 0)
            return;
        work.Aspect.AsSpan().Fill(0.1f / work.Aspect.Length);
        work.Aspect[_corpus.BareAspect] = 0.9f;
    }

    private void Join(float fourthWeight, Workspace work)
    {
        var total = 0f;
        for (var i = 0; i < work.Shares.Length; i++)
        {
            // In a trial, topics are left out whole; the scheme and the aspect alone must not bring them back.
            if (!Examples.Has(i) && i != _corpus.SmallTalk)
            {
                work.Shares[i] = 0;
                continue;
            }

            var own = work.Middles[i] + (NearestWeight * work.Nearest[i]);
            if (i < work.Fourth.Length)
                own += fourthWeight * work.Fourth[i];
            if (work.Nearest[i] >= SameAsExample)
                own += SameWeight;
            // Of a topic's own few phrases less can be learned than of all phrases for its scheme and of all for its aspect: the root dampens its vote.
            work.Shares[i] = MathF.Sqrt(own + Least) * (work.Scheme[_corpus.SchemeOf[i]] + Least) * (work.Aspect[_corpus.AspectOf[i]] + Least);
            total += work.Shares[i];
        }

        for (var i = 0; i < work.Shares.Length; i++)
            work.Shares[i] /= total;
    }

    private static void PickTop(Workspace work)
    {
        var top = work.Top;
        var count = 0;
        for (var i = 0; i < work.Shares.Length - 1; i++)
        {
            if (count == top.Length && work.Shares[i] <= work.Shares[top[^1]])
                continue;
            var at = count < top.Length ? count++ : count - 1;
            for (; at > 0 && work.Shares[top[at - 1]] < work.Shares[i]; at--)
                top[at] = top[at - 1];
            top[at] = i;
        }
    }

    public void Write(BinaryWriter writer)
    {
        Vocabulary.Write(writer);
        Repairs.Write(writer);
        Glued.Write(writer);
        Names.Write(writer);
        Middles.Write(writer);
        Examples.Write(writer);
        Schemes.Write(writer);
        Aspects.Write(writer);
    }

    public static Ensemble Read(BinaryReader reader, Corpus corpus) => new(corpus)
    {
        Vocabulary = Vocabulary.Read(reader),
        Repairs = Repairs.Read(reader),
        Glued = GluedWords.Read(reader),
        Names = SchemeNames.Read(reader),
        Middles = CentroidModel.Read(reader),
        Examples = ExampleModel.Read(reader),
        Schemes = Classifier.Read(reader),
        Aspects = Classifier.Read(reader),
    };
}
