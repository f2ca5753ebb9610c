using InfoLine.Dialogs.Graphs;

namespace InfoLine.Cli;

/// <summary><c>infoline graph</c>: a flow as a Mermaid diagram; all flows, one after the other, when none is named.</summary>
internal static class GraphCommand
{
    public static int Run(string folder, string? flow)
    {
        if (DialogFolder.CompileWithoutErrors(folder) is not { Flows: { } flows })
            return 1;
        if (flow is not null && !flows.Flows.ContainsKey(flow))
        {
            Console.Error.WriteLine($"There is no flow '{flow}'. There are: {string.Join(", ", flows.Flows.Keys.Order(StringComparer.Ordinal))}.");
            return 1;
        }

        foreach (var name in flow is null ? flows.Flows.Keys.Order(StringComparer.Ordinal) : Enumerable.Repeat(flow, 1))
        {
            if (flow is null)
                Console.WriteLine($"%% {name}");
            Console.WriteLine(MermaidWriter.Write(flows, name));
        }

        return 0;
    }
}
