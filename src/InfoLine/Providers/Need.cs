namespace InfoLine.Providers;

/// <summary>The four kinds of support that the coalition gives.</summary>
public enum Need
{
    /// <summary>Loans, groups that save and borrow, subsidies.</summary>
    Finance,

    /// <summary>Machines, common facilities, processing.</summary>
    Technology,

    /// <summary>Selling.</summary>
    Market,

    /// <summary>Training, registration, planning.</summary>
    Capacity,
}
