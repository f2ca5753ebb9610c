using System.Net.Http.Headers;
using System.Text;

namespace InfoLine.Tests.Carriers;

/// <summary>What Twilio posts to us, signed: messages of people, and receipts.</summary>
/// <param name="authToken">Signs.</param>
/// <param name="line">Reaches the service; has a base address.</param>
/// <param name="publicUrl">The address that is signed. No slash at the end.</param>
internal sealed class FakeTwilioWebhooks(string authToken, HttpClient line, string publicUrl)
{
    /// <summary>The content type of Twilio's webhooks.</summary>
    public const string Form = "application/x-www-form-urlencoded; charset=utf-8";

    private int _receiptsUnderWay;
    private TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Posts a form to the service, signed.</summary>
    /// <param name="pathAndQuery">Behind the public address.</param>
    /// <param name="fields">Decoded; keys may repeat.</param>
    public Task<HttpResponseMessage> PostAsync(string pathAndQuery, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var list = fields.ToList();
        return PostRawAsync(pathAndQuery, Encode(list), FakeTwilioSignature.Of(authToken, publicUrl + pathAndQuery, list));
    }

    /// <summary>Posts any bytes with any signature, or none.</summary>
    public async Task<HttpResponseMessage> PostRawAsync(string pathAndQuery, byte[] body, string? signature, string contentType = Form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, pathAndQuery.TrimStart('/')) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await line.SendAsync(request);
    }

    /// <summary>Posts a receipt for a message to where it asked for it.</summary>
    public Task<HttpResponseMessage> ReceiptAsync(FakeMessage message, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var callback = message.StatusCallback ?? throw new InvalidOperationException("This message asked for no receipts.");
        return PostAsync(callback.Split('#')[0][publicUrl.Length..], fields);
    }

    /// <summary>Posts receipts one after the other. A service that is gone is no trouble: Twilio, too, shrugs at that.</summary>
    public async Task ReportAsync(FakeMessage message, IEnumerable<IEnumerable<KeyValuePair<string, string>>> receipts)
    {
        if (Interlocked.Increment(ref _receiptsUnderWay) == 1)
            Volatile.Write(ref _quiet, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            foreach (var fields in receipts)
                (await ReceiptAsync(message, fields)).Dispose();
        }
        catch (HttpRequestException)
        {
        }
        finally
        {
            if (Interlocked.Decrement(ref _receiptsUnderWay) == 0)
                Volatile.Read(ref _quiet).TrySetResult();
        }
    }

    /// <summary>Waits until all receipts under way have been answered.</summary>
    public Task QuietAsync() => Volatile.Read(ref _receiptsUnderWay) == 0 ? Task.CompletedTask : Volatile.Read(ref _quiet).Task;

    private static byte[] Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));
}
