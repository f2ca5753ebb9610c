namespace Stateless.Reflection;

/// <summary>An action that runs when a state is entered.</summary>
public class ActionInfo
{
    /// <summary>Describes an entry action.</summary>
    /// <param name="method">The method that runs.</param>
    /// <param name="fromTrigger">The only trigger for which it runs; null for all.</param>
    public ActionInfo(InvocationInfo method, string fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    /// <summary>The method that runs.</summary>
    public InvocationInfo Method { get; internal set; }

    /// <summary>The only trigger for which the action runs; null for all.</summary>
    public string FromTrigger { get; internal set; }
}
