"""The files that take long, the longest first: two workers end together when those begin early."""

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
# seconds of work, roughly; what is not here takes less than ten
WEIGHTS: Final = {
    "e2e/editor/test_fidelity.py": 160,
    "house/test_readme.py": 110,
    "e2e/test_screens.py": 70,
    "commands/test_users.py": 60,
    "commands/test_server_verbs.py": 50,
    "e2e/test_template.py": 45,
    "e2e/editor/test_payloads.py": 45,
    "e2e/test_people.py": 40,
    "e2e/editor/test_editing.py": 35,
    "engine/test_printed.py": 35,
    "e2e/editor/test_building.py": 30,
    "e2e/editor/test_synced_blocks.py": 25,
    "e2e/editor/test_offline.py": 20,
    "e2e/test_sessions.py": 40,
    "e2e/test_settings.py": 40,
    "e2e/test_library.py": 35,
    "e2e/test_walk.py": 30,
    "commands/test_access_rules.py": 30,
    "api/test_guessing.py": 30,
    "api/test_schema.py": 30,
    "e2e/test_factors.py": 25,
    "e2e/test_access_rules.py": 25,
    "e2e/test_hostile_words.py": 25,
    "e2e/test_audit.py": 25,
    "e2e/test_keys.py": 25,
    "commands/test_keys_and_sso.py": 25,
    "services/test_indexing.py": 25,
    "verifications/test_patterns.py": 20,
    "api/test_deadlines.py": 20,
    "api/test_slow_sockets.py": 20,
    "api/test_permission_matrix.py": 20,
    "contracts/test_items_by_programs.py": 20,
    "contracts/test_items_crash.py": 15,
    "contracts/test_workshop.py": 15,
    "commands/test_audit_verb.py": 15,
    "e2e/test_storage.py": 15,
    "verifications/test_queries.py": 15,
    "api/test_people.py": 15,
    "api/test_isolation_of_templates.py": 15,
    "api/sso/test_connections.py": 15,
    "api/sso/test_newcomers.py": 15,
    "engine/checks/test_checks.py": 15,
    "engine/sanitizing/test_sanitizing.py": 15,
    "api/test_importing.py": 12,
    "api/test_invitations.py": 12,
    "api/test_account.py": 12,
}


def weight(path: Path) -> int:
    """How long a file of tests takes."""
    if not path.is_relative_to(TESTS):
        return 0
    return WEIGHTS.get(path.relative_to(TESTS).as_posix(), 0)
