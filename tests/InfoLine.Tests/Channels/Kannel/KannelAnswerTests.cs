using InfoLine.Channels.Kannel;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Kannel;

public class KannelAnswerTests
{
    [Theory]
    [InlineData(202, "0: Accepted for delivery", typeof(SendOutcome.Accepted))]
    [InlineData(202, "3: Queued for later delivery", typeof(SendOutcome.Accepted))]
    [InlineData(202, "", typeof(SendOutcome.Unknown))]
    [InlineData(200, "<html>Welcome", typeof(SendOutcome.Unknown))]
    [InlineData(302, "", typeof(SendOutcome.RetryAt))]
    [InlineData(400, "Missing receiver number, rejected", typeof(SendOutcome.Failed))]
    [InlineData(400, "Number(s) has/have been denied by white- and/or black-lists.", typeof(SendOutcome.Failed))]
    [InlineData(401, "", typeof(SendOutcome.RetryAt))]
    [InlineData(403, "Authorization failed for sendsms", typeof(SendOutcome.RetryAt))]
    [InlineData(403, "Not routable. Do not try again.", typeof(SendOutcome.Failed))]
    [InlineData(404, "Not found", typeof(SendOutcome.RetryAt))]
    [InlineData(429, "", typeof(SendOutcome.RetryAt))]
    [InlineData(500, "", typeof(SendOutcome.Unknown))]
    [InlineData(502, "<html>Bad gateway", typeof(SendOutcome.Unknown))]
    [InlineData(503, "Temporal failure, try again later.", typeof(SendOutcome.RetryAt))]
    public void Each_answer_says_what_became_of_the_message(int status, string body, Type outcome) =>
        KannelAnswer.Read(status, body, SomeKannel.Now).ShouldBeOfType(outcome);
}
