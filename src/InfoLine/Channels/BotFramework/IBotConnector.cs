using Microsoft.Identity.Client;

namespace InfoLine.Channels.BotFramework;

/// <summary>The seat of whatever posts activities to a channel: our own client, or an adapter on the Bot Framework SDK.</summary>
internal interface IBotConnector : IDisposable
{
    /// <summary>Posts once, with our token where we have one.</summary>
    /// <param name="serviceUrl">Where; admitted, ends with a slash.</param>
    /// <param name="activity">What.</param>
    /// <param name="renewed">True to get a new token first, after the kept one was refused.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The connector's answer, whatever its status.</returns>
    /// <exception cref="MsalException">The login refused us, or could not be reached.</exception>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or no answer in time.</exception>
    Task<HttpResponseMessage> PostAsync(Uri serviceUrl, Activity activity, bool renewed, CancellationToken cancellation);
}
