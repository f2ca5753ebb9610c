namespace InfoLine.Storage;

/// <summary>Opens the database that the settings name.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
    }
}
