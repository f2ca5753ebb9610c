using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using InfoLine.Storage;

namespace InfoLine.Tests.Operations;

/// <summary>The program as an operator meets it: a process with arguments, an error stream and an exit code.</summary>
public sealed class LifetimeTests
{
    private const string AnyPort = "--urls=http://127.0.0.1:0";

    [Fact]
    public async Task It_starts_without_settings_from_any_folder_and_ends_well_when_told_to()
    {
        // The port alone is set: the usual one may be taken on the machine of whoever runs the tests.
        await using var service = ServiceProcess.Learned(AnyPort);
        using var http = new HttpClient { BaseAddress = await service.AddressAsync() };
        (await ServiceProcess.ReadyAsync(http)).ShouldBe("database: ok\ndialogs: ok\nturns: ok\nsending: ok\n");
        File.Exists(Path.Combine(service.Folder, "data", "infoline.db")).ShouldBeTrue();
        service.Terminate();
        var (code, errors) = await service.EndAsync();
        (code, errors).ShouldBe((0, []));
    }

    [Fact]
    public async Task A_log_line_in_json_tells_when_what_and_how_grave()
    {
        var before = DateTimeOffset.UtcNow;
        await using var service = new ServiceProcess(AnyPort, "--Logs:Format=json"); // Its first word is that nobody administers it yet.
        await service.AddressAsync();
        using var line = JsonDocument.Parse(service.SaidFirst.ShouldHaveSingleItem());
        DateTimeOffset.ParseExact(line.RootElement.GetProperty("Timestamp").GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .ShouldBeInRange(before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        line.RootElement.GetProperty("LogLevel").GetString().ShouldBe("Information");
        line.RootElement.GetProperty("Message").GetString().ShouldStartWith("There is no administrator yet");
    }

    [Fact]
    public async Task Told_to_stop_it_finishes_what_is_in_hand()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var smsbox = SomeSmsbox(asked, answer.Task);
        await smsbox.StartAsync();
        await using var service = ServiceProcess.Learned(
            AnyPort, $"--Kannel:SendUrl={smsbox.Urls.First()}/cgi-bin/sendsms", "--Kannel:Username=u", "--Kannel:Password=p", "--Kannel:From=12345", "--Kannel:Secret=secret-of-16-chars");
        using var http = new HttpClient { BaseAddress = await service.AddressAsync() };
        (await http.GetAsync("/channels/kannel/inbound?id=1&from=9876543210&to=12345&text=hello&secret=secret-of-16-chars")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await asked.Task;

        service.Terminate();
        answer.SetResult();
        (await service.EndAsync()).Code.ShouldBe(0);
        await using var database = await Database.OpenAsync($"Data Source={service.Folder}/data/infoline.db", CancellationToken.None);
        var states = await database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select state from outbox where first_tried_at is not null"));
        states.ShouldBe(["accepted"]);
    }

    [Theory]
    [InlineData("--TimeZone=Asia/Jhansi", "TimeZone: 'Asia/Jhansi' is not a known time zone")]
    [InlineData("--Storage:Connection=Data Source=/proc/infoline/line.db", "Storage:Connection: the file '/proc/infoline/line.db' cannot be used")]
    [InlineData("--Storage:Connection=Data Source=/dev/null/line.db", "Storage:Connection: the file '/dev/null/line.db' cannot be used")]
    [InlineData("--Dialogs:Path=no/such/folder", "Dialogs:Path: there is no folder 'no/such/folder'")]
    [InlineData("--urls=nonsense", "urls: 'nonsense' is not an address to listen on")]
    [InlineData("--urls=https://127.0.0.1:0", "urls: https needs a certificate")]
    public async Task A_wrong_setting_ends_it_with_one_sentence(string argument, string sentence)
    {
        await using var service = new ServiceProcess(argument.StartsWith("--urls", StringComparison.Ordinal) ? argument : AnyPort, argument);
        await RefusesAsync(service, sentence);
    }

    [Fact]
    public async Task An_address_in_use_ends_it_with_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        await using var service = new ServiceProcess($"--urls={url}");
        await RefusesAsync(service, $"urls: the address cannot be listened on (Failed to bind to address {url}: address already in use)");
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_ends_with_one_sentence_and_the_first_goes_on()
    {
        await using var first = ServiceProcess.Learned(AnyPort);
        using var http = new HttpClient { BaseAddress = await first.AddressAsync() };
        var file = Path.Combine(first.Folder, "data", "infoline.db");
        await using var second = new ServiceProcess(AnyPort, $"--Storage:Connection=Data Source={file}");
        await RefusesAsync(second, $"Storage:Connection: another InfoLine has '{file}' open");
        (await ServiceProcess.ReadyAsync(http)).ShouldStartWith("database: ok");
    }

    [Fact]
    public async Task Dialogs_with_errors_end_it_with_each_problem_and_one_sentence()
    {
        var dialogs = Directory.CreateTempSubdirectory("infoline-dialogs-");
        await File.WriteAllTextAsync(Path.Combine(dialogs.FullName, "menu.yaml"), "flow: menu\nsteps:\n  start:\n    ask: [\n");
        await using var service = new ServiceProcess(AnyPort, $"--Dialogs:Path={dialogs.FullName}");
        var (code, errors) = await service.EndAsync();
        dialogs.Delete(recursive: true);
        code.ShouldBe(1);
        errors.Length.ShouldBeGreaterThan(1);
        errors[..^1].ShouldAllBe(line => line.Contains("error IL", StringComparison.Ordinal));
        errors.ShouldContain(line => line.StartsWith("menu.yaml:", StringComparison.Ordinal));
        errors[^1].ShouldStartWith($"Dialogs:Path: the dialogs in '{dialogs.FullName}' have errors");
    }

    private static async Task RefusesAsync(ServiceProcess service, string sentence)
    {
        var (code, errors) = await service.EndAsync();
        errors.ShouldHaveSingleItem().ShouldStartWith(sentence);
        code.ShouldBe(1);
    }

    /// <summary>A smsbox that takes its time.</summary>
    private static WebApplication SomeSmsbox(TaskCompletionSource asked, Task answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var smsbox = builder.Build();
        smsbox.Run(async context =>
        {
            asked.TrySetResult();
            await answer;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsync("0: Accepted for delivery");
        });
        return smsbox;
    }
}
