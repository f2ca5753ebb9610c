using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Machine;
using Stateless.Graph;

namespace InfoLine.Dialogs.Graphs;

/// <summary>Draws a flow as a Mermaid state diagram, from the state machine that runs it.</summary>
public static class MermaidWriter
{
    /// <summary>One flow. What works at every step (menu, help, stop …) is left out: it would be an arrow from everywhere.</summary>
    /// <param name="flows">The dialogs.</param>
    /// <param name="flow">A flow's name; must be in the set.</param>
    public static string Write(FlowSet flows, string flow) =>
        MermaidGraph.Format(FlowMachine.InfoOf(flows.Plan, flows.Flows[flow])).ReplaceLineEndings("\n").TrimEnd() + "\n";
}
