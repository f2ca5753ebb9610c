namespace InfoLine.Storage;

/// <summary>Another process has this SQLite file open as its own.</summary>
/// <param name="message">One sentence with the remedy.</param>
public sealed class DatabaseInUseException(string message) : BadSettingException(message);
