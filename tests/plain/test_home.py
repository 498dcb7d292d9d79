"""The list of assessments, and starting one by questions."""

from __future__ import annotations

from assess.settings import Settings


def test_a_new_assessment_by_questions(lines):
    said = lines(
        *("n", "Mongolia", "2026", "2026-06-30", "2", "1", "3", "Nobody comes here.", ""),
        *("1", "1", "2008-06-27", "s", "A try", "q"),
        home=True,
    )
    assert "Mongolia." in said
    identity = next(i for i in lines.world.store.assessments() if i.startswith("mng"))
    own = lines.services.open(identity).assessment
    assert own.profile.country == "Mongolia"
    assert own.depth == "quick"
    assert own.title == "A try"
    assert own.profile.roles_off == {"destination": "Nobody comes here."}
    assert own.profile.instruments["treaty"].status == "in-force"
    assert str(own.profile.instruments["treaty"].since) == "2008-06-27"


def test_an_invented_country_is_named_as_such(lines):
    lines("n", "Neverland", "1", "", "", "", "", "", "", "", "q", home=True)
    identity = next(i for i in lines.world.store.assessments() if i.startswith("nev"))
    assert lines.services.open(identity).assessment.case == "invented"


def test_nothing_is_created_when_the_input_ends_half_way(lines):
    lines("n", "Mongolia", "2026", home=True)
    assert lines.world.store.assessments() == [lines.world.id]


def test_the_list_opens_copies_and_deletes(lines):
    lines.world.answer("law", yes=True)
    said = lines("1", "q", "copy 1", "2027", "2027-06-30", "l", home=True)
    assert "Question" in said
    assert len(lines.world.store.assessments()) == 2
    copy = next(i for i in lines.world.store.assessments() if i != lines.world.id)
    assert lines.services.open(copy).assessment.to_confirm == {"period/law"}
    lines("delete sam-2027", "no", "delete sam-2027", "yes", home=True)
    assert lines.world.store.assessments() == [lines.world.id]


def test_a_name_that_fits_nothing_is_told(lines):
    assert "There is no assessment “zzz”" in lines("zzz", home=True)


def test_the_profile_is_changed_one_thing_at_a_time(lines):
    lines("p", "5", "1", "6", "2030", "2", "2029-12-31", "")
    own = lines.world.session().assessment
    assert (own.depth, own.period, str(own.profile.reference_date)) == (
        "quick",
        "2030",
        "2029-12-31",
    )


def test_the_score_is_not_told_to_one_agency(lines):
    lines.services.settings = Settings(show_score=False)
    assert "possible range" not in lines("go 3", "yes")


def test_a_new_assessment_can_be_left_at_the_country(lines):
    said = lines("n", "", "q", home=True)
    assert "Nothing was started." in said
    assert lines.world.store.assessments() == [lines.world.id]


def test_a_question_of_the_profile_says_how_it_stands_and_where_to_say_it(lines):
    assert "The Treaty: in force since 1 January 2020 Type p to say how it stands." in " ".join(
        lines("go 1").split()
    )
