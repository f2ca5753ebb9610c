using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws as a Mermaid state diagram. Source of the syntax: mermaid.js.org, "State diagrams".</summary>
public class MermaidGraphStyle : GraphStyleBase
{
    private readonly MermaidGraphDirection? _direction;

    // From the name of a state to what it is called in the diagram, where that differs, in the order of the states.
    private readonly Dictionary<string, string> _aliases = [];

    /// <summary>Gets ready to draw one machine.</summary>
    /// <param name="graph">The machine.</param>
    /// <param name="direction">The direction of the layout; null leaves it to Mermaid.</param>
    public MermaidGraphStyle(StateGraph graph, MermaidGraphDirection? direction)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _direction = direction;
        // A name that Mermaid can read stays as it is, wherever the state stands: the others make way.
        var names = graph.States.Values.Select(state => state.StateName).ToArray();
        var taken = names.Where(name => Plain(name) == name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var plain = Plain(name);
            if (plain == name)
                continue;
            var alias = plain;
            for (var count = 1; !taken.Add(alias); count++)
                alias = $"{plain}_{count}";
            _aliases[name] = alias;
        }
    }

    /// <inheritdoc/>
    public override string GetPrefix()
    {
        var text = new StringBuilder("stateDiagram-v2");
        if (_direction is { } direction)
            text.Append($"{Environment.NewLine}\tdirection {Code(direction)}");
        foreach (var (name, alias) in _aliases)
        {
            text.Append($"{Environment.NewLine}\t{alias} : {name}");
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    public override string FormatOneCluster(SuperState stateInfo)
    {
        ArgumentNullException.ThrowIfNull(stateInfo);
        var text = new StringBuilder($"{Environment.NewLine}\tstate {Alias(stateInfo.StateName)} {{{Environment.NewLine}");
        foreach (var substate in stateInfo.SubStates)
            text.Append($"\t\t{Alias(substate.StateName)}{Environment.NewLine}");
        return text.Append("\t}").ToString();
    }

    /// <summary>Nothing: Mermaid knows a state from the lines that touch it.</summary>
    /// <inheritdoc/>
    public override string FormatOneState(State state) => "";

    /// <summary>Draws a decision as a choice, which has no words of its own.</summary>
    /// <inheritdoc/>
    public override string FormatOneDecisionNode(string nodeName, string label) => $"{Environment.NewLine}\tstate {nodeName} <<choice>>";

    /// <inheritdoc/>
    public override string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName, IEnumerable<string> guards) =>
        $"\t{Alias(sourceNodeName)} --> {Alias(destinationNodeName)} : {Label(trigger, actions, guards)}";

    /// <inheritdoc/>
    public override string GetInitialTransition(StateInfo initialState) =>
        $"{Environment.NewLine}[*] --> {Alias(initialState.ToString())}";

    private static string Code(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Not a direction."),
    };

    // Mermaid reads white space, colons and hyphens in a name as syntax.
    private static string Plain(string name) =>
        string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && letter is not (':' or '-')));

    // All others go by their own names: also a state that is not in the machine, and a decision.
    private string Alias(string name) => _aliases.GetValueOrDefault(name, name);
}
