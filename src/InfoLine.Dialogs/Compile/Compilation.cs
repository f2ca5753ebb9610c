using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile;

/// <summary>What the compiler made of a dialogs folder.</summary>
/// <param name="Flows">The dialogs, ready to run; null when there is any error.</param>
/// <param name="Problems">Everything that is wrong or worth a look, sorted by file and line; may be empty.</param>
/// <param name="Transcripts">The conversation tests, sorted by file and line; those with errors are left out.</param>
public sealed record Compilation(FlowSet? Flows, ImmutableArray<Problem> Problems, ImmutableArray<Transcript> Transcripts);
