using System.Text.RegularExpressions;
using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>No text holds a link: cheats send links, so InfoLine does not. An official site comes from a fact.</summary>
internal static partial class Links
{
    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var text in draft.Texts)
        {
            foreach (var (_, template) in text.Present)
            {
                if (Link().Match(template.Words) is { Success: true } link)
                    Report(link.Value, template, problems);
            }
        }

        foreach (var fact in draft.Facts.Where(fact => fact is { Website: null, Written: not null }))
        {
            foreach (var written in fact.Written ?? [])
            {
                if (Link().Match(written) is { Success: true } link)
                    problems.Error(ProblemCode.Link, fact.ValuePlace, Sentence(link.Value), "Make a fact of its own with 'web' for an official site.");
            }
        }
    }

    private static void Report(string link, DraftTemplate template, ProblemList problems)
    {
        var at = template.Scalar.Value.IndexOf(link, StringComparison.Ordinal);
        problems.Error(ProblemCode.Link, at < 0 ? template.Place : template.Scalar.At(at), Sentence(link),
            "Delete it. An official site comes from a fact with 'web'; after a full stop write a space.");
    }

    private static string Sentence(string link) => $"A phone makes a link of '{Names.Short(link)}', and villagers learn never to press links because cheats send them.";

    [GeneratedRegex(
        @"https?:\S*|\bwww\.\S*|[\w-]+\.apk\b|\b[a-z0-9][a-z0-9-]*\.(?:com|in|org|net|gov|edu|nic|info|io|co|ly|me|app|biz|xyz|link|page|online|site|website|shop|store|gl|gd|cc|to|tk|top|club|live|tech|dev|ai|us|uk|bharat|bank)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
