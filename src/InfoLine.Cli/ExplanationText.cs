using System.Globalization;
using System.Text;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Cli;

/// <summary>Why a question was understood as it was, for a writer who wonders which phrase is missing.</summary>
internal static class ExplanationText
{
    public static void Write(Explanation why, StringBuilder text)
    {
        text.Append("  words: written, sound, consonants\n");
        foreach (var word in why.Words)
        {
            var notes = new List<string>();
            if (word.Token.IsFunctionWord)
                notes.Add("small word");
            if (word.IsName)
                notes.Add("part of a scheme's name");
            if (word.TakenFor is { } other)
                notes.Add($"taken for {other}");
            else if (!word.IsKnown)
                notes.Add("in no phrase");
            text.Append($"    {word.Token.Written}  {word.Token.Key}  {word.Token.Skeleton}  {string.Join(", ", notes)}".TrimEnd()).Append('\n');
        }
        text.Append("  topics: share = regression, middle, nearest example, scheme, aspect\n");
        foreach (var topic in why.Top)
            Line(text, $"    {topic.Share:0.00} {topic.Topic} = {topic.Regression:0.00}, {topic.Middle:0.00}, {topic.Nearest:0.00}, {topic.Scheme:0.00}, {topic.Aspect:0.00}");
        Line(text, $"  scheme: {Shares(why.Schemes)}{(why.NamedScheme is { } named ? $"; named: {named}" : "")}{(why.IsRemembered ? "; remembered" : "")}");
        Line(text, $"  aspect: {Shares(why.Aspects)}; small talk {why.SmallTalk:0.00}");
        text.Append("  why so sure: number, what it adds\n");
        foreach (var number in why.Evidence)
            Line(text, $"    {number.Name}  {number.Value:0.00}  {number.Part:+0.00;-0.00;0.00}");
    }

    private static string Shares(IEnumerable<ExplainedShare> shares) =>
        string.Join(", ", shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Id} {share.Probability:0.00}")));

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
