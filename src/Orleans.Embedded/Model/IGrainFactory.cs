namespace Orleans;

/// <summary>Hands out references to grains. A grain always exists: asking for one neither creates nor loads it, the first call does.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain of that key; cheap, safe to keep and to share between threads.</summary>
    /// <param name="primaryKey">The grain's key, not blank.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface, by the start of the class' full name.</param>
    /// <exception cref="ArgumentException">The key is blank, or no class or more than one implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}
