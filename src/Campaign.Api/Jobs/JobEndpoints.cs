using System.Globalization;
using System.Text;
using System.Text.Json;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rejects;
using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;

namespace Campaign.Api.Jobs;

/// <summary>A long-running job. <c>read = accepted + rejected + duplicates</c> at every moment.</summary>
/// <param name="Status">queued | running | done | failed | cancelled.</param>
/// <param name="Progress">0–100.</param>
public sealed record JobResource(
    string Id, string Status, string Kind, string Subject, long Progress, long Read, long Accepted, long Rejected, long Duplicates, JsonElement? Result,
    DateTimeOffset Created, DateTimeOffset? Finished)
{
    internal static JobResource Of(JobRow job) => new(
        job.Id, job.Status, job.Kind, job.Subject, job.Progress, job.Read, job.Accepted, job.Rejected, job.Read - job.Accepted - job.Rejected,
        job.Result is null ? null : JsonSerializer.Deserialize<JsonElement>(job.Result),
        DateTimeOffset.FromUnixTimeMilliseconds(job.Created),
        job.Finished is { } finished ? DateTimeOffset.FromUnixTimeMilliseconds(finished) : null);
}

internal static class JobEndpoints
{
    private const int RejectsAtOnce = 200;

    internal static readonly Refusal Unknown = Refusal.NotFound("job-unknown", "没有这个任务。", "There is no such job.");

    private static readonly Refusal Over = Refusal.Conflict("job-over", "任务已经结束，无法取消。", "The job is over and cannot be cancelled.");

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job}").WithTags("Jobs");
        job.MapGet("", Get).Allow(Right.Read);
        job.MapPost("/cancel", Cancel).Allow(Right.Edit);
        job.MapGet("/rejects.csv", Rejects).Allow(Right.Read);
    }

    /// <summary>The status and progress of a job.</summary>
    [Answers<JobResource>]
    internal static async Task<IResult> Get(string job, HttpContext context, IJobs jobs) =>
        await jobs.Find(job, context.RequestAborted) is { } found ? TypedResults.Ok(JobResource.Of(found)) : Unknown.ToProblem(context);

    /// <summary>Cancels a job; what it has already done stays.</summary>
    [Answers<JobResource>]
    internal static async Task<IResult> Cancel(string job, HttpContext context, IJobs jobs, JobRunner runner)
    {
        if (await jobs.Find(job, context.RequestAborted) is null)
        {
            return Unknown.ToProblem(context);
        }

        return await runner.Cancel(job) ? await Get(job, context, jobs) : Over.ToProblem(context);
    }

    /// <summary>The rejected rows of an import, each with its line and reason, as CSV.</summary>
    internal static async Task<IResult> Rejects(string job, HttpContext context, IJobs jobs)
    {
        if (await jobs.Find(job, context.RequestAborted) is not { } found)
        {
            return Unknown.ToProblem(context);
        }

        var language = context.Language();
        var columns = found.Result is null ? [] : JsonSerializer.Deserialize<ImportResult>(found.Result, DomainJson.Options)!.Columns ?? [];
        return TypedResults.Stream(
            async stream => await Write(stream, found.Id, columns, language, jobs, context.RequestAborted),
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"rejects-{found.Id}.csv"));
    }

    private static async Task Write(
        Stream stream, string job, ValueList<string> columns, Language language, IJobs jobs, CancellationToken cancellation)
    {
        // Buffered in memory a few rows at a time, because response streams do not allow synchronous writes.
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new RejectsWriter(text, language);
        text.Write('\uFEFF');
        writer.WriteHeader(columns);
        for (var after = 0L; await jobs.Rejects(job, after, RejectsAtOnce, cancellation) is { Count: > 0 } rejects; after = rejects[^1].Line)
        {
            foreach (var reject in rejects)
            {
                writer.Write(new RowProblem(reject.Line, reject.Code, new(reject.Zh, reject.En)), JsonSerializer.Deserialize<string[]>(reject.Fields)!);
            }

            await Send(text, stream, cancellation);
        }

        await Send(text, stream, cancellation);
    }

    private static async Task Send(StringWriter text, Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        text.GetStringBuilder().Clear();
    }
}
