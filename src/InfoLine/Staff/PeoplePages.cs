using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Staff.Views;

namespace InfoLine.Staff;

/// <summary>The pages on which administrators decide who may sign in.</summary>
internal static class PeoplePages
{
    public static void MapPeople(this RouteGroupBuilder admin)
    {
        admin.MapGet("/", () => Page.GoTo(StaffPaths.People));
        admin.MapGet("/people", (Delegate)ListAsync);
        admin.MapGet("/people/new", (Delegate)ShowNewAsync);
        admin.MapPost("/people/new", (Delegate)InviteAsync);
        admin.MapGet("/people/{id}", (Delegate)ShowOneAsync);
        admin.MapPost("/people/{id}", (Delegate)ChangeAsync);
        admin.MapPost("/people/{id}/{deed}", (Delegate)DoAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, People people, Centres centres)
    {
        return Page.Show<PeoplePage, PeopleModel>(new([.. await people.AllAsync(context.RequestAborted)], await centres.AllAsync(context.RequestAborted)));
    }

    private static async Task<IResult> ShowNewAsync(HttpContext context, Centres centres)
    {
        var empty = new PersonForm("", "", Roles.Staff, new(IsEverywhere: false, []), context.Staff().Language);
        return Page.Show<NewPersonPage, NewPersonModel>(new(empty, await centres.AllAsync(context.RequestAborted), []));
    }

    private static async Task<IResult> InviteAsync(HttpContext context, People people, Centres centres, StaffSessions sessions)
    {
        var (form, all) = (Read(context), await centres.AllAsync(context.RequestAborted));
        var (member, troubles) = await people.InviteAsync(context.Staff(), form, all);
        if (member is null)
            return Page.Show<NewPersonPage, NewPersonModel>(new(form, all, troubles), StatusCodes.Status400BadRequest);
        var link = await people.NewLinkAsync(context.Staff(), member);
        return await ShowAsync(member.Id, context, people, centres, sessions, [], link);
    }

    private static Task<IResult> ShowOneAsync(string id, HttpContext context, People people, Centres centres, StaffSessions sessions)
    {
        return ShowAsync(id, context, people, centres, sessions, [], link: null);
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, People people, Centres centres, StaffSessions sessions)
    {
        if (await people.FindAsync(id, context.RequestAborted) is not { } member)
            return Page.NotHere();
        if (PageForm.Of(context)["version"] != $"{member.Version}")
            return await ShowAsync(id, context, people, centres, sessions, [new("", StaffTexts.ChangedMeanwhile)], link: null);
        var troubles = await people.ChangeAsync(context.Staff(), member, Read(context), await centres.AllAsync(context.RequestAborted));
        return troubles.Count == 0 ? Page.GoTo($"{StaffPaths.People}/{member.Id}?done") : await ShowAsync(id, context, people, centres, sessions, troubles, link: null);
    }

    private static async Task<IResult> DoAsync(string id, string deed, HttpContext context, People people, Centres centres, StaffSessions sessions)
    {
        if (await people.FindAsync(id, context.RequestAborted) is not { } member)
            return Page.NotHere();
        var by = context.Staff();
        IReadOnlyList<FormTrouble> troubles = [];
        switch (deed)
        {
            case "link" when member.DisabledAt is null:
                return await ShowAsync(id, context, people, centres, sessions, [], await people.NewLinkAsync(by, member));
            case "disable":
                troubles = await people.DisableAsync(by, member);
                break;
            case "enable":
                troubles = await people.EnableAsync(by, member);
                break;
            case "forget":
                troubles = await people.ForgetAuthenticatorAsync(by, member);
                break;
            case "session":
                await people.EndSessionAsync(by, member.Id, PageForm.Of(context)["session"]);
                break;
            default:
                return Page.NotHere();
        }

        return troubles.Count == 0 ? Page.GoTo($"{StaffPaths.People}/{member.Id}?done") : await ShowAsync(id, context, people, centres, sessions, troubles, link: null);
    }

    private static async Task<IResult> ShowAsync(
        string id, HttpContext context, People people, Centres centres, StaffSessions sessions, IReadOnlyList<FormTrouble> troubles, string? link)
    {
        // Read anew: what a refused form wanted must not look as if it were so.
        if (await people.FindAsync(id, context.RequestAborted) is not { } member)
            return Page.NotHere();
        var open = await sessions.ListAsync(member.Id, context.RequestAborted);
        var address = link is null ? null : AddressOf(context) + link;
        var model = new PersonModel(member, await centres.AllAsync(context.RequestAborted), [.. open], address, context.Request.Query.ContainsKey("done"), troubles);
        return Page.Show<PersonPage, PersonModel>(model, troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // The link is read by somebody else, somewhere else: the public address, if there is one.
    private static string AddressOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<StaffSettings>().PublicUrl ?? $"{context.Request.Scheme}://{context.Request.Host}";

    private static PersonForm Read(HttpContext context)
    {
        var form = PageForm.Of(context);
        var roles = form.Many("roles").Aggregate(Roles.None, (all, word) => all | RoleNames.Parse(word));
        var scope = new Scope(form["scope"] == "all", form["scope"] == "all" ? [] : form.Many("centres"));
        return new(form["user_name"], form["display_name"], roles, scope, form["language"]);
    }
}

/// <summary>The list of people.</summary>
/// <param name="People">By name.</param>
/// <param name="Centres">Those that there are.</param>
public sealed record PeopleModel(ImmutableArray<StaffMember> People, ImmutableArray<Centre> Centres);

/// <summary>The form for somebody new.</summary>
/// <param name="Form">As typed before.</param>
/// <param name="Centres">Those that there are.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record NewPersonModel(PersonForm Form, ImmutableArray<Centre> Centres, IReadOnlyList<FormTrouble> Troubles);

/// <summary>Everything about somebody.</summary>
/// <param name="Member">Who.</param>
/// <param name="Centres">Those that there are.</param>
/// <param name="Sessions">Those that are open.</param>
/// <param name="Link">A one-time link to pass on, shown once; or null.</param>
/// <param name="IsDone">True after a change.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record PersonModel(
    StaffMember Member, ImmutableArray<Centre> Centres, ImmutableArray<OpenSession> Sessions, string? Link, bool IsDone, IReadOnlyList<FormTrouble> Troubles);
