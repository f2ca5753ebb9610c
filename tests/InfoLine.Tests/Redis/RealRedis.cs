using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace InfoLine.Tests.Redis;

/// <summary>A redis-server of the test's own, which can be killed, frozen and emptied.</summary>
internal sealed class RealRedis : IAsyncDisposable
{
    public const string Password = "redis-password";
    public const string Program = "/usr/bin/redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("infoline-redis-").FullName;
    private RunningProcess? _server;

    private readonly bool _withTls;
    private readonly string[] _more;

    private RealRedis(bool withTls, string[] more) => (_withTls, _more) = (withTls, more);

    public int Port { get; } = FreePort();

    /// <summary>What <c>Redis:Configuration</c> would hold.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Starts one. The test is skipped on a machine without Redis, unless everything has to run.</summary>
    /// <param name="withTls">True for one that speaks TLS only, to a user who may only touch our own keys.</param>
    public static Task<RealRedis> StartAsync(bool withTls = false) => StartAsync(withTls, []);

    /// <summary>The same with more settings.</summary>
    public static Task<RealRedis> StartWithAsync(params string[] more) => StartAsync(withTls: false, more);

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task<RealRedis> StartAsync(bool withTls, string[] more)
    {
        Skip.If(Environment.GetEnvironmentVariable("INFOLINE_TEST_ALL") != "1" && !File.Exists(Program), "Redis is not installed (apt-get install redis-server)");
        var redis = new RealRedis(withTls, more);
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>The file of the certificate that it shows, which is its own issuer.</summary>
    public string Certificate => Path.Combine(_folder, "redis.crt");

    public async Task StartAgainAsync()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        _server = new(Program, [.. _withTls ? Tls(port) : ["--port", port], "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder, .. _more]);
        await _server.LineAsync("Ready to accept connections");
    }

    /// <summary>Waits until it says something.</summary>
    public Task SaysAsync(string part) => _server?.LineAsync(part) ?? throw new InvalidOperationException("It is not running.");

    public async Task KillAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    public async Task FlushAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("FLUSHALL\r\n"u8.ToArray());
        var answer = new byte[5];
        await stream.ReadExactlyAsync(answer);
        Encoding.ASCII.GetString(answer).ShouldBe("+OK\r\n");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Tls(string port)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        var keyFile = Path.Combine(_folder, "redis.key");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return
        [
            "--port", "0", "--tls-port", port, "--tls-cert-file", Certificate, "--tls-key-file", keyFile, "--tls-ca-cert-file", Certificate, "--tls-auth-clients", "no",
            "--user", "default", "off", "--user", "infoline", "on", $">{Password}", "~infoline:*", "&infoline:*", "+@all",
        ];
    }

    private async Task SignalAsync(string signal)
    {
        var id = _server?.Id ?? throw new InvalidOperationException("It is not running.");
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
