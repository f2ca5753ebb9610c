using System.Globalization;
using InfoLine.Dialogs.Compile;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>The schemas that editors use for completion say the same as the compiler.</summary>
public class SchemaTests
{
    private static readonly string[] Kinds = ["flow", "facts", "infoline", "chat", "scheme", "topics", "aspects", "smalltalk", "bands", "places"];

    private static readonly string Folder = Path.Combine(Repository.Root, "dialogs");

    public static TheoryData<string> Shipped =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Where(path => KindOf(File.ReadAllText(path)) is not null).Select(path => Path.GetRelativePath(Folder, path))];

    // Pages about a name or a shape that the schemas know too; the others need the whole folder to be seen.
    private static readonly string[] Pages = ["IL1012", "IL1101", "IL1102", "IL1103", "IL1105", "IL1106", "IL1114", "IL1207", "IL1505", "IL1601", "IL1605", "IL1606", "IL1803", "IL1907", "IL1911", "IL1912", "IL2005"];

    public static TheoryData<string> RefusedByBoth => [.. Pages];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_file_fits_its_schema(string path) =>
        (await MistakesIn(await File.ReadAllTextAsync(Path.Combine(Folder, path)))).ShouldBe("");

    [Theory]
    [MemberData(nameof(RefusedByBoth))]
    public async Task What_the_compiler_refuses_in_one_file_the_schema_refuses_too(string code)
    {
        var bad = HelpPage.Read(code).Bad;

        var mistakes = await Task.WhenAll(bad.Select(source => MistakesIn(source.Text)));

        mistakes.ShouldContain(mistake => mistake.Length > 0);
    }

    [Theory]
    [MemberData(nameof(RefusedByBoth))]
    public async Task The_mended_examples_fit_the_schema(string code)
    {
        foreach (var source in HelpPage.Read(code).Mended)
            (await MistakesIn(source.Text)).ShouldBe("");
    }

    [Theory]
    [InlineData("flow: demo\ntitle: { en: a, hi: b }\nsteps: { start: { say: { en: a, hi: b }, end: true } }", "colour: red")]
    [InlineData("facts: { a.b: { rupees: 1, source: x, mark: O, checked: 2026-11-01, review_by: 2027-01-01 } }", "colour: red")]
    [InlineData("chat: x\nturns: [ { says: hello, silent: yes } ]", "colour: red")]
    [InlineData(SomeDialogs.Line, "colour: red")]
    [InlineData(SomeQuestions.Scheme, "colour: red")]
    [InlineData(SomeQuestions.Topics, "colour: red")]
    [InlineData(SomeQuestions.Aspects, "colour: red")]
    [InlineData("smalltalk: { en: [how are you], hi: [आप कैसे हैं] }", "colour: red")]
    [InlineData("bands: { answer: 0.5, menu: 0.15 }", "colour: red")]
    [InlineData("places: { up: { kind: state, name: { en: a, hi: b }, source: x, mark: O } }", "colour: red")]
    public async Task An_unknown_name_is_refused_by_both(string file, string unknown)
    {
        (await MistakesIn(file)).ShouldBe("");

        (await MistakesIn($"{file}\n{unknown}\n")).ShouldNotBeEmpty();
        var path = file.StartsWith("infoline", StringComparison.Ordinal) ? "infoline.yaml" : "demo.yaml";
        SomeDialogs.Compile(new FlowSource(path, $"{file}\n{unknown}\n")).Problems.ShouldContain(problem => problem.Code == "IL1101" && problem.Sentence.Contains("colour", StringComparison.Ordinal));
    }

    private static async Task<string> MistakesIn(string yaml)
    {
        var kind = KindOf(yaml).ShouldNotBeNull();
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "schema", $"{kind}.schema.json"));
        return string.Join('\n', schema.Validate(Json(yaml)).Select(mistake => $"{mistake.Path}: {mistake.Kind}"));
    }

    private static string? KindOf(string yaml) =>
        Kinds.FirstOrDefault(kind => yaml.Split('\n').Any(line => line.StartsWith($"{kind}:", StringComparison.Ordinal)));

    private static JToken Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Json(stream.Documents[0].RootNode);
    }

    // Plain values as editors read them (YAML 1.2, and yes/no as in 1.1).
    private static JToken Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(child => new JProperty(((YamlScalarNode)child.Key).Value!, Json(child.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Json)),
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => quoted.Value,
        YamlScalarNode { Value: "" or "~" or "null" or null } => JValue.CreateNull(),
        YamlScalarNode { Value: "true" or "yes" } => true,
        YamlScalarNode { Value: "false" or "no" } => false,
        YamlScalarNode plain when decimal.TryParse(plain.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) =>
            number == decimal.Truncate(number) ? new JValue((long)number) : new JValue(number),
        YamlScalarNode plain => plain.Value,
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
