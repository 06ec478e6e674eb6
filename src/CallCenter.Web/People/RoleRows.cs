using CallCenter.Core.People;
using CallCenter.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.People;

/// <summary>Every role of the house has its row from the first start on.</summary>
public sealed class RoleRows(Writes writes) : IStartStep
{
    public Task RunAsync(CancellationToken stop) => writes.RunAsync(async db =>
    {
        var there = await db.Roles.Select(x => x.Name ?? "").ToListAsync(stop);
        foreach (var name in Enum.GetNames<Role>().Except(there, StringComparer.Ordinal))
            db.Roles.Add(New(name));
    }, stop);

    private static IdentityRole<Guid> New(string name) =>
        new(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() };
}
