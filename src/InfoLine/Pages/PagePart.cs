using Microsoft.AspNetCore.Components;

namespace InfoLine.Pages;

/// <summary>A piece of a page. It is rendered once, on the server, and every value that it shows is encoded.</summary>
public abstract class PagePart : ComponentBase
{
    /// <summary>What every page needs.</summary>
    [CascadingParameter]
    public PageFrame Frame { get; set; } = null!; // Page.Show cascades it to everything that it renders.

    /// <summary>A text in the language of the page.</summary>
    protected string Say(Phrase phrase, params object?[] values) => Frame.Say(phrase, values);
}

/// <summary>A whole page, or a piece that htmx fetches, about one thing.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class Page<TModel> : PagePart
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public TModel Model { get; set; } = default!; // Page.Show always gives it.
}
