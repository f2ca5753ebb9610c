namespace InfoLine.Providers;

/// <summary>Words of the directory, in English and, where somebody wrote it, in Hindi.</summary>
/// <param name="English">As the directory file has it.</param>
/// <param name="Hindi">Null where nobody wrote it.</param>
public sealed record ProviderName(string English, string? Hindi)
{
    /// <summary>The words for a language: Hindi for <c>hi</c> where there is Hindi, else English.</summary>
    public string In(string language) => language == "hi" && Hindi is not null ? Hindi : English;
}
