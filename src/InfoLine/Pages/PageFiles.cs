using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace InfoLine.Pages;

/// <summary>Styles, scripts, pictures and fonts of pages. They travel inside the program, so that it runs from any folder.</summary>
public sealed class PageFiles
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

    private readonly FrozenDictionary<string, PageFile> _files = Load();

    /// <summary>Reads them.</summary>
    public PageFiles() =>
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.Tag)))))[..12];

    /// <summary>Changes when any of the files does.</summary>
    public string Version { get; }

    /// <summary>Answers with a file, or 404. The browser asks each time whether it has changed.</summary>
    /// <param name="path">Below the web root, such as <c>phone/phone.css</c>.</param>
    /// <param name="context">The request.</param>
    public IResult Serve(string path, HttpContext context) => Serve(path, context, "no-cache");

    /// <summary>Answers with a file whose address holds <see cref="Version"/>, or 404. A slow line never asks for it twice.</summary>
    /// <param name="path">Below the web root.</param>
    /// <param name="version">The version in the address; with another one the browser keeps nothing.</param>
    /// <param name="context">The request.</param>
    public IResult ServeVersion(string path, string version, HttpContext context) =>
        Serve(path, context, version == Version ? "public, max-age=31536000, immutable" : "no-cache");

    private IResult Serve(string path, HttpContext context, string caching)
    {
        if (!_files.TryGetValue(path, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = caching;
        return Results.Bytes(file.Content, file.Kind, entityTag: file.Tag);
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
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

    private sealed record PageFile(byte[] Content, string Kind, EntityTagHeaderValue Tag);
}
