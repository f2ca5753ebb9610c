using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Channels.Phone;

/// <summary>The dialogs that the simulated phone tries.</summary>
/// <param name="Flows">The dialogs in force.</param>
/// <param name="Since">Since when they are.</param>
/// <param name="Problems">What is wrong with newer files that were refused because of it; empty when there are none. Warnings may be among them.</param>
public sealed record PhoneDialogs(FlowSet Flows, DateTimeOffset Since, ImmutableArray<Problem> Problems);
