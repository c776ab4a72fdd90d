using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Silo.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Messages;
using Orleans;

namespace Campaign.Api.Messages;

/// <summary>A message between parts of Campaign, or a deadline, that was set aside because it could not be delivered.</summary>
/// <param name="Key">Identifies the message.</param>
/// <param name="Target">The recipient, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Type">The stable name of what it asks for, such as <c>grant.expire</c>.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="Attempts">How often delivery was tried.</param>
/// <param name="Reason">Why it was set aside.</param>
public sealed record MessageResource(string Key, string Target, string Type, DateTimeOffset Since, int Attempts, string Reason);

/// <param name="Key">The key of the message.</param>
public sealed record RetryMessageBody(string? Key);

/// <param name="Key">The key of the message.</param>
/// <param name="Reason">Required, at most 1,000 characters.</param>
public sealed record DropMessageBody(string? Key, string? Reason);

/// <summary>Messages that were set aside. Their keys contain slashes, so they are sent in bodies.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Installation");
        messages.MapGet("", List).Allow(Right.Administer);
        messages.MapPost("/retry", Retry).Allow(Right.Administer);
        messages.MapPost("/drop", Drop).Allow(Right.Administer);
    }

    /// <summary>The messages that were set aside, oldest first: at most 200, and the total.</summary>
    [Answers<ListOf<MessageResource>>]
    internal static async Task<IResult> List(HttpContext context, MessageQueries messages, TimeProvider clock)
    {
        var language = RequestLanguage.Of(context);
        var aside = await messages.Aside(ListQuery.LargestLimit, context.RequestAborted);
        return TypedResults.Ok(new ListOf<MessageResource>(
            [.. aside.Select(message => new MessageResource(message.Key, message.Target, message.Type, message.Since, message.Attempts, message.Reason.In(language)))],
            null,
            messages.Backlog(clock.GetUtcNow()).Aside));
    }

    /// <summary>Retries a message within a second; if it fails again, it is set aside again.</summary>
    internal static async Task<IResult> Retry(RetryMessageBody? body, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.Access().RetryMessage(context.Caller(), body?.Key ?? "");
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : TypedResults.NoContent();
    }

    /// <summary>Drops a message: what it asks for will not happen.</summary>
    internal static async Task<IResult> Drop(DropMessageBody? body, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.Access().DropMessage(context.Caller(), new(body?.Key ?? "", body?.Reason));
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : TypedResults.NoContent();
    }
}
