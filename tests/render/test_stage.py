"""What is wrong in a theme's template is told with its line; what is wrong in the press is not hidden."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Stop
from edgepress.model import Theme
from edgepress.render.stage import fill


def theme(template: str) -> Theme:
    return Theme(templates={"web/a.html.j2": template}, sheets={}, values={}, words={}, digest=template)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ 1 / 0 }}", "templates/…/web/a.html.j2, line 2: ZeroDivisionError: division by zero"),
        (
            "{{ title + 1 }}",
            'templates/…/web/a.html.j2, line 1: TypeError: can only concatenate str (not "int") to str',
        ),
        ("a\n\n{{ titel }}", "templates/…/web/a.html.j2: 'titel' is undefined"),
        ("{% if %}", "templates/…/web/a.html.j2, line 1: Expected an expression, got 'end of statement block'"),
        ("{% include 'b' %}", "templates/…/web/a.html.j2: there is no template “b”"),
    ],
)
def test_a_mistake_in_a_template_is_one_sentence(template: str, said: str) -> None:
    with pytest.raises(Stop) as stop:
        fill(theme(template), "web/a.html.j2", {"title": "Tea"})
    assert str(stop.value) == said


def test_a_mistake_of_the_press_itself_is_not_taken_for_one_of_the_theme() -> None:
    def broken() -> str:
        raise LookupError("ours")

    with pytest.raises(LookupError, match="ours"):
        fill(theme("{{ broken() }}"), "web/a.html.j2", {"broken": broken})
