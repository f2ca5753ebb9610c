using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace InfoLine.Channels.Phone;

/// <summary>The page's own files. They travel inside the program, so that it runs from any folder.</summary>
internal sealed class PhoneFiles
{
    private const string Root = "wwwroot/";

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, PhoneFile> _files = Load();

    /// <summary>Answers with a file, or 404.</summary>
    /// <param name="path">Below the web root, such as <c>phone/phone.css</c>.</param>
    /// <param name="context">The request.</param>
    public IResult Serve(string path, HttpContext context)
    {
        if (!_files.TryGetValue(path, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(file.Content, file.Kind, entityTag: file.Tag);
    }

    private static FrozenDictionary<string, PhoneFile> Load()
    {
        var assembly = typeof(PhoneFiles).Assembly;
        var files = new Dictionary<string, PhoneFile>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)))
        {
            if (!Kinds.TryGetValue(Path.GetExtension(name), out var kind))
                continue;
            using var stream = assembly.GetManifestResourceStream(name)!; // The name comes from the list.
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[name[Root.Length..]] = new(content, kind, new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record PhoneFile(byte[] Content, string Kind, EntityTagHeaderValue Tag);
}
