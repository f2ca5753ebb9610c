using System.Text;
using InfoLine.Channels.Twilio;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioFormTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=1", "a=1")]
    [InlineData("a=1&b=2", "a=1|b=2")]
    [InlineData("b=2&a=1&b=1", "b=2|a=1|b=1")]
    [InlineData("a=&b", "a=|b=")]
    [InlineData("a==b", "a==b")]
    [InlineData("=x", "=x")]
    [InlineData("&&a=1&&", "a=1")]
    [InlineData("Body=x&body=y&BODY=z", "Body=x|body=y|BODY=z")]
    [InlineData("a=+1+%2B+2+", "a= 1 + 2 ")]
    [InlineData("a=%26%3D%25", "a=&=%")]
    [InlineData("%61%3D=1", "a==1")]
    [InlineData("a=100%&b=%zz&c=%4&d=%e0%A4%95", "a=100%|b=%zz|c=%4|d=क")]
    [InlineData("a=%E0%A4", "a=\uFFFD")]
    [InlineData("a=%ED%A0%80", "a=\uFFFD\uFFFD\uFFFD")]
    [InlineData("a=%FF%FEx", "a=\uFFFD\uFFFDx")]
    [InlineData("a=x%00y", "a=x\0y")]
    [InlineData("a=%F0%9F%91%A9%E2%80%8D%F0%9F%8C%BE", "a=👩‍🌾")]
    [InlineData("a=%EF%BB%BFx", "a=\uFEFFx")]
    [InlineData("a=é", "a=é")]
    public void A_body_is_read_field_by_field(string body, string expected) =>
        string.Join('|', TwilioForm.Parse(Encoding.UTF8.GetBytes(body))!.Fields.Select(field => $"{field.Key}={field.Value}")).ShouldBe(expected);

    [Fact]
    public void Keys_are_case_sensitive_and_the_first_value_counts()
    {
        var form = TwilioForm.Parse("body=small&Body=first&Body=second"u8)!;

        form["Body"].ShouldBe("first");
        form["BODY"].ShouldBeNull();
    }

    [Fact]
    public void A_thousand_fields_are_read_and_one_more_is_refused()
    {
        static byte[] Fields(int count) => Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, count).Select(i => $"f{i}={i}")));

        TwilioForm.Parse(Fields(1_000))!.Fields.Length.ShouldBe(1_000);
        TwilioForm.Parse(Fields(1_001)).ShouldBeNull();
    }

    [Fact]
    public void Long_values_are_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("नमस्ते ", 800));

        TwilioForm.Parse(Encoding.ASCII.GetBytes("Body=" + Uri.EscapeDataString(text)))!["Body"].ShouldBe(text);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(20261122);
        var bytes = new byte[64];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            for (var j = 0; j < 20; j++)
                bytes[random.Next(bytes.Length)] = "%&=+0aFf"u8[random.Next(8)];
            TwilioForm.Parse(bytes.AsSpan(0, random.Next(bytes.Length))).ShouldNotBeNull();
        }
    }
}
