using System.Data.Common;

namespace InfoLine.Storage;

/// <summary>A statement with the rows that it is for: one of several that go to a server in one round trip, see <see cref="Connection.TryTogetherAsync"/>.</summary>
internal abstract class Run(ManyRows sql, IReadOnlyList<object?[]> rows)
{
    /// <summary>The statement.</summary>
    public ManyRows Sql => sql;

    /// <summary>The values, a row each; may be none.</summary>
    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>True where all that goes together is undone unless there are as many answers as rows.</summary>
    public abstract bool MustAnswerAll { get; }

    /// <summary>How many answers have come.</summary>
    public abstract int Answered { get; }

    /// <summary>Takes in an answer.</summary>
    public abstract void Take(DbDataReader answer);
}

/// <summary>The same, with what it answers.</summary>
/// <param name="sql">The statement.</param>
/// <param name="rows">The values.</param>
/// <param name="read">Makes a value of an answer.</param>
/// <param name="mustAnswerAll">See <see cref="Run.MustAnswerAll"/>.</param>
internal sealed class Run<T>(ManyRows sql, IReadOnlyList<object?[]> rows, Func<DbDataReader, T> read, bool mustAnswerAll = false) : Run(sql, rows)
{
    private readonly List<T> _answers = [];

    /// <summary>In no order.</summary>
    public IReadOnlyList<T> Answers => _answers;

    public override bool MustAnswerAll => mustAnswerAll;

    public override int Answered => _answers.Count;

    public override void Take(DbDataReader answer) => _answers.Add(read(answer));
}
