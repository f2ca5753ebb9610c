using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace InfoLine.VendorSdks;

/// <summary>The SDK's cloud adapter, without its reading of the request: that has been done already, with limits that the SDK does not set.</summary>
internal sealed class BotSdkAdapter(BotFrameworkAuthentication callers) : CloudAdapter(callers)
{
    /// <summary>Runs the turn of an activity.</summary>
    /// <returns>What to answer; null for 200 and nothing.</returns>
    public Task<InvokeResponse?> RunAsync(AuthenticateRequestResult caller, Activity activity, IBot bot, CancellationToken cancellation) =>
        ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellation)!; // The SDK does not say that it may be null.
}
