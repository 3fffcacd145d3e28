namespace Zhijian.EndToEnd.Tests;

/// <summary>Classes whose stories do not get in each other's way share one product; starting it takes longer than most stories.</summary>
[CollectionDefinition]
public sealed class OneProduct : ICollectionFixture<Product>, ICollectionFixture<Browser>;
