using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Web.Data.MigrationsSqlServer
{
    /// <inheritdoc />
    public partial class LeaseOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Callbacks_TeamId_State_OwnerId_Priority_DueAt_Id",
                table: "Callbacks",
                columns: new[] { "TeamId", "State", "OwnerId", "Priority", "DueAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Callbacks_TeamId_State_OwnerId_Priority_DueAt_Id",
                table: "Callbacks");
        }
    }
}
