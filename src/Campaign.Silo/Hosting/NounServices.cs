using System.Reflection;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Campaign.Silo.Hosting;

/// <summary>How nouns are found: by what stands in their folders, so that a new one is entered in no list.</summary>
public static class NounServices
{
    /// <summary>
    /// Adds the nouns of assemblies: their facts and messages, grains, views, classes called <c>…Queries</c> and <c>…Desk</c>, and whatever is
    /// <see cref="IDiscovered"/>, such as jobs and what falls due. An assembly that is known already is passed over.
    /// </summary>
    public static IServiceCollection AddNouns(this IServiceCollection services, params IEnumerable<Assembly> assemblies)
    {
        var nouns = services.Nouns();
        foreach (var assembly in assemblies)
        {
            var types = nouns.Add(assembly);
            if (types.Any(type => type.IsAssignableTo(typeof(Fact)) || type.IsAssignableTo(typeof(Message))))
            {
                DomainJson.Add(assembly);
            }

            services.AddSerializer(serializer => serializer.AddAssembly(assembly));
            foreach (var type in types)
            {
                Add(services, type);
            }
        }

        return services;
    }

    /// <summary>The nouns that are known so far, and will be.</summary>
    internal static Nouns Nouns(this IServiceCollection services)
    {
        if (services.Select(service => service.ImplementationInstance).OfType<Nouns>().SingleOrDefault() is { } known)
        {
            return known;
        }

        var nouns = new Nouns();
        services.AddSingleton(nouns);
        return nouns;
    }

    private static void Add(IServiceCollection services, Type type)
    {
        if (type.IsAssignableTo(typeof(IView)))
        {
            services.AddSingleton(type);
            services.AddSingleton(provider => (IView)provider.GetRequiredService(type));
        }
        else if (type.Name.EndsWith("Queries", StringComparison.Ordinal) || type.Name.EndsWith("Desk", StringComparison.Ordinal))
        {
            services.AddSingleton(type);
        }

        if (type.IsAssignableTo(typeof(IDiscovered)))
        {
            foreach (var found in type.GetInterfaces().Where(found => found != typeof(IDiscovered) && found.IsAssignableTo(typeof(IDiscovered))))
            {
                services.AddSingleton(found, type);
            }
        }
    }
}
