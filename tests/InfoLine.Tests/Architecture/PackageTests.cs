using System.Xml.Linq;

namespace InfoLine.Tests.Architecture;

/// <summary>Every package earns its place: whoever reads the list may believe that the code needs it.</summary>
public sealed class PackageTests
{
    /// <summary>What is used by another name: the engine below Microsoft.Data.Sqlite, the namespaces of a library's parts.</summary>
    private static readonly string[] Unnamed = ["SQLitePCLRaw.bundle_e_sqlite3", "Polly.Core", "OpenTelemetry.Exporter.OpenTelemetryProtocol"];

    /// <summary>The pins of what is restored with <c>UseVendorPackages=true</c> only, and has no lock file here.</summary>
    private const string VendorPins = "Vendor mode";

    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("InfoLine")]
    [InlineData("InfoLine.Dialogs")]
    [InlineData("InfoLine.Cli")]
    public void Every_package_of_a_program_is_used_by_its_code(string project)
    {
        var folder = Path.Combine(Root, "src", project);
        var code = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        foreach (var package in ReferencedBy(Path.Combine(folder, $"{project}.csproj")).Except(Unnamed, StringComparer.Ordinal))
            code.ShouldContain(text => text.Contains($"using {package}", StringComparison.Ordinal), $"no file of {project} uses {package}");
    }

    [Fact]
    public void Every_pinned_version_is_the_version_of_something_that_is_restored()
    {
        var locks = Directory.EnumerateFiles(Root, "packages.lock.json", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var always = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Where(pin => pin.Parent?.Attribute("Label")?.Value != VendorPins);
        foreach (var pinned in always.Select(Name))
            locks.ShouldContain(text => text.Contains($"\"{pinned}\": {{", StringComparison.OrdinalIgnoreCase), $"nothing needs {pinned}");
    }

    /// <summary>Packages that end up beside the program: analyzers do not, and those of the vendor mode stand under a condition.</summary>
    private static IEnumerable<string> ReferencedBy(string project) =>
        from reference in XDocument.Load(project).Descendants("PackageReference")
        where reference.Attribute("PrivateAssets") is null
        where (reference.Attribute("Condition") ?? reference.Parent?.Attribute("Condition")) is null
        select Name(reference);

    private static string Name(XElement element) => element.Attribute("Include")?.Value ?? throw new InvalidOperationException("A package has no name.");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoLine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
