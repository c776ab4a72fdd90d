using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaign.Documents.Pdf;

/// <summary>The browser answered a command with an error, or went away.</summary>
public sealed class BrowserException(string message) : Exception(message);

/// <summary>Chromium's DevTools protocol over a pair of streams: JSON messages, each ended by a zero byte.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly Stream input;
    private readonly Stream output;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> listeners = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Task reading;
    private int last;
    private volatile bool gone;

    public DevTools(Stream input, Stream output)
    {
        (this.input, this.output) = (input, output);
        reading = Read();
    }

    public bool Open => !gone;

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<JsonElement> Send(string method, JsonObject? parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            await Write(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [], ["sessionId"] = session }, cancellation);
            return Open ? await answer.Task.WaitAsync(cancellation) : throw new BrowserException("The browser went away.");
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Hears a session's events until it is forgotten. The listener must not block.</summary>
    public void Listen(string session, Action<string, JsonElement> listener) => listeners[session] = listener;

    public void Forget(string session) => listeners.TryRemove(session, out _);

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync();
        await reading;
        sending.Dispose();
    }

    private async Task Write(JsonObject message, CancellationToken cancellation)
    {
        if (message["sessionId"] is null)
        {
            message.Remove("sessionId");
        }

        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(message), 0];
        await sending.WaitAsync(cancellation);
        try
        {
            await input.WriteAsync(bytes, cancellation);
            await input.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            throw new BrowserException("The browser went away.");
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task Read()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            for (var read = await output.ReadAsync(buffer); read > 0; read = await output.ReadAsync(buffer))
            {
                Take(buffer.AsSpan(0, read), message);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            gone = true;
            foreach (var answer in waiting.Values)
            {
                answer.TrySetException(new BrowserException("The browser went away."));
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, MemoryStream message)
    {
        for (var end = bytes.IndexOf((byte)0); end >= 0; end = bytes.IndexOf((byte)0))
        {
            message.Write(bytes[..end]);
            Dispatch(message.GetBuffer().AsMemory(0, (int)message.Length));
            message.SetLength(0);
            bytes = bytes[(end + 1)..];
        }

        message.Write(bytes);
    }

    private void Dispatch(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var message = document.RootElement;
        if (message.TryGetProperty("id", out var id))
        {
            if (waiting.TryGetValue(id.GetInt32(), out var answer))
            {
                Answer(answer, message);
            }
        }
        else if (message.TryGetProperty("sessionId", out var session) && listeners.TryGetValue(session.GetString()!, out var listener))
        {
            listener(message.GetProperty("method").GetString()!, message.GetProperty("params").Clone());
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> answer, JsonElement message) =>
        _ = message.TryGetProperty("error", out var error)
            ? answer.TrySetException(new BrowserException(error.GetProperty("message").GetString()!))
            : answer.TrySetResult(message.GetProperty("result").Clone());
}
