using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws in the DOT language: states are rounded boxes, superstates clusters, decisions diamonds.</summary>
public class UmlDotGraphStyle : GraphStyleBase
{
    /// <inheritdoc/>
    public override string GetPrefix() => "digraph {\ncompound=true;\nnode [shape=Mrecord]\nrankdir=\"LR\"\n";

    /// <inheritdoc/>
    public override string FormatOneCluster(SuperState stateInfo)
    {
        ArgumentNullException.ThrowIfNull(stateInfo);
        var name = Escape(stateInfo.StateName);
        var actions = Actions(stateInfo);
        var text = new StringBuilder()
            .Append($"\nsubgraph \"cluster{Escape(stateInfo.NodeName)}\"\n\t{{\n\tlabel = \"{name}")
            .Append(actions.Count == 0 ? "" : "\\n----------\\n" + string.Join("\\n", actions))
            .Append("\"\n");
        foreach (var substate in stateInfo.SubStates)
            text.Append(FormatOneState(substate));
        return text.Append("}\n").ToString();
    }

    /// <inheritdoc/>
    public override string FormatOneState(State state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var name = Escape(state.StateName);
        var actions = Actions(state);
        return $"\"{name}\" [label=\"{name}{(actions.Count == 0 ? "" : "|" + string.Join("\\n", actions))}\"];\n";
    }

    /// <inheritdoc/>
    public override string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName, IEnumerable<string> guards) =>
        $"\"{Escape(sourceNodeName)}\" -> \"{Escape(destinationNodeName)}\" " +
        $"[style=\"solid\", label=\"{Escape(Label(trigger, actions, guards))}\"];";

    /// <inheritdoc/>
    public override string FormatOneDecisionNode(string nodeName, string label) =>
        $"\"{Escape(nodeName)}\" [shape = \"diamond\", label = \"{Escape(label)}\"];\n";

    /// <inheritdoc/>
    public override string GetInitialTransition(StateInfo initialState)
    {
        var line = Environment.NewLine;
        return $"{line} init [label=\"\", shape=point];{line} init -> \"{Escape(initialState.ToString())}\"[style = \"solid\"]{line}}}";
    }

    private static List<string> Actions(State state) =>
        [
            .. state.EntryActions.Select(action => "entry / " + Escape(action)),
            .. state.ExitActions.Select(action => "exit / " + Escape(action)),
        ];

    private static string Escape(string label) =>
        label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
