using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Tests.Desk;

public sealed class CannedRepliesTests
{
    [Fact]
    public void Every_shipped_reply_fits_into_two_sms_in_both_languages()
    {
        foreach (var reply in CannedReplies.Shipped().All)
        {
            foreach (var language in (string[])["en", "hi"])
                SmsLength.Of(reply.Fill(language, "सुनीता देवी", "K7H4M", "Information centre")).Segments.ShouldBeLessThanOrEqualTo(language == "hi" ? 2 : 3, $"{reply.Key} {language}");
        }
    }

    [Fact]
    public void Placeholders_are_filled_in() =>
        new CannedReply("a", "Namaste {name}, number {number} at {centre}", "{name} {number} {centre}").Fill("en", "Asha", "K7H4M", "Jhansi").ShouldBe("Namaste Asha, number K7H4M at Jhansi");

    [Fact]
    public void Somebody_without_a_name_is_greeted_without_a_gap() => new CannedReply("a", "Namaste {name}, yes", "हाँ").Fill("en", "", "K", "J").ShouldBe("Namaste, yes");

    [Theory]
    [InlineData("key,en\na,b", "first line")]
    [InlineData("key,en,hi\na,b", "Line 2")]
    [InlineData("key,en,hi\na,b,", "Line 2")]
    [InlineData("key,en,hi\na,{name},b", "fill in the same")]
    [InlineData("key,en,hi\na,{aadhaar},{aadhaar}", "nothing called {aadhaar}")]
    public void Mistakes_in_the_table_are_named(string table, string because) => Should.Throw<FormatException>(() => CannedReplies.Read(table)).Message.ShouldContain(because);
}
