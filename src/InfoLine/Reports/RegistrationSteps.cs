using System.Collections.Immutable;
using System.Text;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Reports;

/// <summary>The questions of a registration in the order in which they are written, from the one that asks for consent.</summary>
/// <param name="Steps">Those that wait for an answer; empty where no dialog registers anybody.</param>
internal sealed record RegistrationSteps(ImmutableArray<AskedStep> Steps)
{
    /// <summary>With what the names of their figures begin: <c>steps.register.name</c> and <c>steps.register.name.stopped</c>.</summary>
    public const string Prefix = "steps.";

    /// <summary>How the figure of those who stopped ends.</summary>
    public const string StoppedSuffix = ".stopped";

    /// <summary>A person who passed more than these has one bit too few; no registration asks so much by far.</summary>
    private const int Most = 64;

    /// <summary>None.</summary>
    public static RegistrationSteps None { get; } = new([]);

    /// <summary>Those of the dialogs in force.</summary>
    public static RegistrationSteps Of(FlowSet flows)
    {
        var flow = flows.Flows.Values.OrderBy(flow => flow.Name, StringComparer.Ordinal).FirstOrDefault(flow => flow.Steps.Any(step => step is SayStep { Does: Deed.Register }));
        if (flow is null)
            return None;

        // Before the consent it is only asked who writes, and whoever corrects something comes by another way: neither begins a registration.
        var asked = flow.Steps.OfType<AskStep>().ToList();
        var first = Math.Max(0, asked.FindIndex(step => step.Choices.Any(choice => choice.Consent is not null)));
        return new([.. asked.Skip(first).Take(Most).Select(step => new AskedStep(step.Id, TextOf(step, flows, "en"), TextOf(step, flows, "hi")))]);
    }

    /// <summary>The step of the name of a figure, and whether it is the figure of those who stopped there; null for a name that is none.</summary>
    public (int Step, bool IsStopped)? Find(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var isStopped = name.EndsWith(StoppedSuffix, StringComparison.Ordinal);
        var id = name[Prefix.Length..(isStopped ? ^StoppedSuffix.Length : ^0)];
        for (var step = 0; step < Steps.Length; step++)
        {
            if (Steps[step].Id == id)
                return (step, isStopped);
        }

        return null;
    }

    /// <summary>The place of a step in <see cref="Steps"/>; -1 for one of another conversation.</summary>
    /// <param name="id">As UTF-8.</param>
    public int PlaceOf(ReadOnlySpan<byte> id)
    {
        for (var step = 0; step < Steps.Length; step++)
        {
            if (Ascii.Equals(id, Steps[step].Id))
                return step;
        }

        return -1;
    }

    private static string TextOf(AskStep step, FlowSet flows, string language) => step.Ask.Templates[flows.IndexOf(language)].Source;
}

/// <summary>A question of the registration.</summary>
/// <param name="Id">As <c>register.name</c>: small letters, digits, <c>_</c> and one point.</param>
/// <param name="English">The question.</param>
/// <param name="Hindi">The same in Hindi, or in English where the line speaks none.</param>
internal sealed record AskedStep(string Id, string English, string Hindi)
{
    /// <summary>More of a question than this is not needed to know it.</summary>
    private const int Longest = 60;

    /// <summary>The name of its figure.</summary>
    public string Name => RegistrationSteps.Prefix + Id;

    /// <summary>The question in a language, in one short line.</summary>
    public string Text(string language)
    {
        var text = (language == "hi" ? Hindi : English).ReplaceLineEndings(" ");
        return text.Length <= Longest || text.LastIndexOf(' ', Longest) is not (var end and > 0) ? text : $"{text[..end]} …";
    }
}
