using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Silo.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Messages;
using Orleans;

namespace Campaign.Api.Messages;

/// <summary>A message between parts of Campaign, or a deadline, that was set aside as it could not be delivered.</summary>
/// <param name="Key">Tells it from all others.</param>
/// <param name="Target">Whom it is for, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Type">What it asks for, such as <c>grant.expire</c>.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why it was set aside.</param>
public sealed record MessageResource(string Key, string Target, string Type, DateTimeOffset Since, int Attempts, string Reason);

/// <param name="Key">Of the message.</param>
public sealed record RetryMessageBody(string? Key);

/// <param name="Key">Of the message.</param>
/// <param name="Reason">Needed, at most 1,000 characters.</param>
public sealed record DropMessageBody(string? Key, string? Reason);

/// <summary>Messages that were set aside. Their keys hold slashes, so they stand in bodies.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Installation");
        messages.MapGet("", List).Allow(Right.Administer);
        messages.MapPost("/retry", Retry).Allow(Right.Administer);
        messages.MapPost("/drop", Drop).Allow(Right.Administer);
    }

    /// <summary>The messages that were set aside, the longest ago first; at most 200 of them, and how many there are.</summary>
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

    /// <summary>Has a message delivered again, within a second; one that fails once more is set aside once more.</summary>
    internal static async Task<IResult> Retry(RetryMessageBody? body, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.Access().RetryMessage(context.Caller(), body?.Key ?? "");
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : TypedResults.NoContent();
    }

    /// <summary>Forgets a message: what it asks for does not happen.</summary>
    internal static async Task<IResult> Drop(DropMessageBody? body, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.Access().DropMessage(context.Caller(), new(body?.Key ?? "", body?.Reason));
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : TypedResults.NoContent();
    }
}
