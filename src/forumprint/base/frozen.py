"""The standard library's frozen, slotted dataclass, made three times as fast to define.

`dataclasses.dataclass` compiles six methods for every class. For the models of this package that is a good part of a cold start, and an
office runs the command cold every time. Here only `__init__` is compiled; comparing, hashing, showing, copying and refusing to change go
through functions that all classes share. To a type checker, and to `dataclasses.fields` and `replace`, it is the standard library's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

Class = TypeVar("Class")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: type[Class] | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        eq: bool = True,
        order: bool = False,
        kw_only: bool = False,
        repr: bool = True,
    ) -> Any:
        """As `dataclasses.dataclass`; fast where it is asked for `frozen` and `slots`."""

        def make(cls: type[Class]) -> type[Class]:
            if order or not (frozen and slots):
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, order=order, kw_only=kw_only, repr=repr)
            with _taken_for_thawed(cls.__mro__[1:]):
                made = dataclasses.dataclass(cls, slots=True, init=False, eq=False, repr=False, kw_only=kw_only)
            made.__dataclass_params__.frozen = True  # so that the standard library's own frozen classes may derive from it
            made.__init__ = _init_of(made)
            made.__setattr__ = made.__delattr__ = _refuse
            made.__getstate__, made.__setstate__ = _state, _restore
            if repr and "__repr__" not in cls.__dict__:
                made.__repr__ = _shown
            if eq:
                made.__eq__, made.__hash__ = _equal, _hashed
            return made

        return make if cls is None else make(cls)


@contextmanager
def _taken_for_thawed(bases: Iterable[type]) -> Iterator[None]:
    """For a moment, while a class is made: the standard library lets nothing derive from frozen classes but what it freezes itself."""
    frozen = [params for base in bases if (params := getattr(base, "__dataclass_params__", None)) is not None and params.frozen]
    for params in frozen:
        params.frozen = False
    try:
        yield
    finally:
        for params in frozen:
            params.frozen = True


def _init_of(cls: type) -> Callable[..., None]:
    """An `__init__` that sets the fields past `__setattr__`, which refuses."""
    names: dict[str, object] = {"_set": object.__setattr__, "_unset": MISSING}
    ordered: list[str] = []
    keyed: list[str] = []
    body: list[str] = []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        parameter = name
        if field.default is not MISSING:
            names[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        elif field.default_factory is not MISSING:
            names[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_unset"
            value = f"_make_{name}() if {name} is _unset else {name}"
        (keyed if field.kw_only else ordered).append(parameter)
        body.append(f" _set(self, {name!r}, {value})")
    parameters = ", ".join(["self", *ordered, *(["*", *keyed] if keyed else [])])
    exec(f"def __init__({parameters}):\n" + ("\n".join(body) or " pass"), names)
    return names["__init__"]  # type: ignore[return-value]


_GETTERS: dict[type, Callable[[Any], object]] = {}


def _values(instance: object) -> object:
    """The fields that are compared. The getter is made when a class is first compared."""
    kind = type(instance)
    getter = _GETTERS.get(kind)
    if getter is None:
        names = [field.name for field in dataclasses.fields(kind) if field.compare]  # type: ignore[arg-type]
        getter = _GETTERS[kind] = attrgetter(*names) if names else type
    return getter(instance)


def _equal(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hashed(self: object) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    parts = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[object]:
    """What `copy` and `pickle` take of it."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    """They would set its fields one by one, which is refused."""
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
