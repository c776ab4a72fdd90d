using Xunit.Abstractions;
using Xunit.Sdk;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// Marks a class whose tests need a PostgreSQL server. Without one they are skipped, except in CI, where they fail; <c>./test --quick</c> always skips them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : Attribute
{
    /// <summary>Why such tests are skipped; null when they run.</summary>
    internal static string? WhySkipped =>
        Environment.GetEnvironmentVariable("CAMPAIGN_TESTS_WITHOUT_POSTGRESQL") == "true" ? "./test --quick leaves PostgreSQL out."
        : Environment.GetEnvironmentVariable("CI") == "true" ? null
        : PostgreSqlServer.Missing;
}

/// <summary>Skips by class, which xunit cannot do itself: the tests of contracts are inherited, so attributes on their methods cannot tell databases apart.</summary>
public sealed class SkippingTestFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink sink)
        : XunitTestFrameworkDiscoverer(assembly, source, sink)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            var isTest = testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any();
            if (!isTest || NeedsPostgreSqlAttribute.WhySkipped is not { } why || !testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgreSqlAttribute)).Any())
            {
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
            }

            var skipped = new SkippedTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), testMethod, why);
            return ReportDiscoveredTestCase(skipped, includeSourceInformation, messageBus);
        }
    }
}

/// <summary>A test that is listed as skipped with its reason.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    /// <summary>For xunit, which deserializes it.</summary>
    [Obsolete("For xunit only.", error: true)]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink sink, TestMethodDisplay display, ITestMethod method, string why)
        : base(sink, display, TestMethodDisplayOptions.None, method) => SkipReason = why;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(SkipReason), SkipReason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        base.Deserialize(data);
        SkipReason = data.GetValue<string>(nameof(SkipReason));
    }
}
