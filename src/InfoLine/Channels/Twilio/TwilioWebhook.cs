using System.Buffers;
using System.Data.Common;
using System.Diagnostics;
using System.Text;
using InfoLine.Messaging;
using Microsoft.AspNetCore.Http.Features;

namespace InfoLine.Channels.Twilio;

/// <summary>Takes Twilio's two webhooks: read once, verify, understand, store, answer.</summary>
/// <param name="options">The checked settings.</param>
/// <param name="accept">Stores a message; it survives a crash when this returns.</param>
/// <param name="record">Stores a receipt.</param>
/// <param name="contents">Hears of buttons that were not shown.</param>
/// <param name="log">Ours.</param>
internal sealed class TwilioWebhook(
    TwilioOptions options,
    Func<Inbound, CancellationToken, Task> accept,
    Func<Receipt, CancellationToken, Task> record,
    TwilioContents contents,
    ILogger<TwilioWebhook> log)
{
    private const int LargestBodyBytes = 64 * 1024;

    // Replies go through the outbox. One in this answer would be lost with the connection, and could carry no buttons.
    private static readonly byte[] EmptyResponse = "<Response/>"u8.ToArray();

    private readonly ITwilioSignature _signature = options.PreviousAuthToken is { } previous
        ? TwilioSeats.Signature(options.PublicUrl, options.AuthToken, previous)
        : TwilioSeats.Signature(options.PublicUrl, options.AuthToken);

    /// <summary>A message.</summary>
    public async Task InboundAsync(HttpContext http)
    {
        var (form, refusal) = await ReadAsync(http);
        if (form is null)
            await RefuseAsync(http, refusal!); // Exactly one of the two is null.
        else
            await (TwilioInbound.Read(form) switch
            {
                TwilioInbound.Message message => StoreAsync(http, () => accept(message.Inbound, CancellationToken.None)),
                TwilioInbound.Refused refused => RefuseAsync(http, new Refusal(StatusCodes.Status400BadRequest, refused.Sentence)),
                _ => throw new UnreachableException(),
            });
    }

    /// <summary>A delivery receipt.</summary>
    public async Task StatusAsync(HttpContext http)
    {
        var (form, refusal) = await ReadAsync(http);
        if (form is null)
            await RefuseAsync(http, refusal!);
        else
            await (TwilioStatus.From(form, MessageId(http)) switch
            {
                TwilioStatus.Read read => StoreAsync(http, () => RecordAsync(read.Receipt)),
                TwilioStatus.Refused refused => RefuseAsync(http, new Refusal(StatusCodes.Status400BadRequest, refused.Sentence)),
                _ => throw new UnreachableException(),
            });
    }

    private Task RecordAsync(Receipt receipt)
    {
        if (receipt is { Status: DeliveryStatus.Failed, Code: { } code } && TwilioErrors.IsAboutContent(code))
            contents.Distrust();
        return record(receipt, CancellationToken.None);
    }

    private async Task<(TwilioForm? Form, Refusal? Refusal)> ReadAsync(HttpContext http)
    {
        if (!IsForm(http.Request.ContentType))
            return (null, new Refusal(StatusCodes.Status415UnsupportedMediaType, "Send application/x-www-form-urlencoded, as Twilio does."));
        // We stop at our own limit. With the server's out of the way it reads the rest of a large body away, so that its sender gets to hear the answer.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        if (http.Request.ContentLength > LargestBodyBytes)
            return (null, Refusal.TooLarge);
        TwilioForm? form;
        try
        {
            form = await ReadFormAsync(http.Request);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, new Refusal(broken.StatusCode, "The body could not be read."));
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return (null, new Refusal(StatusCodes.Status400BadRequest, "The body broke off."));
        }

        if (form is null)
            return (null, Refusal.TooLarge);
        var signatures = http.Request.Headers[ITwilioSignature.Header];
        if (signatures.Count != 1 || !_signature.Signs(Target(http), form, signatures[0]))
            return (null, new Refusal(StatusCodes.Status403Forbidden, "The signature is missing or wrong."));
        return form["AccountSid"] is { Length: > 0 } account && account != options.AccountSid
            ? (null, new Refusal(StatusCodes.Status403Forbidden, "This is another account's message."))
            : (form, null);
    }

    private static async Task<TwilioForm?> ReadFormAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var isTooLarge = read.Buffer.Length > LargestBodyBytes;
            if (!isTooLarge && !read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var form = isTooLarge ? null : TwilioForm.Parse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            reader.AdvanceTo(read.Buffer.End);
            return form;
        }
    }

    private static bool IsForm(string? contentType) =>
        contentType is not null && contentType.AsSpan().TrimStart() is var type
        && (type.IndexOf(';') is >= 0 and var end ? type[..end] : type).Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    // The target as it came over the wire. Twilio signed these letters; decoding and writing them again could change one.
    private static string Target(HttpContext http) => http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/'
        ? raw
        : http.Request.PathBase + http.Request.Path + http.Request.QueryString;

    private static string? MessageId(HttpContext http) =>
        http.Request.Query["message"] is { Count: > 0 } ids && TwilioInbound.Clean(ids[0]) is { Length: > 0 and <= 200 } id ? id : null;

    // Stored without the request's token: Twilio does not send a message twice by itself, so what has arrived is kept even if the caller has hung up.
    private async Task StoreAsync(HttpContext http, Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (Exception trouble) when (trouble is DbException or TimeoutException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            Log.NotStored(log, trouble);
            await AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, "text/plain; charset=utf-8", "Not stored. Send it again."u8.ToArray());
            return;
        }

        await AnswerAsync(http, StatusCodes.Status200OK, "text/xml; charset=utf-8", EmptyResponse);
    }

    private Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        Log.TurnedAway(log, refusal.Status, refusal.Sentence);
        return AnswerAsync(http, refusal.Status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(refusal.Sentence));
    }

    private static Task AnswerAsync(HttpContext http, int status, string contentType, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    private sealed record Refusal(int Status, string Sentence)
    {
        public static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "Too large: 64 KiB and 1,000 fields are the most.");
    }
}
