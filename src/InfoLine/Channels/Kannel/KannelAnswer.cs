using InfoLine.Messaging;

namespace InfoLine.Channels.Kannel;

/// <summary>What the smsbox's answer to sendsms says about a message.</summary>
/// <remarks>Kannel user guide, "Using the HTTP interface to send SMS messages"; the answers observed with 1.4.5. "Accepted" says nothing about delivery, and carries no id.</remarks>
public static class KannelAnswer
{
    /// <summary>Settings are put right by a person, not within seconds.</summary>
    private static readonly TimeSpan SettingsPause = TimeSpan.FromMinutes(1);

    /// <summary>Reads an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The beginning of the page; may be empty.</param>
    /// <param name="now">UTC.</param>
    public static SendOutcome Read(int status, string body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(body);
        return (status, body) switch
        {
            // "3: Queued for later delivery": no SMS centre is connected, and the message waits in Kannel's store.
            (202, ['0' or '3', ':', ..]) => new SendOutcome.Accepted(null),
            (503 or 429, _) => new SendOutcome.RetryAt(now, "Kannel is busy or is just starting."),
            // The message is good, the settings are not: it waits for them to be put right.
            (401, _) => new SendOutcome.RetryAt(now + SettingsPause, NotLetIn),
            (403, _) when body.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase) => new SendOutcome.RetryAt(now + SettingsPause, NotLetIn),
            (404 or 405 or 301 or 302 or 303 or 307 or 308, _) => new SendOutcome.RetryAt(now + SettingsPause, "Nothing takes SMS at Kannel:SendUrl: it should end in /cgi-bin/sendsms."),
            (400 or 403, _) when body.Contains("black", StringComparison.OrdinalIgnoreCase) => new SendOutcome.Failed("denied", "Kannel's white-list or black-list does not allow this number."),
            (403, _) => new SendOutcome.Failed("403", "Kannel has no way to this number."),
            _ when status is >= 400 and < 500 => new SendOutcome.Failed($"{status}", "Kannel refused the message as wrongly formed; smsbox.log says why."),
            _ => new SendOutcome.Unknown($"Kannel:SendUrl answered {status}, but not as Kannel does."),
        };
    }

    private const string NotLetIn = "Kannel does not let InfoLine in: Kannel:Username and Kannel:Password must be those of the sendsms-user, and user-allow-ip must allow this machine.";
}
