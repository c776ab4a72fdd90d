using System.Security.Cryptography;
using System.Text;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Jobs;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Jobs;

/// <summary>Accepts a file for import: streamed to disk, checked and turned into a job. File names from clients never reach the file system.</summary>
internal sealed class Uploads(IFiles files, JobRunner jobs, TimeProvider clock, CampaignOptions options)
{
    /// <summary>The largest file, in bytes.</summary>
    public const long LargestFile = 1L << 30;

    private const int LargestField = 64 * 1024;
    private const int LongestName = 120;
    private const int BufferSize = 128 * 1024;

    private static readonly Refusal NotMultipart = Refusal.Invalid(
        "upload-expected", "请以 multipart/form-data 方式上传 file 和 mapping。", "Upload file and mapping as multipart/form-data.");

    private static readonly Refusal NoFile = Refusal.Invalid("file-missing", "没有收到文件（字段 file）。", "There was no file (field file).");

    private static readonly Wording TooLarge = new("文件超过 1 GB，未导入。请拆分后再上传。", "The file is larger than 1 GB; nothing was imported. Split it.");

    /// <summary>Answers an import request: 202 with the job, or why the file cannot be imported.</summary>
    public Task<IResult> Import(HttpContext context, string jobKind, ImportKind kind, string subject) => Take(context, async (id, path, parts) =>
    {
        if (Check(parts, path, kind) is { } refusal)
        {
            await files.Forget(id);
            return refusal.ToProblem(context);
        }

        await files.Keep(id, context.RequestAborted);
        var input = new ImportInput(id, parts.Hash!, parts.Mapping, parts.Sheet, parts.Name);
        var job = new JobRow(
            id, jobKind, subject, JobStatus.Queued, 0, 0, 0, 0, input.ToJson(), null, context.Caller().Actor, clock.GetUtcNow().ToUnixTimeMilliseconds(), null);
        await jobs.Enqueue(job);
        return TypedResults.Accepted($"{Api.Base}/jobs/{id}", JobResource.Of(job));
    });

    /// <summary>Answers with a preview of the import, and deletes the file.</summary>
    public Task<IResult> Look(HttpContext context, ImportKind kind) => Take(context, async (id, path, parts) =>
    {
        IResult answer = parts.Hash is null ? NoFile.ToProblem(context)
            : ImportLook.TryRead(kind, path, parts.Sheet, parts.Mapping, options.Zone, out var look, out var refusal) ? TypedResults.Ok(look)
            : refusal.ToProblem(context);
        await files.Forget(id);
        return answer;
    });

    /// <summary>Reads the parts of the request and passes them on; cleans up if the upload fails.</summary>
    private async Task<IResult> Take(HttpContext context, Func<string, string, Parts, Task<IResult>> answer)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestFile + BufferSize;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return NotMultipart.ToProblem(context);
        }

        var id = Slug.New(JobRow.IdPrefix, clock.GetUtcNow());
        var path = files.Draft(id);
        try
        {
            return await answer(id, path, await Receive(new MultipartReader(boundary, context.Request.Body), path, context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            await files.Forget(id);
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", TooLarge, context);
        }
        catch (BadHttpRequestException)
        {
            // A body over the server's limit is an IOException too, but not a broken upload.
            await files.Forget(id);
            throw;
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await files.Forget(id);
            return NotMultipart.ToProblem(context);
        }
        catch
        {
            await files.Forget(id);
            throw;
        }
    }

    /// <summary>What makes the whole import impossible: no file, an unreadable one, or a mapping that does not fit.</summary>
    private Refusal? Check(Parts parts, string path, ImportKind kind)
    {
        if (parts.Hash is null)
        {
            return NoFile;
        }

        if (!TableReader.TryOpen(path, parts.Sheet, out var table, out var refusal))
        {
            return refusal;
        }

        using (table)
        {
            return ImportMapping.TryParse(kind, parts.Mapping, table.Columns, options.Zone, out _, out refusal) ? null : refusal;
        }
    }

    private static async Task<Parts> Receive(MultipartReader reader, string path, CancellationToken cancellation)
    {
        var parts = new Parts(null, null, null, null);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            parts = HeaderUtilities.RemoveQuotes(disposition.Name).Value switch
            {
                "file" when parts.Hash is null => parts with { Hash = await Save(section.Body, path, cancellation), Name = NameOf(disposition) },
                "mapping" => parts with { Mapping = await Text(section.Body, cancellation) },
                "sheet" => parts with { Sheet = await Text(section.Body, cancellation) },
                _ => parts,
            };
        }

        return parts;
    }

    /// <summary>The last part of the name, as people know the file; some clients send a whole path.</summary>
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = (disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "").Split('/', '\\')[^1];
        var name = string.Concat(given.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar).Take(LongestName)).Trim();
        return name.Length == 0 ? null : name;
    }

    /// <summary>Writes the file to disk as it arrives.</summary>
    private static async Task<string> Save(Stream body, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, useAsync: true);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + read > LargestFile)
            {
                throw new InvalidDataException("The file is too large.");
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<string> Text(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var buffer = new char[LargestField + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellation);
        return length > LargestField ? throw new InvalidDataException("The field is too large.") : new string(buffer, 0, length);
    }

    private sealed record Parts(string? Hash, string? Name, string? Mapping, string? Sheet);
}
