using System.Text.RegularExpressions;

namespace InfoLine.Tests.Architecture;

/// <summary>Who may use whom. Read it as the map of the code; see also docs/decisions.</summary>
public sealed partial class ImportTests
{
    private static readonly string Root = FindRoot();
    private static readonly string[] Projects = ["InfoLine", "InfoLine.Dialogs", "InfoLine.Cli", "InfoLine.VendorSdks"];

    /// <summary>Each folder of the service and of the dialogs, and the only namespaces of ours that it may name. The first row that fits counts.</summary>
    private static readonly (string Namespace, string[] MayUse)[] Rules =
    [
        ("InfoLine.Dialogs.Words", []),
        ("InfoLine.Dialogs.Rendering", []),
        ("InfoLine.Dialogs.Machine", ["InfoLine.Dialogs.Flows", "InfoLine.Dialogs.Places", "InfoLine.Dialogs.Rendering", "InfoLine.Dialogs.Topics", "InfoLine.Dialogs.Understanding", "InfoLine.Dialogs.Words"]),
        ("InfoLine.Dialogs.Topics", ["InfoLine.Dialogs.Flows"]),
        // Scoring judges the content and what was learned from it.
        ("InfoLine.Dialogs.Understanding.Scoring", ["InfoLine.Dialogs.Understanding", "InfoLine.Dialogs.Compile", "InfoLine.Dialogs.Flows", "InfoLine.Dialogs.Topics", "InfoLine.Dialogs.Words"]),
        ("InfoLine.Dialogs.Understanding", ["InfoLine.Dialogs.Flows", "InfoLine.Dialogs.Topics", "InfoLine.Dialogs.Words"]),
        ("InfoLine.Dialogs.Places", ["InfoLine.Dialogs.Flows", "InfoLine.Dialogs.Understanding", "InfoLine.Dialogs.Words"]),
        ("InfoLine.Dialogs.Flows", ["InfoLine.Dialogs.Machine", "InfoLine.Dialogs.Places", "InfoLine.Dialogs.Topics", "InfoLine.Dialogs.Understanding"]),
        ("InfoLine.Dialogs", ["InfoLine.Dialogs"]),
        ("InfoLine.Cli", ["InfoLine.Dialogs"]),
        ("InfoLine.Storage", []),
        ("InfoLine.Messaging", ["InfoLine.Storage", "InfoLine.Dialogs.Rendering", "InfoLine.Dialogs.Words"]),
        ("InfoLine.Redis", ["InfoLine.Messaging", "InfoLine.Storage"]),
        // The simulated phone is the one channel without a carrier: it talks to the engine itself, with the dialogs in force.
        ("InfoLine.Channels.Phone", ["InfoLine.Dialogs", "InfoLine.Conversations", "InfoLine.Messaging", "InfoLine.Pages"]),
        // How channels fetch what an address from outside names: shared, so that it is careful in one place.
        ("InfoLine.Channels.Fetching", ["InfoLine.Messaging"]),
        ("InfoLine.Channels.Twilio", ["InfoLine.Channels.Fetching", "InfoLine.Messaging", "InfoLine.Dialogs.Rendering", "InfoLine.VendorSdks"]),
        ("InfoLine.Channels.Kannel", ["InfoLine.Messaging", "InfoLine.Dialogs.Rendering"]),
        ("InfoLine.Channels.BotFramework", ["InfoLine.Channels.Fetching", "InfoLine.Messaging", "InfoLine.Dialogs.Rendering", "InfoLine.VendorSdks"]),
        // What knows the vendors' SDKs knows nothing of us.
        ("InfoLine.VendorSdks", []),
        // The frame of every page, and who is looking at it. Parts with pages use it, and not the part that signs people in.
        ("InfoLine.Pages", ["InfoLine.Storage"]),
        ("InfoLine.Staff", ["InfoLine.Pages", "InfoLine.Storage"]),
        ("InfoLine.Questions", ["InfoLine.Storage", "InfoLine.Dialogs"]),
        ("InfoLine.Providers", ["InfoLine.Storage", "InfoLine.Dialogs"]),
        ("InfoLine.WorkingTime", []),
        ("InfoLine.Referrals", ["InfoLine.Providers", "InfoLine.WorkingTime", "InfoLine.Messaging", "InfoLine.Storage", "InfoLine.Dialogs"]),
        ("InfoLine.Desk", ["InfoLine.Pages", "InfoLine.WorkingTime", "InfoLine.Messaging", "InfoLine.Storage", "InfoLine.Dialogs"]),
        // How tables leave the service: shared by the slices that have tables to show.
        ("InfoLine.Exports", ["InfoLine.Storage", "InfoLine.Dialogs.Places"]),
        // A report reads the tables of every slice by SQL, and uses none of their code.
        ("InfoLine.Reports", ["InfoLine.Exports", "InfoLine.Pages", "InfoLine.WorkingTime", "InfoLine.Storage", "InfoLine.Dialogs.Flows", "InfoLine.Dialogs.Places"]),
        ("InfoLine.Registration", ["InfoLine.Exports", "InfoLine.Messaging", "InfoLine.Storage", "InfoLine.Dialogs"]),
        ("InfoLine.Conversations", ["InfoLine.Messaging", "InfoLine.Storage", "InfoLine.Dialogs", "InfoLine.Questions", "InfoLine.Registration", "InfoLine.Providers", "InfoLine.Referrals", "InfoLine.WorkingTime", "InfoLine.Desk"]),
        ("InfoLine.Operations", ["InfoLine.Conversations", "InfoLine.Messaging", "InfoLine.Storage"]),
        ("InfoLine", ["InfoLine"]),
    ];

    public static TheoryData<string> Files() => [.. Sources().Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_only_what_its_folder_may(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        var own = NamespaceLine().Match(text) is { Success: true } match ? match.Groups["name"].Value : file.EndsWith(".razor", StringComparison.Ordinal) ? FolderOf(file) : null;
        if (own is null)
            return; // Top-level statements and global usings live in no namespace.

        var rule = Rules.First(rule => Covers(rule.Namespace, own));
        var used = UsingLine().Matches(text).Select(match => match.Groups["name"].Value).Where(name => !Covers(rule.Namespace, name));
        used.Where(name => !rule.MayUse.Any(allowed => Covers(allowed, name))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_namespace_is_its_folder(string file)
    {
        var own = NamespaceLine().Match(File.ReadAllText(Path.Combine(Root, file)));
        if (own.Success)
            own.Groups["name"].Value.ShouldBe(FolderOf(file));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Sql_http_and_clocks_stay_where_they_belong(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        if (SqlText().IsMatch(text))
            IsBelow(file, "InfoLine/Storage", "InfoLine/Messaging", "InfoLine/Desk", "InfoLine/Operations", "InfoLine/Providers", "InfoLine/Questions", "InfoLine/Referrals", "InfoLine/Registration", "InfoLine/Reports", "InfoLine/Staff").ShouldBeTrue("SQL belongs to Storage, Messaging and slices");
        if (text.Contains("HttpClient", StringComparison.Ordinal))
            IsBelow(file, "InfoLine/Channels", "InfoLine.VendorSdks").ShouldBeTrue("only channels speak HTTP to the outside");
        if (DateNow().IsMatch(text))
            IsBelow(file, "InfoLine.Cli").ShouldBeTrue("time comes from TimeProvider or is an argument");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_vendors_SDKs_stay_in_one_project(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        if (VendorUsing().IsMatch(text))
            IsBelow(file, "InfoLine.VendorSdks").ShouldBeTrue("types of the vendors stay in their project");
        if (file.StartsWith("src/InfoLine/", StringComparison.Ordinal) && text.Contains("using InfoLine.VendorSdks", StringComparison.Ordinal))
            file.ShouldEndWith(".Sdk.cs");
    }

    /// <summary>Where the feed has no SDKs, only one of each pair is ever compiled: this keeps the other one in step.</summary>
    [Fact]
    public void Whoever_takes_a_seat_offers_what_the_other_offers()
    {
        var pairs = Sources().Where(file => file.EndsWith(".BuiltIn.cs", StringComparison.Ordinal)).ToList();
        pairs.ShouldNotBeEmpty();
        foreach (var own in pairs)
            Offered(own.Replace(".BuiltIn.cs", ".Sdk.cs", StringComparison.Ordinal)).ShouldBe(Offered(own), own);
    }

    private static string[] Offered(string file) => [.. PublicStatic().Matches(File.ReadAllText(file)).Select(match => match.Value)];

    private static bool Covers(string parent, string name) => name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);

    private static bool IsBelow(string file, params string[] folders) => folders.Any(folder => file.StartsWith($"src/{folder}/", StringComparison.Ordinal));

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.'); // Every file is below src.

    private static IEnumerable<string> Sources() =>
        Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoLine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^@?using\s+(?:static\s+)?(?<name>InfoLine[\w.]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^using\s+(?:static\s+|\w+\s*=\s*)?(?:Twilio|Microsoft\.Bot|Microsoft\.Rest)\b", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex VendorUsing();

    [GeneratedRegex(@"public static [^=\n]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex PublicStatic();

    [GeneratedRegex(@"\b(?:insert into|delete from|select [\w.,* ]+ from|update \w+ set)\b", RegexOptions.NonBacktracking)]
    private static partial Regex SqlText();

    [GeneratedRegex(@"DateTime(?:Offset)?\.(?:Now|UtcNow|Today)", RegexOptions.NonBacktracking)]
    private static partial Regex DateNow();
}
