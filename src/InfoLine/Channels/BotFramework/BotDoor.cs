using System.Text.Json;

namespace InfoLine.Channels.BotFramework;

/// <summary>Our own check of callers. It knows who calls before it reads what they bring.</summary>
internal sealed class BotDoor(ChannelToken token) : IBotDoor
{
    /// <inheritdoc/>
    public Task<Caller> KnockAsync(string? authorization, CancellationToken cancellation) => token.ReadAsync(authorization, cancellation);

    /// <inheritdoc/>
    public async Task<BotTurn> EnterAsync(Caller caller, Activity activity, Func<CancellationToken, Task<IReadOnlyList<Activity>>> turn, CancellationToken cancellation)
    {
        if (activity.Type == "invoke") return new BotTurn.NotOffered();
        var replies = await turn(cancellation);
        return new BotTurn.Done(activity.DeliveryMode == BotInbound.ExpectReplies ? JsonSerializer.Serialize(new ExpectedReplies(replies), BotJson.Wire.ExpectedReplies) : null);
    }
}
