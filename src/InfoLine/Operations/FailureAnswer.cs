using System.Diagnostics.Metrics;

namespace InfoLine.Operations;

/// <summary>Answers for what went wrong inside: 503 and a reference, so that a carrier tries again and staff find the log line. Never a stack trace.</summary>
internal sealed class FailureAnswer(RequestDelegate next, IHostApplicationLifetime lifetime, IMeterFactory meters, ILogger<FailureAnswer> log)
{
    private readonly Counter<long> _failures = meters.Create("InfoLine.Operations")
        .CreateCounter<long>("infoline_request_failures", description: "Requests that ended in trouble of ours.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            context.Response.Headers.RetryAfter = "5";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException trouble) when (!context.Response.HasStarted)
        {
            // The caller's mistake, such as a body that is too large: Kestrel knows the right answer.
            context.Response.StatusCode = trouble.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has hung up; nobody hears an answer.
        }
        catch (Exception trouble) when (!context.Response.HasStarted)
        {
            var reference = context.TraceIdentifier;
            log.RequestFailed(trouble, context.GetEndpoint()?.DisplayName ?? "an unknown path", reference);
            _failures.Add(1);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
            await context.Response.WriteAsync($"Something went wrong on our side. Reference: {reference}\n", CancellationToken.None);
        }
    }
}
