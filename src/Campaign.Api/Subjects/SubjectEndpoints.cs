using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Grains.Subjects;
using Campaign.Storage;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Subjects;

internal static class SubjectEndpoints
{
    private static readonly Refusal Unknown = Refusal.NotFound(
        "subject-unknown", "没有保存过这个账号的个人信息。", "Nothing is kept about this account.");

    public static void MapSubjects(this IEndpointRouteBuilder api)
    {
        var subjects = api.MapGroup("/subjects").WithTags("Subjects");
        subjects.MapPost("/look", Look).Allow(Right.Administer);
        subjects.MapPost("/erase", Erase).Allow(Right.Administer);
    }

    /// <summary>How much data is stored about a person, by kind, without showing it: what an erasure would remove. Nothing is changed.</summary>
    [Answers<SubjectResource>]
    internal static IResult Look(AccountOf? body, HttpContext context, ISubjects subjects, IReadDatabase database) =>
        (body ?? new(null, null)).Refusal() is { } refusal ? refusal.ToProblem(context) : TypedResults.Ok(SubjectResource.Of(Traces(body!, subjects, database)));

    /// <summary>
    /// Erases a person at their request: their names, contacts and texts disappear from lists and search; the history stays and names nobody. The audit log keeps
    /// who did it, when and why. A partner's contact belongs to channel <c>partner</c> and the partner's id.
    /// </summary>
    [Answers<ErasedResource>]
    internal static async Task<IResult> Erase(EraseBody? body, HttpContext context, ISubjects subjects, IReadDatabase database, IGrainFactory grains)
    {
        var account = new AccountOf(body?.Channel, body?.Handle);
        if (account.Refusal() is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var traces = Traces(account, subjects, database);
        if (!traces.Any)
        {
            return Unknown.ToProblem(context);
        }

        var outcome = await grains.GetGrain<ISubjectGrain>($"subject/{account.Subject(subjects)}").Erase(context.Caller(), new(body?.Reason));
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        StorageMeter.Erased();
        return TypedResults.Ok(new ErasedResource(true, SubjectResource.Of(traces).Kept));
    }

    private static SubjectTraces Traces(AccountOf account, ISubjects subjects, IReadDatabase database) => SubjectTraces.Of(database, account.Subject(subjects));
}
