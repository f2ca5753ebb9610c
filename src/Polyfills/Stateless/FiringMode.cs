namespace Stateless;

/// <summary>Says what happens to a trigger that is fired while another trigger is still being handled.</summary>
public enum FiringMode
{
    /// <summary>The inner trigger is handled at once, before the outer one has finished.</summary>
    Immediate,

    /// <summary>The inner trigger waits in line until the outer one has finished. This is the default.</summary>
    Queued,
}
