using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace InfoLine.Tests.Carriers;

/// <summary>What Twilio posts to us: messages of people and receipts, signed.</summary>
public sealed partial class FakeTwilio
{
    private int _receiptsUnderWay;
    private TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A person writes. <c>whatsapp:</c> before the address makes it WhatsApp.</summary>
    /// <param name="from">Who.</param>
    /// <param name="text">What.</param>
    /// <param name="more">Further fields, which replace those of the same name.</param>
    /// <returns>The service's answer.</returns>
    public Task<HttpResponseMessage> SaysAsync(string from, string text, params (string Key, string Value)[] more) =>
        PostAsync("/channels/twilio/inbound", Message(from, text, more));

    /// <summary>A person presses a button or chooses a row of a message that they got.</summary>
    public Task<HttpResponseMessage> PressesAsync(FakeMessage message, FakeOption option) => message.IsList
        ? SaysAsync(message.To, option.Title, ("ListId", option.Id), ("ListTitle", option.Title), ("MessageType", "interactive"), ("OriginalRepliedMessageSid", message.Sid))
        : SaysAsync(message.To, option.Title, ("ButtonPayload", option.Id), ("ButtonText", option.Title), ("MessageType", "button"), ("OriginalRepliedMessageSid", message.Sid));

    /// <summary>The fields of a message as Twilio posts them.</summary>
    public Dictionary<string, string> Message(string from, string text, params (string Key, string Value)[] more)
    {
        var isWhatsApp = from.StartsWith("whatsapp:", StringComparison.Ordinal);
        var sid = NewSid("SM");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsMessageSid"] = sid,
            ["AccountSid"] = AccountSid,
            ["From"] = from,
            ["To"] = isWhatsApp ? WhatsAppNumber : SmsNumber,
            ["Body"] = text,
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["SmsStatus"] = "received",
            ["ApiVersion"] = "2010-04-01",
        };
        if (isWhatsApp)
        {
            fields["MessageType"] = "text";
            fields["ProfileName"] = "आशा";
            fields["WaId"] = from.TrimStart("whatsapp:+".ToCharArray());
        }
        else
        {
            fields["FromCountry"] = "IN";
            fields["FromCity"] = "";
            fields["FromState"] = "";
            fields["FromZip"] = "";
        }

        foreach (var (key, value) in more)
            fields[key] = value;
        return fields;
    }

    /// <summary>Posts a form to the service, signed.</summary>
    /// <param name="pathAndQuery">Behind the public address.</param>
    /// <param name="fields">Decoded; keys may repeat.</param>
    public Task<HttpResponseMessage> PostAsync(string pathAndQuery, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var list = fields.ToList();
        return PostRawAsync(pathAndQuery, Encode(list), FakeTwilioSignature.Of(AuthToken, _publicUrl + pathAndQuery, list));
    }

    /// <summary>Posts any bytes with any signature, or none.</summary>
    public async Task<HttpResponseMessage> PostRawAsync(string pathAndQuery, byte[] body, string? signature, string contentType = "application/x-www-form-urlencoded; charset=utf-8")
    {
        var line = _line ?? throw new InvalidOperationException("Call Serves first.");
        using var request = new HttpRequestMessage(HttpMethod.Post, pathAndQuery.TrimStart('/')) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await line.SendAsync(request);
    }

    /// <summary>Posts a receipt for a message.</summary>
    public async Task<HttpResponseMessage> ReceiptAsync(FakeMessage message, string status, params (string Key, string Value)[] more)
    {
        var callback = message.StatusCallback ?? throw new InvalidOperationException("This message asked for no receipts.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["AccountSid"] = AccountSid,
            ["From"] = message.From,
            ["To"] = message.To,
            ["ApiVersion"] = "2010-04-01",
            ["RawDlrDoneDate"] = message.CreatedAt.ToString("yyMMddHHmm", CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in more)
            fields[key] = value;
        return await PostAsync(callback.Split('#')[0][_publicUrl.Length..], fields);
    }

    /// <summary>Waits until all receipts under way have been answered.</summary>
    public Task ReceiptsSentAsync() => Volatile.Read(ref _receiptsUnderWay) == 0 ? Task.CompletedTask : Volatile.Read(ref _quiet).Task;

    private static byte[] Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));

    private void Report(FakeMessage message)
    {
        string[] statuses = Receipts switch
        {
            FakeReceipts.InOrder => ["sent", "delivered"],
            FakeReceipts.Doubled => ["sent", "sent", "delivered", "delivered"],
            FakeReceipts.Reversed => ["delivered", "sent"],
            _ => [],
        };
        if (statuses.Length > 0)
            _ = ReportAsync(message, statuses);
    }

    private async Task ReportAsync(FakeMessage message, params string[] statuses)
    {
        if (_line is null || message.StatusCallback is null)
            return;
        if (Interlocked.Increment(ref _receiptsUnderWay) == 1)
            Volatile.Write(ref _quiet, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            foreach (var status in statuses)
                (await ReceiptAsync(message, status)).Dispose();
        }
        catch (HttpRequestException)
        {
            // The service is gone. Twilio, too, shrugs at that.
        }
        finally
        {
            if (Interlocked.Decrement(ref _receiptsUnderWay) == 0)
                Volatile.Read(ref _quiet).TrySetResult();
        }
    }
}
