"""Row-level security on PostgreSQL: a second wall behind the checks of the services, against a forgotten WHERE.

A row of a centre passes only when the transaction works for everybody (``prodige.person`` is ``everything``) or for a
person with a role in that centre. Without the setting nothing passes. FORCE, because the app's role owns the tables;
it must not be a superuser, whom no policy binds. SQLite has nothing like it and stays as it is.

Not walled in: people, sign_ins, networks, network_people, network_centres and invitations. They hold no answers, and who
opens a link or joins a network has no role yet where it leads.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

OF_CENTRE = (
    "centre_languages",
    "centre_sectors",
    "assessments",
    "priorities",
    "means",
    "year_budgets",
    "hours",
    "term_hours",
    "decisions",
    "plans",
    "workshops",
    "surveys",
)
OF_PARENT = {
    "answers": ("assessments", "assessment_id"),
    "targets": ("assessments", "assessment_id"),
    "statements": ("workshops", "workshop_id"),
    "rounds": ("workshops", "workshop_id"),
    "participants": ("workshops", "workshop_id"),
    "votes": ("workshops", "workshop_id"),
    "respondents": ("surveys", "survey_id"),
    "batches": ("surveys", "survey_id"),
    "survey_comments": ("surveys", "survey_id"),
    "survey_answers": ("respondents", "respondent_id"),
}

# a scalar subquery is computed once a statement, not once a row
_PERSON = "(SELECT current_setting('prodige.person', true))"
_EVERYTHING = f"{_PERSON} = 'everything'"
_MINE = f"SELECT prodige_centres_of({_PERSON})"

# It reads memberships for everybody, else the policy of memberships would ask itself; only a superuser may say so in a
# SET clause of the function.
_FUNCTION = """
CREATE FUNCTION prodige_centres_of(person text) RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('prodige.person', 'everything', true);
  RETURN QUERY SELECT centre_id::text FROM memberships WHERE person_id = person;
  PERFORM set_config('prodige.person', coalesce(person, ''), true);
END $$
"""


def upgrade() -> None:
    """To 0005."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(_FUNCTION)
    for table in OF_CENTRE:
        _wall_in(table, f"centre_id IN ({_MINE})")
    for table, (parent, column) in OF_PARENT.items():
        _wall_in(table, f"EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{column})")  # noqa: S608
    _wall_in("centres", f"id IN ({_MINE})")
    # a coordinator sees which centres are in the network
    in_network = (
        "SELECT centre_id FROM network_centres JOIN network_people USING (network_id)"  # noqa: S608 - our own names
        f" WHERE network_people.person_id = {_PERSON}"
    )
    op.execute(f"CREATE POLICY of_network ON centres FOR SELECT USING (id IN ({in_network}))")
    _wall_in("memberships", f"person_id = {_PERSON} OR centre_id IN ({_MINE})", f"centre_id IN ({_MINE})")
    # what is noted in the trail may be about a network, or a centre that was just left
    _wall_in("events", f"person_id = {_PERSON} OR centre_id IN ({_MINE})", f"{_PERSON} <> ''")


def _wall_in(table: str, passes: str, may_write: str | None = None) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    check = f" WITH CHECK ({_EVERYTHING} OR {may_write})" if may_write else ""
    op.execute(f"CREATE POLICY of_centre ON {table} USING ({_EVERYTHING} OR {passes}){check}")


def downgrade() -> None:
    """Back to 0004."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("DROP POLICY of_network ON centres")
    for table in (*OF_CENTRE, *OF_PARENT, "centres", "memberships", "events"):
        op.execute(f"DROP POLICY of_centre ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    op.execute("DROP FUNCTION prodige_centres_of(text)")
