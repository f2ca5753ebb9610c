using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

/// <summary>Overloads decide which code compiles: one too few refuses what the package takes, one too many takes what it refuses. So
/// Surface.txt lists all that version 5.18.0 shows, a heading for each type, and nothing may be missing or added.</summary>
public class SurfaceTests
{
    // The package also shows the class that holds its messages, which is of no use to anyone: the stand-in words its own.
    private const string Messages = "StateMachineResources";

    private static readonly Dictionary<string, Type> Shown = typeof(FiringMode).Assembly.GetExportedTypes()
        .Where(type => type.Name != Messages)
        .ToDictionary(Signature.Of, StringComparer.Ordinal);

    private static readonly Dictionary<string, List<string>> Listed = Read(Path.Combine(AppContext.BaseDirectory, "Stateless", "Surface.txt"));

    public static TheoryData<string> Types => [.. Listed.Keys];

    [Fact]
    public void The_types_are_those_of_the_package() => Shown.Keys.ShouldBe(Listed.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_shows_what_it_shows_in_the_package(string type)
    {
        var shown = Signature.OfAll(Shown[type]).ToArray();
        shown.Except(Listed[type], StringComparer.Ordinal).ShouldBeEmpty("These are not in the package.");
        Listed[type].Except(shown, StringComparer.Ordinal).ShouldBeEmpty("These are in the package only.");
    }

    [Fact]
    public void Common_calls_compile_without_naming_type_arguments()
    {
        var machine = new StateMachine<string, string>("a");
        var one = machine.SetTriggerParameters<int>("one");
        var two = machine.SetTriggerParameters<int, string>("two");
        var three = machine.SetTriggerParameters<int, string, bool>("three");
        machine.Configure("a")
            .PermitIf(one, "b", i => i > 0).PermitIf(two, "b", (i, s) => i > s.Length).PermitIf(three, "b", (i, s, b) => b || i > s.Length)
            .PermitDynamicIf("dynamic", () => "b", () => true).PermitDynamicIf(one, i => "c" + i, () => false)
            .InternalTransitionIf("internal", _ => true, t => t.Source.ToString()).InternalTransitionIf("internal 2", _ => true, () => { })
            .OnEntryFrom(one, (i, t) => t.Source.ToString()).OnEntryFrom(two, (i, s) => s.ToString()).OnEntryFromAsync(three, (i, s, b) => Task.CompletedTask)
            .IgnoreIf("ignored", () => true).PermitReentryIf("again", () => true, "described");
        machine.Fire(one, 1);
        machine.State.ShouldBe("b");
    }

    private static Dictionary<string, List<string>> Read(string file)
    {
        var listed = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> members = [];
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                listed.Add(line[2..], members = []);
            else if (line.Length > 0)
                members.Add(line);
        }
        return listed;
    }
}
