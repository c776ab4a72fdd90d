using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;

namespace EmbeddedGrains;

/// <summary>One method of a grain interface, compiled once: how to call it and how to hand over its answer.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    public string Name { get; } = method.Name;

    /// <summary>Whether its turns may begin while others are open.</summary>
    public bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    /// <summary>Sends a call and gives the caller's task, of the type that the method declares.</summary>
    public abstract object Call(GrainHost host, GrainClass target, string key, object?[] arguments);

    public static GrainMethod Of(MethodInfo method)
    {
        var returns = method.ReturnType;
        var definition = returns.IsGenericType ? returns.GetGenericTypeDefinition() : returns;
        var isTask = definition == typeof(Task) || definition == typeof(Task<>);
        var isValueTask = definition == typeof(ValueTask) || definition == typeof(ValueTask<>);
        if ((!isTask && !isValueTask) || method.IsGenericMethod || method.GetParameters().Any(p => p.ParameterType.IsByRef))
        {
            throw new InvalidOperationException(
                $"{method.DeclaringType!.Name}.{method.Name}: a grain method returns Task or ValueTask, is not generic and has no ref or out parameter.");
        }

        var result = returns.IsGenericType ? returns.GetGenericArguments()[0] : typeof(Nothing);
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method, isValueTask)!;
    }
}

/// <summary>A method whose answer carries a <typeparamref name="T"/>, or <see cref="Nothing"/>.</summary>
internal sealed class GrainMethod<T>(MethodInfo method, bool isValueTask) : GrainMethod(method)
{
    private readonly Func<object, object?[], ValueTask<T>> _invoke = Compile(method);

    public ValueTask<T> Invoke(object grain, object?[] arguments) => _invoke(grain, arguments);

    public override object Call(GrainHost host, GrainClass target, string key, object?[] arguments)
    {
        var call = new Call<T>(this, target, key, arguments);
        host.Send(call);
        return !isValueTask ? call.Answer : typeof(T) == typeof(Nothing) ? new ValueTask(call.Answer) : new ValueTask<T>(call.Answer);
    }

    private static Func<object, object?[], ValueTask<T>> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = method.GetParameters()
            .Select((p, i) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        var turn = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        Type[] generic = typeof(T) == typeof(Nothing) ? [] : [typeof(T)];
        return Expression.Lambda<Func<object, object?[], ValueTask<T>>>(
            Expression.Call(typeof(Turn), nameof(Turn.Of), generic, turn), grain, arguments).Compile();
    }
}

/// <summary>The answer of a method that only says when it is done.</summary>
internal readonly struct Nothing;

/// <summary>Brings the four kinds of task to one.</summary>
internal static class Turn
{
    public static ValueTask<T> Of<T>(ValueTask<T> turn) => turn;

    public static ValueTask<T> Of<T>(Task<T> turn) => new(turn);

    public static ValueTask<Nothing> Of(Task turn) => Of(new ValueTask(turn));

    public static ValueTask<Nothing> Of(ValueTask turn) => turn.IsCompletedSuccessfully ? default : WhenDone(turn);

    private static async ValueTask<Nothing> WhenDone(ValueTask turn)
    {
        await turn;
        return default;
    }
}
