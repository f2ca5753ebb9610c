namespace InfoLine.Registration;

/// <summary>People, their consent, and what is deleted when.</summary>
public static class RegistrationSetup
{
    /// <summary>Adds the upkeep; the rest is called by the turns.</summary>
    public static void AddRegistration(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EraseWords>();
        builder.Services.AddSingleton<ForgetAnswers>();
        builder.Services.AddHostedService<Upkeep>();
    }
}
