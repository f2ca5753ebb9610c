using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

public class TranslationLedgerTests
{
    private static readonly FlowSource Demo = new(
        "demo.yaml",
        "flow: demo\ntitle: { en: Demo, hi: नमूना }\nkeywords: { en: [demo] }\nsteps: { start: { say: { en: It is free., hi: यह मुफ़्त है। }, end: true } }");

    [Fact]
    public void A_written_ledger_is_not_stale_and_knows_every_text()
    {
        var flows = SomeDialogs.Compile(Demo).Flows.ShouldNotBeNull();

        var file = TranslationLedger.Empty.Write(flows);

        file.ShouldContain("    demo.start.say: \"");
        file.ShouldContain("    lines.more: \"");
        file.ShouldContain("    menu.start.choices.2: \"");
        file.ShouldNotContain("  en:");
        SomeDialogs.Compile(Demo, new FlowSource("translations.yaml", file)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_source_makes_its_translation_stale_and_no_other()
    {
        var file = TranslationLedger.Empty.Write(SomeDialogs.Compile(Demo).Flows.ShouldNotBeNull());

        var changed = SomeDialogs.Compile(Demo with { Text = Demo.Text.Replace("free", "quick", StringComparison.Ordinal) }, new FlowSource("translations.yaml", file));

        changed.Problems.Select(problem => (problem.Code, problem.Severity)).ShouldBe([("IL1403", Severity.Warning)]);
    }

    [Fact]
    public void What_was_reviewed_stays_reviewed_until_the_source_changes()
    {
        var flows = SomeDialogs.Compile(Demo).Flows.ShouldNotBeNull();
        var said = ((SayStep)flows.Steps["demo.start"]).Say;
        var file = TranslationLedger.Empty.Write(flows);
        var at = file.IndexOf("demo.start.say", StringComparison.Ordinal);
        var reviewed = TranslationLedger.Read(new("translations.yaml", file[..at] + file[at..].Replace(" draft\"\n    demo.title", " reviewed\"\n    demo.title", StringComparison.Ordinal)));

        TranslationLedger.Empty.IsReviewed("hi", said).ShouldBeFalse();
        reviewed.IsReviewed("hi", said).ShouldBeTrue();
        reviewed.IsReviewed("hi", flows.Flows["demo"].Title).ShouldBeFalse();
        TranslationLedger.Read(new("translations.yaml", reviewed.Write(flows))).IsReviewed("hi", said).ShouldBeTrue();
        var changed = SomeDialogs.Compile(Demo with { Text = Demo.Text.Replace("free", "quick", StringComparison.Ordinal) }).Flows.ShouldNotBeNull();
        reviewed.IsReviewed("hi", ((SayStep)changed.Steps["demo.start"]).Say).ShouldBeFalse();
    }

    [Fact]
    public void A_broken_ledger_is_an_empty_one() =>
        TranslationLedger.Read(new("translations.yaml", "translations: [")).ShouldBeSameAs(TranslationLedger.Empty);
}
