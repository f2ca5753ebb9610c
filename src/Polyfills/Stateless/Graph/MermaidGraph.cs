using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine as a Mermaid state diagram.</summary>
public static class MermaidGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">What <c>GetInfo</c> said of the machine.</param>
    /// <param name="direction">The direction of the layout; null leaves it to Mermaid.</param>
    /// <returns>A whole state diagram, without a line end after the last line.</returns>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        var graph = new StateGraph(machineInfo);
        return graph.ToGraph(new MermaidGraphStyle(graph, direction));
    }
}
