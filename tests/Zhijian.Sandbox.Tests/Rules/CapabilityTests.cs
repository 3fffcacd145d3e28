using Zhijian.Sandbox.Accounts;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class CapabilityTests
{
    // Columns of the official table: unverified subscription, verified subscription, unverified service, verified service.
    [Theory]
    [InlineData(Capability.Everyone, true, true, true, true)]
    [InlineData(Capability.Menu, false, true, true, true)]
    [InlineData(Capability.CustomerService, false, true, false, true)]
    [InlineData(Capability.OneTimeMessages, false, true, false, true)]
    [InlineData(Capability.Users, false, true, false, true)]
    [InlineData(Capability.Material, false, true, false, true)]
    [InlineData(Capability.QrCodes, false, false, false, true)]
    [InlineData(Capability.WebOAuth, false, false, false, true)]
    [InlineData(Capability.LocationEvents, false, false, false, true)]
    public void Capabilities_follow_the_official_table(Capability capability, bool subscription, bool verifiedSubscription, bool service, bool verifiedService)
    {
        CapabilityMatrix.Allows(AccountKind.Subscription, false, capability).ShouldBe(subscription);
        CapabilityMatrix.Allows(AccountKind.Subscription, true, capability).ShouldBe(verifiedSubscription);
        CapabilityMatrix.Allows(AccountKind.Service, false, capability).ShouldBe(service);
        CapabilityMatrix.Allows(AccountKind.Service, true, capability).ShouldBe(verifiedService);
    }
}
