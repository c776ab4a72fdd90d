using System.Data.Common;
using Campaign.Storage.Rows;

namespace Campaign.Storage;

/// <summary>Where lists and pages read, in SQL that both databases understand but for their <see cref="SqlDialect"/>; writes go through the journal.</summary>
public interface IReadDatabase
{
    /// <summary>Lends a connection; dispose the lease to give it back.</summary>
    ReadLease Read();
}

/// <summary>A borrowed connection.</summary>
public sealed class ReadLease(DbConnection connection, SqlDialect dialect, Action giveBack) : IDisposable
{
    public DbConnection Connection => connection;

    public SqlDialect Dialect => dialect;

    public void Dispose() => giveBack();
}

/// <summary>The few places where the databases' SQL differs.</summary>
public abstract class SqlDialect
{
    /// <summary>A parameter's texts as a table <c>wanted (value)</c>. The same SQL for any number of them: it is prepared once.</summary>
    /// <param name="parameter">Name of the parameter, whose value comes from <see cref="List"/>.</param>
    public abstract string Each(string parameter);

    /// <summary>The value of a parameter of <see cref="Each"/>.</summary>
    public abstract object List(IReadOnlyCollection<string> texts);

    /// <summary>The journal's rows of a parameter's streams, to read from; each stream is looked up by itself, whatever the planner knows of the journal.</summary>
    /// <param name="parameter">Name of the parameter, whose value comes from <see cref="List"/>.</param>
    public abstract string Journal(string parameter);

    /// <summary>A page of candidates of a full-text search in a table's searched column, by their places.</summary>
    /// <param name="table">The table, which is called <c>t</c> in <paramref name="columns"/>.</param>
    /// <param name="after">Whether places begin after one; with the first otherwise.</param>
    /// <param name="ascending">In order of making; the newest first otherwise.</param>
    /// <remarks>Its parameters come from <see cref="Asked"/>.</remarks>
    public abstract string Search(Table table, string columns, SearchQuery query, bool after, bool ascending);

    /// <summary>A query for the journal's last position, without reading through it.</summary>
    public abstract string LastPosition { get; }

    /// <summary>The noun of a fact's type, such as <c>pool</c> of <c>pool.opened</c>, as the journal's index has it.</summary>
    public abstract string NounOfFact { get; }

    /// <summary>
    /// A query for two numbers of transactions: the oldest that may still be under way, and the one that the next to begin will have. What took its place in the journal
    /// before the second number was given out is there, or never will be, once the first has reached it.
    /// </summary>
    public abstract string UnderWay { get; }

    /// <summary>The parameters of a <see cref="Search"/>.</summary>
    /// <param name="after">The place that places begin after.</param>
    /// <param name="most">How many candidates to give.</param>
    public abstract object Asked(SearchQuery query, long after, int most);
}
