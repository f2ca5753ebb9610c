using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine in the DOT language of Graphviz.</summary>
public static class UmlDotGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">What <c>GetInfo</c> said of the machine.</param>
    /// <returns>A whole digraph.</returns>
    public static string Format(StateMachineInfo machineInfo) => new StateGraph(machineInfo).ToGraph(new UmlDotGraphStyle());
}
