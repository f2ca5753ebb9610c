using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile;

/// <summary>Which translation was made from which source text, and whether a native speaker has read it: the file <c>translations.yaml</c>.</summary>
/// <remarks>A text that is not in it is a draft of the present source.</remarks>
public sealed class TranslationLedger
{
    private readonly ImmutableDictionary<(string Language, string Key), LedgerEntry> _entries;

    private TranslationLedger(ImmutableDictionary<(string, string), LedgerEntry> entries) => _entries = entries;

    /// <summary>A ledger that knows nothing yet.</summary>
    public static TranslationLedger Empty { get; } = new(DraftLedger.Empty.Entries);

    /// <summary>Reads the file; lines that cannot be read are left out (the compiler reports them).</summary>
    public static TranslationLedger Read(FlowSource source)
    {
        var problems = new ProblemList();
        return YamlTree.Read(source, problems) is { } map ? new(LedgerFile.Read(map, new Reading([], problems)).Entries) : Empty;
    }

    /// <summary>True when a native speaker has read the translation of the present source text.</summary>
    /// <param name="language">A code other than the source language's.</param>
    /// <param name="text">The text; its key names it.</param>
    public bool IsReviewed(string language, Text text) =>
        _entries.TryGetValue((language, text.Key), out var entry) && entry.Reviewed && entry.SourceHash == HashOf(text.Templates[0].Source);

    /// <summary>The text of the file for these dialogs: every translation with the hash of the present source. What was reviewed stays so while its source is the same.</summary>
    /// <param name="flows">The dialogs.</param>
    /// <param name="reviewed">A language whose texts a native speaker has just read, or null.</param>
    /// <param name="part">Only texts whose key starts so were read, such as <c>mudra</c>; null for all.</param>
    public string Write(FlowSet flows, string? reviewed = null, string? part = null)
    {
        var file = new StringBuilder("# Which translation was made from which source text. Written by 'infoline texts stamp'; do not edit.\ntranslations:\n");
        var texts = TextsOf(flows).DistinctBy(text => text.Key, StringComparer.Ordinal).OrderBy(text => text.Key, StringComparer.Ordinal).ToArray();
        foreach (var language in flows.Languages.Skip(1))
        {
            file.Append($"  {language.Code}:\n");
            foreach (var text in texts)
            {
                var isReviewed = IsReviewed(language.Code, text) || (language.Code == reviewed && IsIn(part, text.Key));
                file.Append($"    {text.Key}: \"{HashOf(text.Templates[0].Source)} {(isReviewed ? "reviewed" : "draft")}\"\n");
            }
        }

        return file.ToString();
    }

    /// <summary>The first eight hex letters of the SHA-256 of a source text.</summary>
    internal static string HashOf(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.ReplaceLineEndings("\n").TrimEnd())).AsSpan(0, 4));

    private static bool IsIn(string? part, string key) => part is null || key == part || key.StartsWith(part + ".", StringComparison.Ordinal);

    private static IEnumerable<Text> TextsOf(FlowSet flows)
    {
        foreach (var flow in flows.Flows.Values)
        {
            yield return flow.Title;
            if (flow.Reminder is not null)
                yield return flow.Reminder;
            foreach (var text in flow.Steps.SelectMany(TextsOf))
                yield return text;
        }

        foreach (var line in flows.Lines.Values)
            yield return line;
        foreach (var scheme in flows.Topics.Schemes)
            yield return scheme.Title;
        foreach (var aspect in flows.Topics.Aspects)
            yield return aspect.Title;
        foreach (var topic in flows.Topics.Topics)
            yield return topic.Title;
    }

    private static IEnumerable<Text> TextsOf(Step step) => step switch
    {
        SayStep say => [say.Say],
        AskStep ask => [ask.Ask, .. ask.Again is null ? Array.Empty<Text>() : [ask.Again], .. ask.Choices.Select(choice => choice.Label)],
        HandoffStep handoff => [handoff.Say, handoff.Failed],
        _ => [],
    };
}
