using Xunit.Abstractions;
using Xunit.Sdk;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// Tests of a class that needs a PostgreSQL server. Where none can be had they are shown as skipped, except in CI, where they fail; and so they are where none is wanted.
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

/// <summary>Contracts' tests are inherited, so whether they are skipped is a matter of their class, for which xunit has no word of its own.</summary>
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

/// <summary>A test that is shown with the reason for which it does not run.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    /// <summary>For xunit, which makes it from its serialised form.</summary>
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
