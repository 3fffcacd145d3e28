namespace Zhijian.Server.Ingress;

/// <summary>The door WeChat pushes messages through (回调入口).</summary>
public static class IngressModule
{
    public static void AddIngress(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CallbackDoor>();
        builder.Services.AddSingleton<CallbackEndpoint>();
    }

    public static void MapIngress(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<CallbackEndpoint>();
        var callback = app.MapGroup("/wechat/callback");
        callback.MapGet("/{appId}", (RequestDelegate)endpoint.VerifyAsync);
        callback.MapPost("/{appId}", (RequestDelegate)endpoint.ReceiveAsync);
        callback.ExcludeFromDescription()
            .DisableValidation() // of forms; what WeChat sends is checked by hand
            .AllowAnonymous() // WeChat proves itself with the signature
            .ShortCircuit(); // nothing else of the pipeline concerns WeChat
        app.MapGet("/wechat/one-time/{appId}", OneTimeReturn.HandleAsync).ExcludeFromDescription()
            .AllowAnonymous(); // citizens have no account; what they bring back was signed by this server
    }
}
