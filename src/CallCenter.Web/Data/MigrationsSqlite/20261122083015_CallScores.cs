using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Web.Data.MigrationsSqlite
{
    /// <inheritdoc />
    public partial class CallScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "JudgedHits",
                columns: table => new
                {
                    CallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Offset = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Customer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", maxLength: 27, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JudgedHits", x => new { x.CallId, x.Seq, x.Rule, x.Offset });
                    table.ForeignKey(
                        name: "FK_JudgedHits_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scores",
                columns: table => new
                {
                    CallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    LocalDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: true),
                    ForWords = table.Column<int>(type: "INTEGER", nullable: false),
                    ForRequired = table.Column<int>(type: "INTEGER", nullable: false),
                    ForConduct = table.Column<int>(type: "INTEGER", nullable: false),
                    Deductions = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ScoredAt = table.Column<string>(type: "TEXT", maxLength: 27, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scores", x => x.CallId);
                    table.ForeignKey(
                        name: "FK_Scores_Calls_CallId",
                        column: x => x.CallId,
                        principalTable: "Calls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_JudgedHits_Locale_At",
                table: "JudgedHits",
                columns: new[] { "Locale", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Scores_AgentId_LocalDay",
                table: "Scores",
                columns: new[] { "AgentId", "LocalDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Scores_ScoredAt",
                table: "Scores",
                column: "ScoredAt");

            migrationBuilder.CreateIndex(
                name: "IX_Scores_TeamId_LocalDay",
                table: "Scores",
                columns: new[] { "TeamId", "LocalDay" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JudgedHits");

            migrationBuilder.DropTable(
                name: "Scores");
        }
    }
}
