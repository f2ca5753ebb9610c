using System.Text;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Cli;

/// <summary>What <c>infoline ask</c> was asked to do.</summary>
/// <param name="Dialogs">The folder with the dialogs.</param>
/// <param name="Text">The question; null reads questions from the input, one a line.</param>
/// <param name="Scheme">What the conversation was about before, or null.</param>
/// <param name="Channel">How the reply is shown.</param>
/// <param name="Language">The language of the reply; null for that of the question.</param>
/// <param name="Json">One JSON object a question.</param>
/// <param name="Explain">Why it was understood so.</param>
internal sealed record AskOptions(string Dialogs, string? Text, string? Scheme, string Channel, string? Language, bool Json, bool Explain);

/// <summary><c>infoline ask</c>: what the line would say to a question, and how sure it is.</summary>
internal static class AskCommand
{
    private const int BadInput = 2;

    /// <summary>Asks.</summary>
    /// <returns>0; 1 where the dialogs have errors; 2 for options that cannot be used.</returns>
    public static int Run(AskOptions options)
    {
        if (DialogFolder.CompileWithoutErrors(options.Dialogs)?.Flows is not { } flows)
            return 1;
        if (Trouble(flows, options) is { } trouble)
        {
            Console.Error.WriteLine(trouble);
            return BadInput;
        }
        var matcher = MatcherShelf.Get(flows.Topics);
        var line = flows.With(matcher);
        if (options.Text is { } text)
            Answer(line, matcher, text, options);
        else
            while (Next(options.Json) is { } next)
                Answer(line, matcher, next, options);
        return 0;
    }

    private static string? Trouble(FlowSet flows, AskOptions options)
    {
        if (flows.Topics.IsEmpty)
            return $"There are no topics in '{options.Dialogs}': write what people ask in {Path.Combine(options.Dialogs, "questions")}.";
        if (ChannelTraits.ByName(options.Channel) is null)
            return $"There is no channel '{options.Channel}'. There are: {string.Join(", ", Transcript.KnownChannels)}.";
        if (options.Language is { } language && flows.Languages.All(known => known.Code != language))
            return $"The dialogs do not speak '{language}'. They speak: {string.Join(", ", flows.Languages.Select(known => known.Code))}.";
        if (options.Scheme is { } scheme && flows.Topics.Schemes.All(known => known.Id != scheme))
            return $"There is no scheme '{scheme}'. There are: {string.Join(", ", flows.Topics.Schemes.Select(known => known.Id))}.";
        return null;
    }

    private static string? Next(bool isQuiet)
    {
        if (!isQuiet && !Console.IsInputRedirected)
            Console.Write("< ");
        return Console.ReadLine();
    }

    private static void Answer(FlowSet line, Matcher matcher, string text, AskOptions options)
    {
        var reply = Reply.To(line, matcher, text, options);
        if (options.Json)
        {
            Console.WriteLine(reply.ToJson(options.Explain));
            return;
        }
        var printed = new StringBuilder();
        reply.Print(printed);
        if (options.Explain)
            ExplanationText.Write(matcher.Explain(text, options.Scheme), printed);
        Console.WriteLine(printed.ToString().TrimEnd());
        if (options.Text is null)
            Console.WriteLine();
    }
}
