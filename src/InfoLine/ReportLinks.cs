using InfoLine.Conversations;
using InfoLine.Reports;

namespace InfoLine;

/// <summary>Tells reports which places and questions the dialogs in force have.</summary>
public static class ReportLinks
{
    /// <summary>Adds the connection.</summary>
    public static void AddReportLinks(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ReportedDialogs>(services =>
    {
        var library = services.GetRequiredService<FlowLibrary>();
        return () => library.IsLoaded ? new(library.Current.Places, RegistrationSteps.Of(library.Current)) : DialogsOfReport.None;
    });
}
