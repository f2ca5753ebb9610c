namespace InfoLine.Dialogs.Compile;

/// <summary>One file of the dialogs folder.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c>; shown in problems.</param>
/// <param name="Text">Its content.</param>
public sealed record FlowSource(string Path, string Text);
