using System.Text;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Transcripts;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>The dialogs that ship, judged as <c>infoline check</c> and <c>infoline test</c> judge them.</summary>
public sealed class ShippedDialogsTests
{
    private static readonly Lazy<Compilation> Shipped = new(Compile);

    public static TheoryData<string> Chats() => [.. Shipped.Value.Transcripts.Select(transcript => transcript.Place.File)];

    [Fact]
    public void They_have_no_problem() => Shipped.Value.Problems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Chats))]
    public void Conversation(string file)
    {
        var flows = Shipped.Value.Flows.ShouldNotBeNull(string.Join('\n', Shipped.Value.Problems));
        var transcripts = Shipped.Value.Transcripts.Where(transcript => transcript.Place.File == file);
        var failures = TranscriptPlayer.PlayAll(flows, transcripts, SomeDialogs.Today)
            .SelectMany(result => result.Failures.Select(failure => $"{failure.Place} ({result.Channel}, {result.Language}): {failure.Sentence}"));
        failures.ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_is_visited_by_a_conversation_test()
    {
        var flows = Shipped.Value.Flows.ShouldNotBeNull();
        var visited = TranscriptPlayer.PlayAll(flows, Shipped.Value.Transcripts, SomeDialogs.Today).SelectMany(result => result.Visited).ToHashSet(StringComparer.Ordinal);
        flows.Steps.Keys.Where(step => !visited.Contains(step)).ShouldBeEmpty();
    }

    private static Compilation Compile()
    {
        var folder = Path.Combine(Repository.Root, "dialogs");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories);
        var compilation = FlowCompiler.Compile(files.Select(file => new FlowSource(Path.GetRelativePath(folder, file), File.ReadAllText(file, Encoding.UTF8))), SomeDialogs.Today);
        return compilation.Flows is { } flows ? compilation with { Flows = flows.With(Matcher.Train(flows.Topics)) } : compilation;
    }
}
