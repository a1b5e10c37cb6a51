"""What one person pushes, another pulls; what cannot be kept is told, and nothing is lost."""

from tests.server.office import Office, edit, new


def test_what_one_pushes_another_pulls(office: Office):
    samira, joris = office.hire(), office.hire()
    person = samira.make("person", surname="Kramer", first_name="Ada")
    joris.pull()
    row = joris.rows["person"][person]
    assert (row["surname"], row["first_name"], row["ver"]) == ("Kramer", "Ada", 1)
    assert row["created_by"] == office.user_id(samira)
    assert joris.push(edit("person", person, 1, first_name="Ida")) == [["ok", 2]]
    samira.pull()
    row = samira.rows["person"][person]
    assert (row["surname"], row["first_name"], row["ver"]) == ("Kramer", "Ida", 2)
    assert row["updated_by"] == office.user_id(joris)


def test_who_edits_an_older_version_is_told_so(office: Office):
    samira, joris = office.hire(), office.hire()
    person = samira.make("person", surname="Kramer")
    assert joris.push(edit("person", person, 1, surname="Cramer")) == [["ok", 2]]
    assert samira.push(edit("person", person, 1, note="nieuw")) == [["stale", 2]]
    assert joris.push(new("person", id=person, surname="Nog eens")) == [["stale", 2]]
