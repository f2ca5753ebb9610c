using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace InfoLine.VendorSdks;

/// <summary>A bot that hears what our bot hears, and leaves the rest to the SDK: typing and the like are quiet, an <c>invoke</c> is not handled.</summary>
/// <param name="turn">Gives the replies that the caller waits for; empty for one who does not wait.</param>
internal sealed class BotSdkEars(Func<CancellationToken, Task<IActivity[]>> turn) : ActivityHandler
{
    /// <inheritdoc/>
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => HearAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => HearAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => HearAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Heard whole, and not by the SDK's "members added": Teams announces the bot in place of the person.</remarks>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => HearAsync(turnContext, cancellationToken);

    private async Task HearAsync(ITurnContext context, CancellationToken cancellation)
    {
        // Only a caller who waits gets any; the SDK keeps them for its answer. All other replies go by the outbox.
        var replies = await turn(cancellation);
        if (replies.Length > 0) await context.SendActivitiesAsync(replies, cancellation);
    }
}
