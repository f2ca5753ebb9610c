namespace Stateless.Graph;

/// <summary>The direction in which Mermaid lays a drawing out.</summary>
public enum MermaidGraphDirection
{
    /// <summary>From left to right.</summary>
    LeftToRight,

    /// <summary>From right to left.</summary>
    RightToLeft,

    /// <summary>From the top down.</summary>
    TopToBottom,

    /// <summary>From the bottom up.</summary>
    BottomToTop,
}
