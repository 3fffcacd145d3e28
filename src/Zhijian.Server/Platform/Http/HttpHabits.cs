using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Zhijian.Server.Platform.Http;

/// <summary>Habits every endpoint shares: JSON form, problem details, validation, OpenAPI.</summary>
public static class HttpHabits
{
    public static void AddHttpHabits(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            // A number is a number: the framework's default reads "12" too and says so in the OpenAPI document.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd("code", Problem.CodeOf(context.ProblemDetails)));
        builder.Services.AddValidation();
        builder.Services.AddOpenApi();
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
    }

    public static void UseHttpHabits(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        // Anonymous: integrators and code generators read it before they have an account; it says nothing that the published source does not.
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    /// <summary>Refuses an upload that is no form; compiled endpoints would fail on it when they read the form.</summary>
    public static void UseFormRefusal(this WebApplication app) => app.Use(static (http, next) =>
    {
        var wantsForm = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;
        if (!wantsForm || http.Request.HasFormContentType) return next(http);
        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });
}
