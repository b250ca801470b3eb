"""Jinja2, set up once for a theme: strict, escaping, and never given a word of a guest as a template."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgepress.diagnostics import Stop
from edgepress.model import Theme

if TYPE_CHECKING:
    from jinja2 import Environment

# Compiled templates by name and digest: the pipeline keeps them between builds, because compiling takes longer than
# rendering an issue.
compiled: MutableMapping[str, bytes] = {}
_TEMPLATE = "<template>"  # the name of the file in which Jinja2 says that a template went wrong
_FOR_EMAILS = ("email/", "text/", "parts/email")


def fill(theme: Theme, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template of the theme. Raises Stop, with file and line, for a mistake in the theme's template."""
    import jinja2

    try:
        return _stage(theme.digest, _Held(theme)).get_template(name).render(values)
    except jinja2.TemplateSyntaxError as error:
        raise Stop(f"templates/…/{error.name}, line {error.lineno}: {error.message}") from None
    except jinja2.UndefinedError as error:
        raise Stop(f"templates/…/{name}: {error.message}") from None
    except jinja2.TemplateNotFound as error:
        raise Stop(f"templates/…/{name}: there is no template “{error.name}”") from None
    except RecursionError:
        raise Stop(f"templates/…/{name}: the templates call each other in a circle") from None
    except Exception as error:
        line = _line_in_template(error)
        if line is None:
            raise
        raise Stop(f"templates/…/{name}, line {line}: {type(error).__name__}: {error}") from None


def _line_in_template(error: Exception) -> int | None:
    """The line of a template whose own expression went wrong, as 1 / 0 does; None when it was a function of ours."""
    import jinja2

    line, ours, trace = 0, False, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        ours = file != _TEMPLATE and not file.startswith(jinja2.__path__[0])
        line = trace.tb_lineno if file == _TEMPLATE else line
        trace = trace.tb_next
    return line if line and not ours else None


def warm(theme: Theme, emails: bool) -> None:
    """Compile every template now, once, before work is shared among processes that would each do it.

    Without `emails`, those are left out that only emails and their texts are made of.
    """
    import jinja2

    for name in (name for name in theme.templates if emails or not name.startswith(_FOR_EMAILS)):
        # `fill` tells it, if the template is used at all.
        with contextlib.suppress(jinja2.TemplateError, RecursionError):
            _stage(theme.digest, _Held(theme)).get_template(name)


class _Held:
    """A theme as an argument that does not count: the digest before it says which theme it is."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)


@lru_cache(4)  # a preview meets a theme in as many states as its designer saves
def _stage(digest: str, held: _Held) -> Environment:
    from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined
    from jinja2.bccache import Bucket

    class Stage(Environment):
        """Looks for a name among the values of a dict first: nearly all that a template is given are dicts."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            """What `obj.attribute` means in a template."""
            if type(obj) is dict and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

    class Kept(BytecodeCache):
        """Compiled templates in memory."""

        def load_bytecode(self, bucket: Bucket) -> None:
            """Take what an earlier run compiled; Jinja2 looks itself whether it still fits."""
            if bucket.key in compiled:
                bucket.bytecode_from_string(compiled[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            """Keep what was compiled now."""
            compiled[bucket.key] = bucket.bytecode_to_string()

    return Stage(
        loader=DictLoader(dict(held.theme.templates)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Kept(),
        auto_reload=False,
        optimized=False,  # what is constant in a template is little, and looking for it takes longer than it saves
    )
