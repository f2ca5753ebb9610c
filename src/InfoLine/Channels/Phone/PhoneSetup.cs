using System.Buffers;
using InfoLine.Conversations;
using InfoLine.Pages;

namespace InfoLine.Channels.Phone;

/// <summary>The simulated phone at <c>/phone</c>: SMS and WhatsApp side by side, for trying dialogs. It keeps nothing; the browser remembers the conversation.</summary>
public static class PhoneSetup
{
    /// <summary>A conversation of some hundred turns is a tenth of it.</summary>
    private const int MostBodyBytes = 256 * 1024;

    // Own files only: no inline script or style, no other host, no frame around the page.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Reads the settings: on in Development or with <c>Phone:Enabled=true</c>.</summary>
    public static void AddPhone(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(PhoneSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), builder.Report()));

    /// <summary>Maps <c>/phone</c>, when it is on, to the dialogs of the running service.</summary>
    public static void MapPhone(this WebApplication app) => app.MapPhone(() =>
    {
        var library = app.Services.GetRequiredService<FlowLibrary>();
        return library.IsLoaded ? new(library.Current, library.Since, library.Refused) : null;
    });

    /// <summary>Maps <c>/phone</c>, when it is on.</summary>
    /// <param name="app">The service.</param>
    /// <param name="dialogs">The dialogs in force, asked for at every request; null while there are none yet.</param>
    public static void MapPhone(this WebApplication app, Func<PhoneDialogs?> dialogs)
    {
        var settings = app.Services.GetRequiredService<PhoneSettings>();
        if (!settings.Enabled)
            return;

        var clock = app.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        var files = new PageFiles();
        var pages = app.MapGroup("").AddEndpointFilter(AddHeaders);
        pages.MapGet("/phone", (HttpContext context) => files.Serve("phone/index.html", context));
        pages.MapGet("/phone/{file}", (string file, HttpContext context) => files.Serve($"phone/{file}", context));
        pages.MapGet("/lib/{**file}", (string file, HttpContext context) => files.Serve($"lib/{file}", context));
        pages.MapPost("/phone/turn", (Delegate)(Task<IResult> (HttpContext context) => AnswerAsync(context, dialogs(), (inForce, request) =>
            PhoneConversation.Take(inForce, request, settings.FirstMoment(clock.GetUtcNow())))));
        pages.MapPost("/phone/test", (Delegate)(Task<IResult> (HttpContext context) => AnswerAsync(context, dialogs(), (inForce, request) =>
            new { Tests = PhoneTest.Of(inForce, request, settings.FirstMoment(clock.GetUtcNow())) })));
    }

    private static ValueTask<object?> AddHeaders(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, PhoneDialogs? dialogs, Func<PhoneDialogs, PhoneRequest, object> answer)
    {
        if (dialogs is null)
            return Refusal("InfoLine has just started and is learning what people ask: try again in some seconds.", StatusCodes.Status503ServiceUnavailable);
        if (await ReadBodyAsync(context) is not { } body)
            return Refusal($"The request has more than {MostBodyBytes / 1024} KB: start the conversation over.", StatusCodes.Status413PayloadTooLarge);
        var (request, trouble) = PhoneReading.Read(body.Span, dialogs.Flows);
        return request is null
            ? Refusal(trouble ?? "The request is not understood.", StatusCodes.Status400BadRequest)
            : Results.Json(answer(dialogs, request), PhoneJson.Options);
    }

    private static IResult Refusal(string sentence, int status) => Results.Json(new { Sentence = sentence }, PhoneJson.Options, statusCode: status);

    // Null when it is too large; the rest then stays unread.
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBodyBytes)
            return null;
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBodyBytes + 1;
        var body = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await context.Request.Body.ReadAsync(body.GetMemory(16 * 1024), context.RequestAborted)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > MostBodyBytes)
                return null;
        }

        return body.WrittenMemory;
    }
}
