using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>The key ring of cookies and forms, shared by all nodes of one database.</summary>
public sealed class ProtectionKeys(IDbContextFactory<Db> dbs, WriteGate gate) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = dbs.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().Select(x => x.Xml).AsEnumerable().Select(text => XElement.Parse(text))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var turn = gate.Enter();
        using var db = dbs.CreateDbContext();
        db.ProtectionKeys.Add(new() { Id = Guid.CreateVersion7(), Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
