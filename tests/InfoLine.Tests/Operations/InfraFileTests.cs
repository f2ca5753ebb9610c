using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace InfoLine.Tests.Operations;

/// <summary>The files of <c>infra</c> against the program that they run: its settings, addresses, health, and how long it takes to stop. Their own syntax is checked by infra/check-infra.</summary>
public sealed partial class InfraFileTests
{
    private const string Compose = "infra/compose.yaml";
    private const string Deployment = "infra/kubernetes/deployment.yaml";

    /// <summary>The service waits for its workers for 25 seconds.</summary>
    private const int LongestDrain = 25;

    /// <summary>Settings of .NET and of the tools around the program.</summary>
    private static readonly string[] OfOthers = ["ASPNETCORE_URLS", "DOTNET_EnableDiagnostics"];

    [Fact]
    public void Only_settings_that_are_documented_are_set()
    {
        var documented = string.Concat(Directory.EnumerateFiles(Path.Combine(InfraFolder.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] set =
        [
            .. Assignment().Matches(InfraFolder.Read("infra/infoline.env")).Select(line => line.Groups["key"].Value),
            .. InfraYaml.Of(Compose).At("services", "infoline-a", "environment").Keys(),
            .. InfraYaml.Of("infra/kubernetes/secret.example.yaml").At("stringData").Keys(),
            .. Container().At("env").AllNodes.OfType<YamlMappingNode>().Select(one => one["name"].ToString()),
        ];
        set.Length.ShouldBeGreaterThan(30);
        set.Except(OfOthers, StringComparer.Ordinal).Where(key => !IsIn(documented, key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("startupProbe")]
    [InlineData("livenessProbe")]
    [InlineData("readinessProbe")]
    public async Task Probes_ask_addresses_that_answer(string probe)
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        using var answer = await http.GetAsync(Container().At(probe, "httpGet", "path").ToString());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Whoever_stops_the_service_waits_until_it_is_done()
    {
        Seconds(Number().Match(LineOf("infra/infoline.service", "TimeoutStopSec=")).Value).ShouldBeGreaterThan(LongestDrain);
        foreach (var replica in (string[])["infoline-a", "infoline-b"])
            Seconds(InfraYaml.Of(Compose).At("services", replica, "stop_grace_period").ToString()).ShouldBeGreaterThan(LongestDrain);
        var pause = Seconds(Container().At("lifecycle", "preStop", "exec", "command", "1").ToString());
        Seconds(InfraYaml.Of(Deployment).At("spec", "template", "spec", "terminationGracePeriodSeconds").ToString()).ShouldBeGreaterThan(LongestDrain + pause);
    }

    [Fact]
    public void Replicas_have_no_root_and_write_only_where_they_must()
    {
        foreach (var replica in (string[])["infoline-a", "infoline-b"])
        {
            InfraYaml.Of(Compose).At("services", replica, "read_only").ToString().ShouldBe("true");
            InfraYaml.Of(Compose).At("services", replica, "cap_drop").Words().ShouldBe(["ALL"]);
        }

        Container().At("securityContext", "readOnlyRootFilesystem").ToString().ShouldBe("true");
        InfraYaml.Of(Deployment).At("spec", "template", "spec", "securityContext", "runAsNonRoot").ToString().ShouldBe("true");
        InfraFolder.Read("infra/Dockerfile").ShouldContain("\nUSER $APP_UID\n");
    }

    [Fact]
    public void The_proxy_of_compose_knows_every_replica_and_is_believed_by_them()
    {
        var compose = InfraYaml.Of(Compose);
        var upstreams = compose.At("services", "proxy", "environment", "INFOLINE_UPSTREAMS").ToString().Split(' ');
        upstreams.ShouldBe(["infoline-a:5080", "infoline-b:5080"]);
        compose.At("services").Keys().Where(name => name.StartsWith("infoline", StringComparison.Ordinal)).ShouldBe(upstreams.Select(upstream => upstream.Split(':')[0]));
        compose.At("services", "infoline-a", "environment", "Staff__Proxies").ShouldBe(compose.At("networks", "front", "ipam", "config", "0", "subnet"));
    }

    [Fact]
    public void Both_doors_let_the_same_paths_in_and_neither_what_is_for_operators_and_kannel()
    {
        var proxy = PathsOf("@carriers").Concat(PathsOf("@pages")).Select(path => path.Replace("/*", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        var ingress = InfraYaml.Of("infra/kubernetes/ingress.yaml").At("spec", "rules", "0", "http", "paths").AllNodes
            .OfType<YamlMappingNode>().Where(node => node.Children.ContainsKey("path")).Select(node => node["path"].ToString());
        proxy.Order(StringComparer.Ordinal).ShouldBe(ingress.Order(StringComparer.Ordinal));
        foreach (var hidden in (string[])["/metrics", "/phone", "/channels/kannel/inbound", "/channels/kannel/receipt"])
            proxy.ShouldNotContain(open => hidden.StartsWith(open, StringComparison.Ordinal), hidden);
    }

    [Fact]
    public void No_file_holds_a_secret()
    {
        var files = Directory.EnumerateFiles(Path.Combine(InfraFolder.Root, "infra"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not (".env" or "secrets.env"));
        foreach (var file in files)
        {
            foreach (Match secret in Secret().Matches(File.ReadAllText(file)))
                secret.Groups["value"].Value.ShouldMatch(@"^(CHANGE-ME|\$|false$)", $"{file}: {secret.Value}");
        }
    }

    // As a word of a table, or in an example.
    private static bool IsIn(string documented, string key) =>
        documented.Contains($"`{key.Replace("__", ":", StringComparison.Ordinal)}`", StringComparison.Ordinal) || documented.Contains($"\n   {key}=", StringComparison.Ordinal);

    private static YamlNode Container() => InfraYaml.Of(Deployment).At("spec", "template", "spec", "containers", "0");

    private static string[] PathsOf(string matcher) => LineOf("infra/Caddyfile", $"\t{matcher} path ").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What follows a beginning on its line.</summary>
    private static string LineOf(string path, string beginning) =>
        InfraFolder.Read(path).Split('\n').Single(line => line.StartsWith(beginning, StringComparison.Ordinal))[beginning.Length..];

    private static int Seconds(string text) => int.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^#?(?<key>\w+)=", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:AuthToken|Password|PASSWORD|Secret|Token)(?:=|: )(?<value>[^\s;""']+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
