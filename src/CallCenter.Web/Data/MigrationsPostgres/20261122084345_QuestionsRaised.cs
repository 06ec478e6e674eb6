using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Web.Data.MigrationsPostgres
{
    /// <inheritdoc />
    public partial class QuestionsRaised : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RaisedAt",
                table: "Questions",
                type: "timestamp with time zone",
                nullable: true);
            ArticleIndex.HastenOnPostgres(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RaisedAt",
                table: "Questions");
        }
    }
}
