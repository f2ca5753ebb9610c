using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Everything that authors wrote about what people ask, in the order of the files.</summary>
internal sealed record DraftQuestions
{
    public static DraftQuestions Empty { get; } = new();

    public ImmutableArray<DraftScheme> Schemes { get; init; } = [];
    public ImmutableArray<DraftAspect> Aspects { get; init; } = [];
    public ImmutableArray<DraftTopic> Topics { get; init; } = [];

    /// <summary>One a file; most lines have one.</summary>
    public ImmutableArray<DraftPhrases> SmallTalk { get; init; } = [];
    public DraftBands? Bands { get; init; }

    /// <summary>What menus show.</summary>
    public IEnumerable<DraftText> Titles => Schemes.Select(scheme => scheme.Title)
        .Concat(Aspects.Select(aspect => aspect.Title))
        .Concat(Topics.Select(topic => topic.Title))
        .OfType<DraftText>();

    /// <summary>The steps that answer a question; null where there is no such step.</summary>
    public IEnumerable<Link> Steps => Topics.Select(topic => topic.Step).OfType<Link>();

    /// <summary>All lists of phrases and names.</summary>
    public IEnumerable<DraftPhrases> Lists => Schemes.Select(scheme => scheme.Names)
        .Concat(Aspects.Select(aspect => aspect.Phrases))
        .Concat(Topics.Select(topic => topic.Phrases))
        .Concat(SmallTalk);
}

/// <summary>A scheme; its answers are topics.</summary>
internal sealed record DraftScheme(string Id, DraftText? Title, DraftPhrases Names, Place Place);

/// <summary>Something that can be asked of any scheme.</summary>
internal sealed record DraftAspect(string Id, DraftText? Title, DraftPhrases Phrases, Place Place);

/// <summary>A question that has an answer.</summary>
internal sealed record DraftTopic(string Id, DraftText? Title, DraftPhrases Phrases, Place Place)
{
    public string? Scheme { get; init; }
    public string? Aspect { get; init; }

    /// <summary>The step that answers, as written or as the ids say; null where a command does.</summary>
    public Link? Step { get; init; }
    public Command? Command { get; init; }
}

/// <summary>The examples of one question, in all ways of writing.</summary>
internal sealed record DraftPhrases(ImmutableArray<DraftPhrase> Items, Place Place);

/// <summary>An example of what people write.</summary>
/// <param name="Text">As they write it.</param>
/// <param name="Writing">The way of writing that it stands under.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DraftPhrase(string Text, Writing Writing, Place Place);

/// <summary>How sure the line must be; null where a number could not be read.</summary>
internal sealed record DraftBands(decimal? Answer, decimal? Menu, Place Place);
