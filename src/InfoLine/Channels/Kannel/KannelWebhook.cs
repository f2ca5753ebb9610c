using System.Text;
using InfoLine.Messaging;

namespace InfoLine.Channels.Kannel;

/// <summary>The two pages that Kannel calls: a message came in, and a message went out or did not.</summary>
/// <remarks>Kannel asks again after anything but a 2xx, even a 4xx: a refused SMS waits there until the settings are right, and what nobody wants must get a 200.</remarks>
public sealed class KannelWebhook(KannelOptions options, KannelGate gate, Inbox inbox, Outbox outbox, ILogger<KannelWebhook> log)
{
    /// <summary>A form is a few kilobytes; more is refused with 413.</summary>
    private const int MostBodyBytes = 64 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Takes one SMS or missed call. The empty page keeps Kannel from answering the sender itself.</summary>
    public async Task<IResult> InboundAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!FromAllowedAddress(context))
            return Forbidden("This address may not speak as Kannel: see Kannel:AllowedAddresses.");
        var fields = Query(context.Request);
        if (HttpMethods.IsPost(context.Request.Method) && await AddFormAsync(context.Request, fields) is { } refusal)
            return refusal;
        if (!KnowsSecret(context, fields))
            return Forbidden("The secret is missing or wrong: see Kannel:Secret.");

        switch (KannelInbound.Read(fields, options))
        {
            case KannelInbound.Received received:
                await inbox.AcceptAsync(received.Message, context.RequestAborted);
                return Empty();
            case KannelInbound.NoReplyPossible:
                Log.NoReplyPossible(log);
                return Empty();
            case KannelInbound.Malformed malformed:
                Log.Malformed(log, malformed.Sentence);
                return Results.Text(malformed.Sentence, statusCode: StatusCodes.Status400BadRequest);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Takes one receipt; also for a message that we do not know.</summary>
    public async Task<IResult> ReceiptAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!FromAllowedAddress(context))
            return Forbidden("This address may not speak as Kannel: see Kannel:AllowedAddresses.");
        var fields = Query(context.Request);
        if (!KnowsSecret(context, fields))
            return Forbidden("The secret is missing or wrong: see Kannel:Secret.");
        if (KannelReceipt.Read(fields) is not { } receipt)
            return Results.Text("'id' is missing: a receipt belongs to a message.", statusCode: StatusCodes.Status400BadRequest);
        await outbox.RecordAsync(receipt, context.RequestAborted);
        return Empty();
    }

    private bool FromAllowedAddress(HttpContext context)
    {
        var caller = context.Connection.RemoteIpAddress;
        if (gate.AllowsAddress(caller, context.Request.Headers))
            return true;
        Log.WrongAddress(log, caller);
        return false;
    }

    private bool KnowsSecret(HttpContext context, KannelFields fields)
    {
        if (gate.AllowsSecret(fields["secret"]))
            return true;
        Log.WrongSecret(log, context.Connection.RemoteIpAddress);
        return false;
    }

    private static KannelFields Query(HttpRequest request)
    {
        var fields = new KannelFields();
        fields.Add(Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""));
        return fields;
    }

    /// <returns>Null, or why the body cannot be read.</returns>
    private static async Task<IResult?> AddFormAsync(HttpRequest request, KannelFields fields)
    {
        if (request.ContentLength is 0 or null && request.ContentType is null)
            return null;
        if (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true)
            return Results.Text($"Send the values in the address, or as {FormType}.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > MostBodyBytes)
            return TooLarge();
        try
        {
            var body = new byte[MostBodyBytes + 1];
            var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            if (length > MostBodyBytes)
                return TooLarge();
            fields.Add(body.AsSpan(0, length));
            return null;
        }
        catch (BadHttpRequestException broken)
        {
            return Results.Text("The body is too large or broken.", statusCode: broken.StatusCode);
        }
    }

    private static IResult Empty() => Results.Text("", "text/plain", Encoding.UTF8);

    private static IResult TooLarge() => Results.Text($"More than {MostBodyBytes} bytes is not an SMS.", statusCode: StatusCodes.Status413PayloadTooLarge);

    private static IResult Forbidden(string sentence) => Results.Text(sentence, statusCode: StatusCodes.Status403Forbidden);
}
