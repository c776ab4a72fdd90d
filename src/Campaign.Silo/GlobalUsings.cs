global using Campaign.Domain.Decisions;
