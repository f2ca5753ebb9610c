using System.Net;

namespace InfoLine.Tests.Channels.Phone;

public sealed class PhonePageTests
{
    private static readonly string[] Parts = ["/phone", "/phone/phone.css", "/phone/phone.js", "/phone/sms.js", "/phone/words.js", "/phone/icon.svg"];

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Production", "false", false)]
    [InlineData("Production", "true", true)]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    public async Task The_phone_is_there_in_development_or_when_it_is_turned_on(string environment, string? enabled, bool isThere)
    {
        string[] settings = ["--environment", environment, .. enabled is null ? (string[])[] : ["--Phone:Enabled", enabled]];
        await using var host = await PhoneHost.StartAsync(settings);
        (await host.Http.GetAsync(host.Url + "/phone")).StatusCode.ShouldBe(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        (await host.PostAsync("/phone/turn", """{"phones":{"sms":null},"acts":[]}""")).StatusCode.ShouldBe(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        host.Report.Lines.ShouldHaveSingleItem().ShouldContain(isThere ? "is on" : "is off");
    }

    [Fact]
    public async Task A_setting_that_is_neither_true_nor_false_stops_the_start()
    {
        await using var host = await PhoneHost.StartAsync("--Phone:Enabled", "maybe");
        host.Report.Problems.ShouldHaveSingleItem().ShouldContain("Phone:Enabled: 'maybe'");
    }

    [Fact]
    public async Task The_page_is_small_and_allows_only_its_own_files()
    {
        await using var host = await PhoneHost.StartAsync("--Phone:Enabled", "true");
        var size = 0L;
        foreach (var part in Parts)
        {
            using var answer = await host.Http.GetAsync(host.Url + part);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, part);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            var text = await answer.Content.ReadAsStringAsync();
            text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://", Case.Sensitive, part);
            size += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        size.ShouldBeLessThanOrEqualTo(40 * 1024);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        await using var host = await PhoneHost.StartAsync("--Phone:Enabled", "true");
        using var first = await host.Http.GetAsync(host.Url + "/phone/phone.css");
        using var again = new HttpRequestMessage(HttpMethod.Get, host.Url + "/phone/phone.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await host.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/phone/nothing.js")]
    [InlineData("/phone/..%2fInfoLine.dll")]
    [InlineData("/lib/noto-sans-devanagari/README.md")]
    public async Task What_is_no_file_of_the_page_is_not_found(string path)
    {
        await using var host = await PhoneHost.StartAsync("--Phone:Enabled", "true");
        (await host.Http.GetAsync(host.Url + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
