using System.Net;
using System.Text;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>What strangers and broken gateways send, to the real service on a real port: a clear answer, nothing lost, no 500.</summary>
public sealed class KannelWebhookTests : IAsyncLifetime
{
    private const string Inbound = "/channels/kannel/inbound", Receipt = "/channels/kannel/receipt", Secret = "secret=" + RealKannel.Secret;
    private KannelLine? _line;

    private KannelLine Line => _line ?? throw new InvalidOperationException("The service is not running.");

    public async Task InitializeAsync() => _line = await KannelLine.StartAsync();

    public async Task DisposeAsync() => await Line.DisposeAsync();

    [Theory]
    [InlineData("?id=1&from=9876543210&text=hi&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=%E0%A5%A7&" + Secret, 200, 1)]
    [InlineData("?id=1&from=९८७६५४३२१०&text=hi&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=a%00b&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=%E0%A4&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=%ED%A0%BD&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=100%&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&text=%zz&" + Secret, 200, 1)]
    [InlineData("?id=1&from=9876543210&kind=missed_call&" + Secret, 200, 1)]
    [InlineData("?id=1&from=AX-BANKIN&text=hi&" + Secret, 200, 0)]
    [InlineData("", 403, 0)]
    [InlineData("?", 403, 0)]
    [InlineData("?id=1&from=9876543210&text=hi", 403, 0)]
    [InlineData("?id=1&from=9876543210&text=hi&secret=", 403, 0)]
    [InlineData("?id=1&from=9876543210&text=hi&secret=wrong", 403, 0)]
    [InlineData("?id=1&from=9876543210&text=hi&secret=wrong&" + Secret, 403, 0)]
    [InlineData("?" + Secret, 400, 0)]
    [InlineData("?from=9876543210&text=hi&" + Secret, 400, 0)]
    [InlineData("?id=%00&from=9876543210&text=hi&" + Secret, 400, 0)]
    [InlineData("?id=%FF&from=9876543210&text=hi&" + Secret, 400, 0)]
    [InlineData("?id=1&text=hi&" + Secret, 400, 0)]
    [InlineData("?id=1&from=9876543210&" + Secret, 400, 0)]
    [InlineData("?id=1&from=9876543210&text=hi&kind=fax&" + Secret, 400, 0)]
    public async Task A_message_gets_a_clear_answer(string query, int status, int accepted)
    {
        using var answer = await Line.Http.GetAsync(Inbound + query);

        ((int)answer.StatusCode).ShouldBe(status);
        string.IsNullOrEmpty(await answer.Content.ReadAsStringAsync()).ShouldBe(status == 200); // a page would become an SMS
        (await Line.AcceptedAsync()).ShouldBe(accepted);
    }

    [Fact]
    public async Task Kannel_is_told_in_plain_text_that_there_is_nothing_to_say()
    {
        using var answer = await Line.Http.GetAsync($"{Inbound}?id=1&from=9876543210&text=hi&{Secret}");

        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/plain");
        answer.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_message_twice_at_once_is_accepted_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Line.Http.GetAsync($"{Inbound}?id=1&from=9876543210&text=hi&{Secret}")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await Line.AcceptedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_is_as_good_as_an_address()
    {
        using var form = new FormUrlEncodedContent([new("id", "1"), new("from", "9876543210"), new("text", "नमस्ते"), new("secret", RealKannel.Secret)]);
        using var answer = await Line.Http.PostAsync(Inbound, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Line.AcceptedAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("application/json", "{\"id\":1}", 415)]
    [InlineData("multipart/form-data; boundary=x", "--x--", 415)]
    [InlineData("application/x-www-form-urlencoded", "", 403)]
    [InlineData("application/x-www-form-urlencoded", "&&&=&%", 403)]
    public async Task A_body_that_is_no_form_is_refused(string type, string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await Line.Http.PostAsync(Inbound, content);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_before_they_are_read()
    {
        using var content = new StringContent("text=" + new string('a', 10_000_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await Line.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Five_thousand_fields_are_only_fields()
    {
        var form = string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")) + $"&id=1&from=9876543210&text=hi&{Secret}";
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await Line.Http.PostAsync(Inbound, content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_Hindi_SMS_of_many_parts_fits_into_the_address()
    {
        using var answer = await Line.Http.GetAsync($"{Inbound}?id=1&from=9876543210&text={Uri.EscapeDataString(new string('न', 50 * 67))}&{Secret}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_that_a_proxy_passed_on_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Inbound}?id=1&from=9876543210&text=hi&{Secret}");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        using var answer = await Line.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("?id=1%3A0&type=1&" + Secret, 200)]
    [InlineData("?id=1%3A0&type=64&" + Secret, 200)]
    [InlineData("?id=1%3A0&type=%E0%A5%A7&" + Secret, 200)]
    [InlineData("?id=1%3A0&" + Secret, 200)]
    [InlineData("?id=1%00&type=1&fid=%FF&answer=%00&" + Secret, 200)]
    [InlineData("?type=1&" + Secret, 400)]
    [InlineData("?id=1%3A0&type=1", 403)]
    [InlineData("", 403)]
    public async Task A_receipt_gets_a_clear_answer(string query, int status)
    {
        using var answer = await Line.Http.GetAsync(Receipt + query);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Another_method_is_not_allowed()
    {
        using var put = await Line.Http.PutAsync($"{Inbound}?{Secret}", null);
        using var post = await Line.Http.PostAsync($"{Receipt}?{Secret}", null);

        put.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Another_machine_may_not_speak_even_with_the_secret()
    {
        await using var line = await KannelLine.StartAsync(["--Kannel:AllowedAddresses=10.0.0.7"]);
        using var answer = await line.Http.GetAsync($"{Inbound}?id=1&from=9876543210&text=hi&{Secret}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_settings_the_pages_say_that_Kannel_is_off()
    {
        await using var line = await KannelLine.StartAsync(["--Kannel:SendUrl=", "--Kannel:Username=", "--Kannel:Password=", "--Kannel:From=", "--Kannel:Secret="]);

        foreach (var page in (string[])[Inbound, Receipt])
        {
            using var answer = await line.Http.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
    }

    [Fact]
    public async Task With_half_the_settings_the_service_does_not_start() =>
        (await Should.ThrowAsync<BadSettingException>(() => KannelLine.StartAsync(["--Kannel:Secret="]))).Message
            .ShouldBe("Kannel:Secret is missing: set it, or remove the other Kannel settings to turn Kannel off.");
}
