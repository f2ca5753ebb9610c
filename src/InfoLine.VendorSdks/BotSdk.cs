using System.Net;
using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace InfoLine.VendorSdks;

/// <summary>The Bot Framework's SDK as a door and as a connector: its cloud adapter checks callers, runs turns and posts activities.</summary>
/// <remarks>Activities come and go as JSON. The words of a person are read elsewhere; the SDK gets what it checks and routes by.</remarks>
public sealed class BotSdk
{
    // Dates inside of what we pass on stay the letters that they are.
    private static readonly JsonSerializerSettings Plain = new() { DateParseHandling = DateParseHandling.None, NullValueHandling = NullValueHandling.Ignore, MaxDepth = 32 };

    private readonly BotSdkSettings _settings;
    private readonly BotSdkCallers _callers;
    private readonly BotSdkAdapter _adapter;

    /// <summary>Puts the parts of the SDK together.</summary>
    /// <param name="settings">Who we are and whom we trust.</param>
    /// <param name="publishers">Reads keys. The SDK keeps it for as long as the process lives.</param>
    /// <param name="connectors">Makes a client for each activity that is posted; the SDK closes it.</param>
    public BotSdk(BotSdkSettings settings, HttpMessageHandler publishers, Func<HttpClient> connectors)
    {
        _settings = settings;
        var keys = new HttpClient(new HttpsByName(publishers)) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
        _callers = new BotSdkCallers(settings, new BotSdkCredentials(settings), keys, connectors);
        _adapter = new BotSdkAdapter(_callers);
    }

    /// <summary>Lets the SDK check a caller, and run the turn of what they bring.</summary>
    /// <param name="authorization">The header; empty where callers need no token.</param>
    /// <param name="activity">What they bring, as JSON; no more of it than is checked and routed by.</param>
    /// <param name="turn">Gives the replies as JSON. Run at most once, and only for what a bot hears: a message, a reaction, an event, somebody who joins.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<BotSdkTurn> ReceiveAsync(string authorization, string activity, Func<CancellationToken, Task<IReadOnlyList<string>>> turn, CancellationToken cancellation)
    {
        var brought = Read(activity);
        AuthenticateRequestResult caller;
        try
        {
            caller = await _callers.AuthenticateRequestAsync(brought, authorization, cancellation);
        }
        catch (UnbelievedException refusal)
        {
            return new BotSdkTurn.Refused(refusal.Message);
        }
        catch (Exception refusal) when (refusal is UnauthorizedAccessException or SecurityTokenException or ArgumentException)
        {
            // What the SDK says may repeat what stands in the token.
            return new BotSdkTurn.Refused(refusal.GetType().Name);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or HttpRequestException || (trouble is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new BotSdkTurn.Unproven();
        }

        var ears = new BotSdkEars(async limit => [.. (await turn(limit)).Select(Read)]);
        var answer = await _adapter.RunAsync(caller, brought, ears, cancellation);
        return new BotSdkTurn.Done(answer?.Body is { } body ? JsonConvert.SerializeObject(body, Formatting.None, HttpHelper.BotMessageSerializerSettings) : null);
    }

    /// <summary>Lets the SDK post an activity into the conversation that it names.</summary>
    /// <param name="serviceUrl">Where; ends with a slash.</param>
    /// <param name="activity">What, as JSON. With a <c>replyToId</c> it goes as a reply to that one.</param>
    /// <param name="renewed">True to get a new token first.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The connector's answer, whatever its status: headers, and as much of the body as the SDK gives back.</returns>
    /// <exception cref="HttpRequestException">No connection, or it broke. What <see cref="BotSdkSettings.Token"/> throws comes through as well.</exception>
    public async Task<HttpResponseMessage> SendAsync(Uri serviceUrl, string activity, bool renewed, CancellationToken cancellation)
    {
        var said = Read(activity);
        var place = new ConversationReference { ServiceUrl = serviceUrl.AbsoluteUri, ChannelId = said.ChannelId, Conversation = said.Conversation, Bot = said.From, User = said.Recipient };
        ResourceResponse? taken = null;
        try
        {
            if (renewed && _settings.Token is { } token) await token(true, cancellation);

            // Not by the turn's own way to send: that would make a reply of it, to an activity which the SDK has invented for the occasion.
            await _adapter.ContinueConversationAsync(_settings.AppId, place, async (turn, limit) => taken = (await _adapter.SendActivitiesAsync(turn, [said], limit))[0], cancellation);
        }
        catch (ErrorResponseException refusal) when (refusal.Response is not null)
        {
            return Answer(refusal.Response);
        }
        catch (SerializationException)
        {
            // Taken, with an answer that is no JSON.
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(taken?.Id is { Length: > 0 } ? JsonConvert.SerializeObject(taken, Plain) : "") };
    }

    private static Activity Read(string json) => JsonConvert.DeserializeObject<Activity>(json, Plain) ?? throw new ArgumentException("null is no activity.", nameof(json));

    private static HttpResponseMessage Answer(HttpResponseMessageWrapper wrapped)
    {
        var answer = new HttpResponseMessage(wrapped.StatusCode) { Content = new StringContent(wrapped.Content ?? "", Encoding.UTF8) };
        foreach (var (name, values) in wrapped.Headers) answer.Headers.TryAddWithoutValidation(name, values);
        return answer;
    }
}
