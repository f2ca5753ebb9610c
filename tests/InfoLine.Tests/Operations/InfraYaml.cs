using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InfoLine.Tests.Operations;

/// <summary>The YAML of the folder <c>infra</c>.</summary>
internal static class InfraYaml
{
    /// <summary>The documents of a file; a key that stands twice is refused.</summary>
    public static IList<YamlDocument> Documents(string path)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(InfraFolder.Read(path)))));
        return stream.Documents;
    }

    /// <summary>The file's first document.</summary>
    public static YamlNode Of(string path) => Documents(path)[0].RootNode;

    /// <summary>What stands at a way into a node, such as <c>services</c>, <c>proxy</c>, <c>image</c>; numbers count items of a list.</summary>
    public static YamlNode At(this YamlNode node, params string[] way) => way.Aggregate(node, (inside, step) => inside is YamlSequenceNode list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : inside[step]);

    /// <summary>The keys of a mapping.</summary>
    public static IEnumerable<string> Keys(this YamlNode node) => ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString());

    /// <summary>The words of a list.</summary>
    public static IEnumerable<string> Words(this YamlNode node) => ((YamlSequenceNode)node).Select(word => word.ToString());
}
