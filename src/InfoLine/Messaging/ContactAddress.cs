namespace InfoLine.Messaging;

/// <summary>Where a person can be reached: one of possibly several addresses of a contact.</summary>
/// <param name="Route">Which way in and out of this deployment, such as <c>twilio-sms</c>, <c>twilio-whatsapp</c>, <c>kannel</c>, <c>bot</c>. A reply leaves by the route that the message came in.</param>
/// <param name="Address">As the carrier writes it, in its canonical form: <c>+91…</c>, <c>whatsapp:+91…</c>, <c>whatsapp:IN.4566…</c>, or <c>msteams|conversation|user</c>.</param>
/// <param name="Phone">The E.164 number, or null for a sender without one. Addresses with the same number are the same contact.</param>
/// <param name="Reference">What else the channel needs to write first, such as a conversation reference in JSON; null if nothing. The newest one is kept.</param>
public sealed record ContactAddress(string Route, string Address, string? Phone, string? Reference = null);
