namespace InfoLine.VendorSdks;

/// <summary>Lets the SDK read keys from a stand-in on this machine. It asks for https only: such an address is spelled so to the SDK, also inside of what the stand-in says, and asked over http.</summary>
internal sealed class HttpsByName(HttpMessageHandler wire) : DelegatingHandler(wire)
{
    private const string Plain = "http://";
    private const string Secure = "https://";

    /// <summary>How an address is spelled to the SDK.</summary>
    public static string Spelled(Uri address) => address is { IsLoopback: true, Scheme: "http" } ? Secure + address.AbsoluteUri[Plain.Length..] : address.AbsoluteUri;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsLoopback: true } address) return await base.SendAsync(request, cancellationToken);
        var authority = address.Authority;
        request.RequestUri = new Uri($"{Plain}{authority}{address.PathAndQuery}");
        var answer = await base.SendAsync(request, cancellationToken);
        var words = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.Content = new StringContent(words.Replace(Plain + authority, Secure + authority, StringComparison.Ordinal));
        return answer;
    }
}
