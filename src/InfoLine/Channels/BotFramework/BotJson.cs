using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoLine.Channels.BotFramework;

/// <summary>How activities are read and written: compact, nulls dropped, names in any case, nothing deeper than an honest activity.</summary>
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(KeySet))]
internal sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>The one to use. Hindi stays readable and a third of the size; nothing here is ever put into a page.</summary>
    public static BotJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 32,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
