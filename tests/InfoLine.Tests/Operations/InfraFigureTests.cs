using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace InfoLine.Tests.Operations;

/// <summary>Alarms and the dashboard speak of figures that exist, and every alarm has its page in the runbook.</summary>
public sealed partial class InfraFigureTests
{
    /// <summary>What Prometheus itself and its exporter for machines tell.</summary>
    private static readonly string[] OfOthers =
        ["up", "node_filesystem_avail_bytes", "node_filesystem_size_bytes", "node_timex_sync_status", "node_timex_offset_seconds"];

    [Fact]
    public async Task Rules_and_dashboard_name_only_figures_that_the_program_tells()
    {
        var known = (await ToldAsync()).Concat(OfOthers).ToHashSet(StringComparer.Ordinal);
        string[] asked = [.. Rules().Select(rule => rule["expr"]), .. DashboardQuestions()];
        asked.Length.ShouldBeGreaterThan(30);
        asked.SelectMany(NamesIn).Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_table_of_figures_in_the_settings_is_the_page()
    {
        var table = FigureRow().Matches(InfraFolder.Read("docs/settings.md")).Select(row => row.Groups["name"].Value);
        var page = (await PageAsync()).Select(figure => figure.Name);
        table.Order(StringComparer.Ordinal).ShouldBe(page.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Labels_in_rules_and_dashboard_are_those_of_the_settings()
    {
        var labels = FigureRow().Matches(InfraFolder.Read("docs/settings.md"))
            .ToDictionary(row => row.Groups["name"].Value, row => Quoted().Matches(row.Groups["labels"].Value).Select(label => label.Groups["word"].Value).ToArray(), StringComparer.Ordinal);
        foreach (Match selector in Rules().Select(rule => rule["expr"]).Concat(DashboardQuestions()).SelectMany(expression => Selector().Matches(expression)))
        {
            var figure = Ending().Replace(selector.Groups["name"].Value, "");
            foreach (Match label in Label().Matches(selector.Groups["labels"].Value))
                labels[figure].Contains(label.Groups["word"].Value, StringComparer.Ordinal).ShouldBeTrue($"{label} in {selector}");
        }
    }

    [Fact]
    public void Every_alarm_has_its_section_in_the_runbook()
    {
        var sections = Heading().Matches(InfraFolder.Read("docs/runbook.md")).Select(heading => heading.Groups["title"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in Rules())
        {
            sections.Contains(rule["alert"]).ShouldBeTrue(rule["alert"]);
            rule["runbook"].ShouldBe($"docs/runbook.md#{rule["alert"].ToLower(CultureInfo.InvariantCulture)}");
            rule["severity"].ShouldBeOneOf("page", "look");
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rules() =>
        from document in InfraYaml.Documents("infra/prometheus/rules.yaml")
        from rule in document.AllNodes.OfType<YamlMappingNode>()
        where rule.Children.ContainsKey("alert")
        select rule.AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children).Where(pair => pair.Value is YamlScalarNode)
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString(), StringComparer.Ordinal);

    private static string[] DashboardQuestions()
    {
        using var dashboard = JsonDocument.Parse(InfraFolder.Read("infra/grafana/infoline.json"));
        return
        [
            .. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select target.GetProperty("expr").GetString(),
        ];
    }

    /// <summary>Every name that a question may use.</summary>
    private static async Task<IEnumerable<string>> ToldAsync() =>
    [
        .. (await PageAsync()).SelectMany(figure => figure.Kind == "histogram" ? (string[])[$"{figure.Name}_bucket", $"{figure.Name}_sum", $"{figure.Name}_count"] : [figure.Name]),
        .. TypeLine().Matches(InfraFolder.Read("infra/backup")).Select(line => line.Groups["name"].Value),
    ];

    private static async Task<IReadOnlyList<(string Name, string Kind)>> PageAsync()
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        return [.. TypeLine().Matches(await http.GetStringAsync("/metrics")).Select(figure => (figure.Groups["name"].Value, figure.Groups["kind"].Value))];
    }

    private static IEnumerable<string> NamesIn(string expression) => Name().Matches(expression).Select(name => name.Value);

    [GeneratedRegex(@"\b(?:infoline|node)_\w+|\bup\b", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"# TYPE (?<name>\w+) (?<kind>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^\| `(?<name>infoline_\w+)` \|(?<labels>[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FigureRow();

    [GeneratedRegex("`(?<word>\\w+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<name>infoline_\w+)\{(?<labels>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Selector();

    [GeneratedRegex("(?<word>\\w+)\\s*(?:=|!=|=~|!~)\\s*\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex("_(?:bucket|sum|count)$", RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    [GeneratedRegex("^#+ (?<title>\\w+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
