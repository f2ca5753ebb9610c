namespace InfoLine.Storage;

/// <summary>SQLite itself, set up before the first file is opened.</summary>
internal static class SqliteLibrary
{
    static SqliteLibrary()
    {
        // Counting its bytes makes SQLite take a lock at every allocation, and we never ask for the count.
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Sets it up, once.</summary>
    public static void SetUp()
    {
        // The first use of the class has done it.
    }
}
