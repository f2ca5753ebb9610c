using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Unicode;
using InfoLine.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.ResponseCompression;

namespace InfoLine.Pages;

/// <summary>What all pages share: files, the frame, and headers.</summary>
public static class PageSetup
{
    private static readonly object FrameKey = new();

    /// <summary>Adds the files, the links at the top, and compression.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageFiles>();
        builder.Services.AddSingleton<NavPlaces>();
        builder.Services.AddSingleton<AuditTrail>();

        // Hindi as it is: as entities a page would be four times as large.
        builder.Services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));

        // Safe over https: the one secret in a page is its form token, and that looks different each time.
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    /// <summary>Maps the files. Compression stays away from webhooks, which must be answered quickly.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.UseWhen(static context => context.GetEndpoint()?.Metadata.GetMetadata<PageAccess>() is not null || IsAsset(context.Request.Path), static pages => pages.UseResponseCompression());
        app.MapGet("/assets/{version}/{**file}", (string version, string file, HttpContext context, PageFiles files) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return files.ServeVersion(file, version, context);
        });
    }

    /// <summary>Adds a link at the top of every page.</summary>
    public static void AddPlace(this WebApplication app, NavPlace place) => app.Services.GetRequiredService<NavPlaces>().Add(place);

    /// <summary>What the page of this request needs besides its own content.</summary>
    /// <exception cref="InvalidOperationException">The route says for nobody that it is a page: see <see cref="PageAccess"/>.</exception>
    public static PageFrame Frame(this HttpContext context) =>
        context.Items[FrameKey] as PageFrame ?? throw new InvalidOperationException("The route is no page: it lacks RequireStaff or OpenToAll.");

    /// <summary>Makes the frame of a request, and sends the headers that belong to it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="user">Who is signed in, or null.</param>
    /// <param name="language">For whoever is not.</param>
    /// <param name="isSecure">True where browsers come by https.</param>
    internal static void SetFrame(this HttpContext context, StaffUser? user, string language, bool isSecure)
    {
        var services = context.RequestServices;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        WriteHeaders(context.Response.Headers, nonce, isSecure);
        context.Items[FrameKey] = new PageFrame
        {
            Language = user?.Language ?? language,
            User = user,
            Nonce = nonce,
            Path = context.Request.Path + context.Request.QueryString,
            Zone = services.GetRequiredService<TimeZoneInfo>(),
            Assets = $"/assets/{services.GetRequiredService<PageFiles>().Version}",
            Places = services.GetRequiredService<NavPlaces>().For(user),
            FormToken = () => services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken ?? "",
        };
    }

    private static void WriteHeaders(IHeaderDictionary headers, string nonce, bool isSecure)
    {
        // Nothing inline: the nonce is on our script elements, and styles come from files only.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        if (isSecure)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static bool IsAsset(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal);
}
