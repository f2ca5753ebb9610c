using System.Runtime.ExceptionServices;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace InfoLine.VendorSdks;

/// <summary>Writes requests about messages with Twilio's SDK, and gives back what Twilio answered, as it came.</summary>
/// <param name="accountSid">The account, <c>AC…</c>.</param>
/// <param name="authToken">Its token.</param>
/// <param name="api">Where the SDK's requests go in place of Twilio's own address; ends with a slash.</param>
/// <remarks>The SDK's common client, which all of a process would share, is never used: each call has a client of its own, and so a time limit of its own.</remarks>
public sealed class TwilioSdk(string accountSid, string authToken, Uri api)
{
    /// <summary>Hands over a message: one attempt.</summary>
    /// <param name="fields">By Twilio's names. One that is not known here is a mistake of ours.</param>
    /// <param name="http">The connections.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Twilio's answer, whatever its status.</returns>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    public Task<HttpResponseMessage> SendAsync(IEnumerable<KeyValuePair<string, string>> fields, HttpClient http, CancellationToken cancellation)
    {
        var options = Options(fields);
        return AskAsync(client => MessageResource.CreateAsync(options, client), http, cancellation);
    }

    /// <summary>Lists one page of messages to a person, the newest first.</summary>
    /// <param name="to">The person's address.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="http">The connections.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Twilio's answer, whatever its status.</returns>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    public Task<HttpResponseMessage> ListAsync(string to, int most, HttpClient http, CancellationToken cancellation)
    {
        var options = new ReadMessageOptions { To = new PhoneNumber(to), PageSize = most, Limit = most };
        return AskAsync(client => MessageResource.ReadAsync(options, client), http, cancellation);
    }

    private async Task<HttpResponseMessage> AskAsync(Func<ITwilioRestClient, Task> ask, HttpClient http, CancellationToken cancellation)
    {
        var wire = new TwilioWire(http, api, cancellation);
        try
        {
            await ask(new TwilioRestClient(accountSid, authToken, httpClient: wire));
        }
        catch (ApiConnectionException broken) when (broken.InnerException is { } trouble)
        {
            ExceptionDispatchInfo.Throw(trouble);
        }
        catch (TwilioException) when (wire.Answer is not null)
        {
            // Refused, or not readable. The answer itself says more than the exception: it still has its headers.
        }

        return wire.Answer ?? throw new InvalidOperationException("Twilio's SDK has asked nothing.");
    }

    private static CreateMessageOptions Options(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = fields.ToDictionary(StringComparer.Ordinal);
        var options = new CreateMessageOptions(new PhoneNumber(all["To"]));
        foreach (var (name, value) in all)
        {
            switch (name)
            {
                case "To": break;
                case "From": options.From = new PhoneNumber(value); break;
                case "MessagingServiceSid": options.MessagingServiceSid = value; break;
                case "Body": options.Body = value; break;
                case "ContentSid": options.ContentSid = value; break;
                case "ContentVariables": options.ContentVariables = value; break;
                case "StatusCallback": options.StatusCallback = new Uri(value); break;
                case "ValidityPeriod": options.ValidityPeriod = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
                default: throw new ArgumentException($"A message has no field {name} here.", nameof(fields));
            }
        }

        return options;
    }
}
