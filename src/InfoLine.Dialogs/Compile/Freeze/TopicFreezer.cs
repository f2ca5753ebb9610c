using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>Freezes what people ask, in the order of the files.</summary>
internal static class TopicFreezer
{
    public static TopicSet Freeze(DraftQuestions questions, TextFreezer texts) => new()
    {
        Schemes = [.. questions.Schemes.Select(scheme => new Scheme(scheme.Id, texts.Needed(scheme.Title), Freeze(scheme.Names), scheme.Place))],
        Aspects = [.. questions.Aspects.Select(aspect => new Aspect(aspect.Id, texts.Needed(aspect.Title), Freeze(aspect.Phrases), aspect.Place))],
        Topics = [.. questions.Topics.Select(topic => Freeze(topic, texts))],
        SmallTalk = [.. questions.SmallTalk.SelectMany(list => Freeze(list))],
        Bands = questions.Bands is { Answer: { } answer, Menu: { } menu } ? new((double)answer, (double)menu) : new(),
    };

    private static Topic Freeze(DraftTopic topic, TextFreezer texts) => new()
    {
        Id = topic.Id,
        Scheme = topic.Scheme,
        Aspect = topic.Aspect,
        Step = topic.Step?.Target,
        Command = topic.Command,
        Title = texts.Needed(topic.Title),
        Phrases = Freeze(topic.Phrases),
        Place = topic.Place,
    };

    private static ImmutableArray<Phrase> Freeze(DraftPhrases phrases) =>
        [.. phrases.Items.Select(phrase => new Phrase(phrase.Text, phrase.Writing.Code))];
}
