using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class ScriptTests
{
    [Theory]
    [InlineData("", ScriptKind.None)]
    [InlineData("12 👍 !?", ScriptKind.None)]
    [InlineData("१२।", ScriptKind.None)]
    [InlineData("loan 2 lakh", ScriptKind.Latin)]
    [InlineData("Café", ScriptKind.Latin)]
    [InlineData("मुद्रा लोन 2 लाख!", ScriptKind.Devanagari)]
    [InlineData("loan चाहिए", ScriptKind.Mixed)]
    [InlineData("ঋণ চাই", ScriptKind.Other)]
    [InlineData("قرض", ScriptKind.Other)]
    [InlineData("\uD800", ScriptKind.None)]
    public void The_script_of_a_message_is_that_of_its_letters(string text, ScriptKind script) => Script.Of(text).ShouldBe(script);
}
