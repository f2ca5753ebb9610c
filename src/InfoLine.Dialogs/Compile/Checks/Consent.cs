using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Nobody is asked for personal data before they have agreed.</summary>
internal static class Consent
{
    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        foreach (var step in draft.Steps)
        {
            if (step.Choices.Any(choice => choice.Consent is true) && !step.Choices.Any(choice => choice.Consent is false))
                problems.Error(ProblemCode.ConsentOneSided, step.Place, $"At '{step.Name}' people can only agree, so it is no consent.", "Add a choice with 'consent: no' that ends politely.");
        }

        // Whoever says no, or is too young to say yes, stands without consent, wherever they came from.
        var refused = draft.Steps.SelectMany(step => graph.From(step.Id)).Where(edge => edge.Forgets || edge.Choice is { Consent: false }).Select(edge => edge.To);
        var without = graph.Walk(graph.Starts.Concat(refused), edge => !edge.GivesConsent);
        foreach (var step in draft.Steps)
        {
            if ((step.Personal || step.Does is Deed.Register || step.Kind is StepKind.Provider) && without.ContainsKey(step.Id))
                problems.Error(ProblemCode.NoConsent, step.Place, $"'{step.Name}' {(step.Personal ? "asks for" : step.Kind is StepKind.Provider ? "uses" : "keeps")} personal data before consent: {FlowGraph.Way(without, step.Id)}.", "Let a step with 'consent: yes' and 'consent: no' come before it on every way. The law asks for it.");
        }

        // To whom somebody is sent, they have just said yes.
        foreach (var step in draft.Steps.Where(step => step.Does is Deed.Refer))
        {
            var unasked = draft.Steps.SelectMany(from => graph.From(from.Id)).FirstOrDefault(edge => edge.To == step.Id && edge.Choice is null);
            if (unasked is not null)
                problems.Error(ProblemCode.ReferredUnasked, step.Place, $"'{step.Name}' sends somebody to a provider, and '{unasked.From}' leads here without a question.", "Let a choice lead here whose question says who is told what.");
        }
    }
}
