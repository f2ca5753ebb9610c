using System.Diagnostics.Metrics;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging.Media;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>What is counted at the two doors. No personal data: routes, kinds, outcomes and languages only.</summary>
public sealed class MessagingMeters
{
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _segments;
    private readonly Counter<long> _receipts;
    private readonly Counter<long> _media;
    private readonly Histogram<double> _sent;

    /// <summary>Makes the counters of one service.</summary>
    public MessagingMeters(IMeterFactory factory)
    {
        var meter = factory.Create("InfoLine.Messaging");
        _accepted = meter.CreateCounter<long>("infoline_messages_accepted", description: "Messages stored for the first time, by route and kind.");
        _repeated = meter.CreateCounter<long>("infoline_messages_repeated", description: "Messages that a carrier handed in again, by route.");
        _outcomes = meter.CreateCounter<long>("infoline_sends", description: "Messages handed to carriers, by route and outcome.");
        _segments = meter.CreateCounter<long>("infoline_segments", description: "SMS segments handed to carriers, who bill by them, by route and language.");
        _receipts = meter.CreateCounter<long>("infoline_receipts", description: "Delivery receipts, by route and status.");
        _media = meter.CreateCounter<long>("infoline_media", description: "Voice notes and pictures that were fetched or given up, by route and outcome.");
        _sent = meter.CreateHistogram<double>("infoline_written_to_sent_seconds", description: "From a reply being written by a turn to the carrier having it, by route.");
    }

    internal void Accepted(Inbound message, bool isNew)
    {
        if (isNew)
            _accepted.Add(1, new("route", message.From.Route), new("kind", message.Kind.ToString()));
        else
            _repeated.Add(1, new KeyValuePair<string, object?>("route", message.From.Route));
    }

    internal void Sent(string route, SendOutcome outcome, TimeSpan age)
    {
        _outcomes.Add(1, new("route", route), new("outcome", outcome.GetType().Name));
        if (outcome is SendOutcome.Accepted)
            _sent.Record(age.TotalSeconds, new KeyValuePair<string, object?>("route", route));
    }

    /// <summary>A message has left that is billed by segments.</summary>
    internal void Left(OutboxRow row) => _segments.Add(
        SmsLength.Of(row.Message.PlainText).Segments, new("route", row.Message.To.Route), new("language", row.Language ?? "none"));

    internal void Fetched(string route, MediaEnd end) => _media.Add(
        1, new("route", route), new("outcome", end.Reason is { } why ? Coded<MediaReason>.Write(why) : Coded<MediaState>.Write(end.State)));

    internal void Receipt(Receipt receipt) => _receipts.Add(1, new("route", receipt.Route), new("status", receipt.Status.ToString()));
}
