using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using InfoLine.Messaging;
using Microsoft.AspNetCore.Http.Features;

namespace InfoLine.Channels.BotFramework;

/// <summary>Answers <c>POST /api/messages</c>: who calls, what they bring, accept it, answer.</summary>
internal sealed class BotEndpoint(BotOptions options, IBotDoor door, BotEndpoint.Inward messaging, ILogger<BotEndpoint> logger)
{
    /// <summary>The largest activity that is read, in bytes. Channels allow less.</summary>
    public const int MaxBody = 256 * 1024;

    private const string JsonType = "application/json; charset=utf-8";

    // The channel hangs up after 15 seconds; what takes longer goes out by the outbox.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The two things that the endpoint asks of messaging.</summary>
    /// <param name="Accept"><see cref="Inbox.AcceptAsync"/>.</param>
    /// <param name="TakeReplies"><see cref="Outbox.TakeRepliesAsync"/>.</param>
    internal sealed record Inward(
        Func<Inbound, CancellationToken, Task<Accepted>> Accept,
        Func<string, TimeSpan, CancellationToken, Task<ImmutableArray<Outgoing>>> TakeReplies);

    /// <summary>Handles one call.</summary>
    public async Task<IResult> HandleAsync(HttpContext call)
    {
        if (!call.Request.HasJsonContentType()) return Refuse(StatusCodes.Status415UnsupportedMediaType, "Send an activity as application/json.");
        var caller = options.Mode == BotMode.LocalOnly ? OnThisMachine(call) : await door.KnockAsync(call.Request.Headers.Authorization, call.RequestAborted);
        if (caller is Caller.Stranger stranger) return Unauthorized(call, stranger.Why);
        if (caller is Caller.Unproven) return KeysMissing(call);

        if (await ReadBodyAsync(call) is not { } body) return Refuse(StatusCodes.Status413PayloadTooLarge, $"An activity has at most {MaxBody} bytes.");
        if (Activity.Read(body) is not { } activity) return Refuse(StatusCodes.Status400BadRequest, "The body is not the JSON of an activity.");
        if (activity.Fault() is { } fault) return Refuse(StatusCodes.Status400BadRequest, fault);
        if (caller.Objection(activity) is { } objection) return Unauthorized(call, objection);
        if (options.ServiceUrls.Admit(activity.ServiceUrl) is null) return Refuse(StatusCodes.Status400BadRequest, "The activity's serviceUrl is not in Bot:AllowedServiceUrls.");

        return await door.EnterAsync(caller, activity, cancellation => AcceptAsync(activity, body, cancellation), call.RequestAborted) switch
        {
            BotTurn.Done { Body: { } replies } => Results.Text(replies, JsonType),
            BotTurn.Done => Results.Ok(),
            BotTurn.NotOffered => Results.StatusCode(StatusCodes.Status501NotImplemented),
            BotTurn.Refused refused => Unauthorized(call, refused.Why),
            BotTurn.Unproven => KeysMissing(call),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IReadOnlyList<Activity>> AcceptAsync(Activity activity, byte[] body, CancellationToken cancellation)
    {
        // Without an id of the channel's, the same bytes are the same message.
        var inbound = BotInbound.Read(activity, fallbackId: Convert.ToHexStringLower(SHA256.HashData(body)));
        var accepted = inbound is null ? default : await messaging.Accept(inbound, cancellation);
        if (inbound is null || activity.DeliveryMode != BotInbound.ExpectReplies) return [];

        var replies = await messaging.TakeReplies(accepted.InboxId, Patience, cancellation);
        var activities = new List<Activity>(replies.Length);
        foreach (var reply in replies)
        {
            if (ConversationReference.Read(reply.To.Reference) is { } reference) activities.Add(BotReply.Write(reply, reference));
        }

        return activities;
    }

    // A tunnel or a proxy on this machine makes strangers look local: it names another host, or says for whom it calls.
    private static Caller OnThisMachine(HttpContext call)
    {
        var headers = call.Request.Headers;
        var host = call.Request.Host.Host;
        var local = IsLocal(call.Connection.RemoteIpAddress) && IsLocal(call.Connection.LocalIpAddress)
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
            && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("X-Forwarded-Host");
        return local ? new Caller.Local() : new Caller.Stranger("without Bot:AppId only programs on this machine may call");
    }

    // Null where there is no network between, as in a server in memory.
    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    // Null when there is more than we read.
    private static async Task<byte[]?> ReadBodyAsync(HttpContext call)
    {
        // An activity with cards may be larger than what the server takes on other routes; here we count ourselves.
        // And where the server counts, it hangs up on a caller who is still sending, and who then never reads our 413.
        if (call.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (call.Request.ContentLength > MaxBody) return null;
        var reader = call.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(call.RequestAborted);
            var tooLarge = read.Buffer.Length > MaxBody;
            if (tooLarge || read.IsCompleted)
            {
                // What was read must be given back, or the connection cannot carry the next call.
                var body = tooLarge ? null : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private IResult Unauthorized(HttpContext call, string why)
    {
        Log.Refused(logger, why);
        call.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, "This call does not come from a channel of this bot.");
    }

    private IResult KeysMissing(HttpContext call)
    {
        Log.KeysMissing(logger);
        call.Response.Headers.RetryAfter = "60";
        return Refuse(StatusCodes.Status503ServiceUnavailable, "The token cannot be checked now.");
    }

    private static IResult Refuse(int status, string sentence)
    {
        var code = status == StatusCodes.Status401Unauthorized ? "Unauthorized" : status == StatusCodes.Status503ServiceUnavailable ? "ServiceUnavailable" : "BadArgument";
        return Results.Text(JsonSerializer.SerializeToUtf8Bytes(new ErrorResponse(new ErrorBody(code, sentence)), BotJson.Wire.ErrorResponse), JsonType, status);
    }
}
