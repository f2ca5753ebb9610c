using InfoLine.Dialogs.Graphs;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class GraphTests
{
    [Fact]
    public void A_flow_is_drawn_from_the_machine_that_runs_it() =>
        MermaidWriter.Write(SomePhone.Line(), "registration").Replace("\t", "  ", StringComparison.Ordinal).ShouldBe("""
            stateDiagram-v2
              registration.start --> registration.name : 1 Yes, keep
              registration.start --> menu.start : 2 No, thanks
              registration.name --> registration.age : answer
              registration.age --> registration.gate : answer
              registration.gate --> registration.minor : then [age < 18]
              registration.gate --> registration.done : then [else]
              registration.minor --> menu.start : then
            [*] --> registration.start

            """.ReplaceLineEndings("\n"));
}
