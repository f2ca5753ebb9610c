namespace Stateless.Reflection;

/// <summary>A trigger of a machine.</summary>
public class TriggerInfo
{
    internal TriggerInfo(object underlyingTrigger) => UnderlyingTrigger = underlyingTrigger;

    /// <summary>The trigger itself.</summary>
    public object UnderlyingTrigger { get; }

    /// <summary>The trigger's own text, or "&lt;null&gt;".</summary>
    public override string ToString() => UnderlyingTrigger?.ToString() ?? "<null>";
}
