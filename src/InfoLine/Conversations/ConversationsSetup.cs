namespace InfoLine.Conversations;

/// <summary>What turns messages into conversations.</summary>
public static class ConversationsSetup
{
    /// <summary>Adds the dialogs and the worker that takes the turns.</summary>
    public static void AddConversations(this WebApplicationBuilder builder)
    {
    }
}
