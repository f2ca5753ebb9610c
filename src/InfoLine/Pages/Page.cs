using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace InfoLine.Pages;

/// <summary>Answers with pages.</summary>
public static class Page
{
    /// <summary>A page about something.</summary>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <typeparam name="TModel">What it shows.</typeparam>
    /// <param name="model">The thing.</param>
    /// <param name="status">Such as 400 for a form that is shown again.</param>
    public static IResult Show<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel> => new PageAnswer(typeof(TPage), model, status);

    /// <summary>"There is no such page", which is also the answer for what lies outside of somebody's scope.</summary>
    public static IResult NotHere() => Show<Note, NoteModel>(new(PageTexts.NotHere, PageTexts.NotHereMore), StatusCodes.Status404NotFound);

    /// <summary>A page with a heading and a sentence.</summary>
    public static IResult Say(Phrase title, Phrase sentence, int status) => Show<Note, NoteModel>(new(title, sentence), status);

    /// <summary>Sends the browser on after a form was taken, so that "reload" does not send it again.</summary>
    /// <param name="path">A path of ours.</param>
    public static IResult GoTo(string path) => new GoOn(path);

    // Rendered whole before the first byte leaves: a page that fails is a clean 503, and the form token can still set its cookie.
    private sealed class PageAnswer(Type page, object? model, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
            var frame = httpContext.Frame();
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync<CascadingValue<PageFrame>>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(CascadingValue<PageFrame>.Value)] = frame,
                    [nameof(CascadingValue<PageFrame>.IsFixed)] = true,
                    [nameof(CascadingValue<PageFrame>.ChildContent)] = Content(),
                }));
                return root.ToHtmlString();
            });
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted);
        }

        private RenderFragment Content() => tree =>
        {
            tree.OpenComponent(0, page);
            tree.AddComponentParameter(1, nameof(Page<object>.Model), model);
            tree.CloseComponent();
        };
    }

    private sealed class GoOn(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            // htmx would follow a 303 by itself and put the whole page into a piece of the old one.
            if (httpContext.Request.Headers.ContainsKey("HX-Request"))
            {
                httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
                httpContext.Response.Headers["HX-Redirect"] = path;
            }
            else
            {
                httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
                httpContext.Response.Headers.Location = path;
            }

            return Task.CompletedTask;
        }
    }
}

/// <summary>A heading and a sentence.</summary>
public sealed record NoteModel(Phrase Title, Phrase Sentence);
