using System.Net;
using System.Net.Sockets;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>Debian's Kannel on free ports, with the configuration that we ship: only ports, paths, secrets and the pause between retries are others.</summary>
internal sealed class RealKannel : IAsyncDisposable
{
    public const string Password = "gateway-password", Secret = "gateway-secret";
    private const string Bearerbox = "/usr/sbin/bearerbox", Smsbox = "/usr/sbin/smsbox";

    private readonly string _folder = Directory.CreateTempSubdirectory("infoline-kannel-").FullName;
    private readonly string _configuration;
    private RunningProcess? _bearerbox, _smsbox;

    /// <param name="appPort">Where InfoLine listens.</param>
    /// <param name="smsc">The shipped file that describes the SMS centre.</param>
    public RealKannel(int appPort, string smsc = "smsc-fake.conf")
    {
        _configuration = Path.Combine(_folder, "kannel.conf");
        var smscFile = Path.Combine(_folder, "smsc.conf");
        Directory.CreateDirectory(Path.Combine(_folder, "spool"));
        Directory.CreateDirectory(Path.Combine(_folder, "spool-dlr"));
        SendPort = FreePort();
        SmscPort = FreePort();
        Write("kannel.conf", _configuration, [
            ("/etc/kannel/smsc.conf\"", smscFile + "\""), ("/var/spool/kannel", Path.Combine(_folder, "spool")), ("/var/log/kannel", _folder),
            ("= 13000", $"= {FreePort()}"), ("= 13001", $"= {FreePort()}"), ("= 13013", $"= {SendPort}"), ("127.0.0.1:5080", $"127.0.0.1:{appPort}"),
            ("CHANGE-ME-ADMIN", "admin-password"), ("CHANGE-ME-PASSWORD", Password), ("CHANGE-ME-SECRET", Secret), ("http-queue-delay = 10", "http-queue-delay = 1")]);
        Write(smsc, smscFile, smsc == "smsc-fake.conf" ? [("= 13005", $"= {SmscPort}")] : [("CHANGE-ME.example.com", "127.0.0.1"), ("= 2775", $"= {SmscPort}")]);
    }

    /// <summary>Where the smsbox takes SMS from us.</summary>
    public int SendPort { get; }

    /// <summary>Where the pretended SMS centre waits for its phones.</summary>
    public int SmscPort { get; }

    public RunningProcess Box => _smsbox ?? throw new InvalidOperationException("The smsbox is not running.");

    /// <summary>Skips the test on a machine without Kannel, unless everything has to run.</summary>
    public static void SkipIfMissing() => Skip.If(
        Environment.GetEnvironmentVariable("INFOLINE_TEST_ALL") != "1" && !(File.Exists(Bearerbox) && File.Exists(Smsbox) && File.Exists(FakePhones.Program)),
        "Kannel is not installed (apt-get install kannel kannel-extras)");

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async Task StartAsync()
    {
        await StartBearerboxAsync();
        await StartSmsboxAsync();
    }

    public async Task StartBearerboxAsync()
    {
        _bearerbox = new RunningProcess(Bearerbox, "-v", "0", _configuration);
        await _bearerbox.LineAsync("Start-up done");
    }

    public async Task StartSmsboxAsync()
    {
        _smsbox = new RunningProcess(Smsbox, "-v", "0", _configuration);
        await _smsbox.LineAsync("Connected to bearerbox");
    }

    public async Task StopSmsboxAsync()
    {
        await Box.DisposeAsync();
        _smsbox = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_smsbox is not null)
            await _smsbox.DisposeAsync();
        if (_bearerbox is not null)
            await _bearerbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Write(string shipped, string target, (string Shipped, string Here)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot(), "infra", "kannel", shipped));
        foreach (var (old, here) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal); // else the shipped file has changed, and this would use a real port
            text = text.Replace(old, here, StringComparison.Ordinal);
        }
        File.WriteAllText(target, text);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InfoLine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("InfoLine.sln is not above the tests.");
        return folder.FullName;
    }
}
