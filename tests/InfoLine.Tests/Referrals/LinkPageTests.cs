using System.Net;
using System.Text.RegularExpressions;
using InfoLine.Dialogs.Rendering;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Referrals;

/// <summary>The page behind the link that a provider gets: it answers to the press of a button and to nothing else.</summary>
public sealed partial class LinkPageTests
{
    [EachDatabase]
    public async Task A_provider_reads_what_is_asked_and_says_yes_by_a_button(Store store)
    {
        await using var line = await OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        using var browser = new HttpClient { BaseAddress = line.Address };
        var path = LinkIn(line.Last(Village.Bank));

        var page = await browser.GetStringAsync(path);
        page.ShouldContain($"{code}: वित्त, निवाड़ी");
        page.ShouldContain("क्या आप मदद करेंगे? कृपया बुधवार शाम 5 बजे तक बताएँ।");
        page.ShouldNotContain("सुनीता");
        (await line.RowsAsync("select status from referrals")).ShouldBe(["sent"]); // Looking is no answer: previews look too.

        var answered = await PressAsync(browser, path, "accept");
        answered.ShouldContain("सुनीता देवी, ओरछा, निवाड़ी");
        await line.QuietAsync();
        (await line.RowsAsync("select status from referrals")).ShouldBe(["accepted"]);
        line.Last(Person.Asha).ShouldContain("निवाड़ी बैंक मदद करेगा");

        (await PressAsync(browser, path, "accept")).ShouldNotContain("सुनीता"); // Pressed twice.
        (await PressAsync(browser, path, "contact")).ShouldContain($"F {code}");
        (await PressAsync(browser, $"{path}", "finish", lang: "en")).ShouldContain($"{code}: noted as done");
    }

    [EachDatabase]
    public async Task A_no_with_its_reason_goes_on_to_the_next_office_and_ends_the_link(Store store)
    {
        await using var line = await OpenAsync(store);
        await line.AshaIsSentAsync();
        using var browser = new HttpClient { BaseAddress = line.Address };
        var path = LinkIn(line.Last(Village.Bank));
        await PressAsync(browser, path, "decline", "nocapacity");
        await line.QuietAsync();

        line.Last(Village.Institute).ShouldContain("/r/");
        (await line.RowsAsync("select reason from referral_events where name = 'declined'")).ShouldBe(["no_capacity"]);
        (await browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [EachDatabase]
    public async Task Whatever_else_is_opened_or_pressed_changes_nothing(Store store)
    {
        await using var line = await OpenAsync(store);
        await line.AshaIsSentAsync();
        using var browser = new HttpClient { BaseAddress = line.Address };
        var path = LinkIn(line.Last(Village.Bank));
        var forged = path[..^1] + (path[^1] == 'A' ? 'B' : 'A');
        (string Path, HttpContent? Body, HttpStatusCode Status)[] tries =
        [
            (forged, null, HttpStatusCode.NotFound),
            ("/r/x", null, HttpStatusCode.NotFound),
            ("/r/" + new string('A', 5000), null, HttpStatusCode.NotFound),
            ("/r/%3Cscript%3E", null, HttpStatusCode.NotFound),
            (forged, Form("accept"), HttpStatusCode.NotFound),
            (path, Form("sing"), HttpStatusCode.BadRequest),
            (path, Form("7"), HttpStatusCode.BadRequest),
            (path, Form(new string('a', 4000)), HttpStatusCode.BadRequest),
            (path, new StringContent("{}"), HttpStatusCode.BadRequest),
        ];
        foreach (var (tried, body, status) in tries)
        {
            var answer = body is null ? await browser.GetAsync(tried) : await browser.PostAsync(tried, body);
            answer.StatusCode.ShouldBe(status, tried);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
        }

        (await line.RowsAsync("select status from referrals")).ShouldBe(["sent"]);
    }

    [EachDatabase]
    public async Task A_link_ends_when_the_time_to_answer_has_passed(Store store)
    {
        await using var line = await OpenAsync(store);
        await line.AshaIsSentAsync();
        using var browser = new HttpClient { BaseAddress = line.Address };
        var path = LinkIn(line.Last(Village.Bank));
        await line.PassAsync(TimeSpan.FromDays(3));
        var answer = await browser.PostAsync(path, Form("accept"));
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("सुनीता");
        (await browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [EachDatabase]
    public async Task No_link_stands_in_an_sms_unless_the_programme_wants_it(Store store)
    {
        await using var line = await Village.OpenAsync(store, ChannelTraits.Sms, "--PublicUrl", "https://line.example.org");
        await line.AshaIsSentAsync();
        line.Last(Village.Bank).ShouldNotContain("https");
    }

    private static Task<Line> OpenAsync(Store store) => Village.OpenAsync(store, ChannelTraits.WhatsApp, "--PublicUrl", "https://line.example.org");

    private static async Task<string> PressAsync(HttpClient browser, string path, string answer, string reason = "", string lang = "hi")
    {
        var response = await browser.PostAsync(path, Form(answer, reason, lang));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(string answer, string reason = "", string lang = "hi") => new([new("answer", answer), new("reason", reason), new("lang", lang)]);

    private static string LinkIn(string message)
    {
        var link = Link().Match(message);
        link.Success.ShouldBeTrue(message);
        return link.Groups["path"].Value;
    }

    [GeneratedRegex(@"https://line\.example\.org(?<path>/r/\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
