using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Zhijian.Server.Platform.Telemetry;

/// <summary>
/// Traces and metrics over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; nothing is collected otherwise, so the message path pays nothing.
/// </summary>
internal static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[EndpointVariable])) return;
        builder.Services.AddHostedService<Exporters>();
    }

    /// <summary>The hosting integration is not used: two providers that live as long as the server are all there is to it.</summary>
    private sealed class Exporters : IHostedService, IDisposable
    {
        private TracerProvider? _traces;
        private MeterProvider? _meters;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("zhijian", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString());
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql").AddOtlpExporter().Build();
            _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "System.Net.Http", "Zhijian").AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.ForceFlush();
            _meters?.ForceFlush();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _traces?.Dispose();
            _meters?.Dispose();
        }
    }
}
