using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Subjects;

namespace Campaign.Api.Subjects;

internal static class SubjectEndpoints
{
    private static readonly Refusal Unknown = Refusal.NotFound(
        "subject-unknown", "没有保存过这个账号的个人信息。", "Nothing is kept about this account.");

    public static void MapSubjects(this IEndpointRouteBuilder api) => api.MapPost("/subjects/erase", Erase).WithTags("Subjects").Allow(Right.Administer);

    /// <summary>Erases a person on their request: names, contacts and texts are gone from lists and search, what happened stays and names nobody.</summary>
    internal static async Task<IResult> Erase(EraseBody body, HttpContext context, ISubjects subjects)
    {
        if ((Field.Text("channel", body.Channel, 50) ?? Field.Text("handle", body.Handle, 120)) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!await subjects.Erase(subjects.IdOf(body.Channel!, body.Handle!), context.RequestAborted))
        {
            return Unknown.ToProblem(context);
        }

        StorageMeter.Erased();
        return TypedResults.Ok(new ErasedResource(true));
    }
}

/// <summary>The account of the person who asks to be erased.</summary>
public sealed record EraseBody(string? Channel, string? Handle);

public sealed record ErasedResource(bool Erased);
