"""Memories, and the one policy for them.

Composing needs the same values again and again: the shape of a word, the places where it may be divided, the content of a layout's file.
Each value is computed once and kept here, and nowhere else. These rules hold for all memories:

1. **Every memory has a name, a key and a bound.** The code that makes it states them. `table()` lists all memories with their sizes.
2. **A memory never holds more than its bound.** The entry that was not used for longest goes first.
3. **A value depends on its key only.** To forget it costs time and changes no page.
4. **A value from a file is kept with the file's state** (`files.disk.remembered_of_file`). Each read compares the state, so a changed file
   is seen at once, and the old value goes. Other values may be computed from the file, for example from languages and typefaces. They go
   too.
5. **A key does not keep an object alive.** The values of an object (a hyphenator, a typeface) go with the object.

There are four ways to remember, the simplest first:

- `remembered` is for a function at the top of a module. It is the standard library's `lru_cache` with a name.
- `remembered_beside` is for a function of one object, such as a typeface. Its results live as long as the object.
- `Memory` and its drawers are for objects that keep their results, and for reads in the innermost loops. An `lru_cache` over a bound method
  would tie the object to itself, so that only the garbage collector frees it.
- `files.disk.remembered_of_file` is for values from a file.

This policy does not cover values that end with a call or with their object: a `functools.cache` inside a function, a `cached_property`.
`tests/test_memory.py` checks that no other code remembers values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import RLock
from typing import Generic, NamedTuple, ParamSpec, Protocol, TypeVar, cast
from weakref import WeakKeyDictionary, WeakValueDictionary

Arguments = ParamSpec("Arguments")
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Account(NamedTuple):
    """The size of a memory.

    Attributes:
        name: The name of the entries.
        key: The key, in words.
        most: The most entries; None if they live as long as their object.
        held: The number of entries now.
        of_files: Whether the entries were read from files; if not, they were computed.
    """

    name: str
    key: str
    most: int | None
    held: int
    of_files: bool


class _Remembering(Protocol):
    """The functions of every kind of memory."""

    def account(self) -> Account: ...
    def forget(self) -> None: ...


_EVERY: dict[str, _Remembering] = {}


def report() -> tuple[Account, ...]:
    """All memories of the modules that are loaded, by name."""
    return tuple(memory.account() for _, memory in sorted(_EVERY.items()))


def table() -> str:
    """The same as a Markdown table."""
    rows = ["| what is remembered | by | read from files | at most | now |", "|---|---|---|---:|---:|"]
    for name, key, most, held, of_files in report():
        rows.append(f"| {name} | {key} | {'yes' if of_files else ''} | {'while in use' if most is None else most} | {held} |")
    return "\n".join(rows)


def forget() -> None:
    """Forget everything. The next leaflet is the same, and takes as long as the first."""
    for memory in list(_EVERY.values()):
        memory.forget()


def forget_worked_out() -> None:
    """Forget everything that was not read from files. It is out of date, because its source has changed."""
    for memory in list(_EVERY.values()):
        if not memory.account().of_files:
            memory.forget()


def parameters(function: Callable[..., object]) -> str:
    """The names of a function's parameters, in words. (`inspect` would cost a cold start 9 ms.)"""
    code = function.__code__
    return ", ".join(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])


def _entered(memory: _Remembering) -> None:
    name = memory.account().name
    if name in _EVERY:
        raise ValueError(f"two memories have the name {name!r}")
    _EVERY[name] = memory


def remembered(name: str, *, most: int) -> Callable[[Callable[Arguments, Value]], Callable[Arguments, Value]]:
    """Remember the result of a function, by its arguments.

        @remembered("texts bound by their language's rules", most=4096)
        def bind(text: str, language: Language, strict: bool) -> str: ...

    A second call costs as much as one of `functools.lru_cache`, because it is one.

    Args:
        name: The name of the entries.
        most: The most results. The one that was not used for longest goes first.
    """

    def remembering(function: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
        kept = lru_cache(maxsize=most)(function)
        key = parameters(function) or "nothing: there is one"

        class Results:
            def account(self) -> Account:
                return Account(name, key, most, kept.cache_info().currsize, False)

            def forget(self) -> None:
                kept.cache_clear()

        _entered(Results())
        return cast("Callable[Arguments, Value]", kept)

    return remembering


def remembered_beside(name: str) -> Callable[[Callable[[Key], Value]], Callable[[Key], Value]]:
    """Remember the result of a function for an object, as long as the object lives.

    The object must allow weak references and must be equal to no other. The result must not hold the object.

    Args:
        name: The name of the entries.
    """

    def remembering(function: Callable[[Key], Value]) -> Callable[[Key], Value]:
        kept: WeakKeyDictionary[Key, Value] = WeakKeyDictionary()
        key = parameters(function)

        class Results:
            def account(self) -> Account:
                return Account(name, key, None, len(kept), False)

            def forget(self) -> None:
                kept.clear()

        @wraps(function)
        def asked(owner: Key) -> Value:
            try:
                return kept[owner]
            except KeyError:
                made = kept[owner] = function(owner)
                return made

        _entered(Results())
        return asked

    return remembering


class Memory(Generic[Key, Value]):
    """A bounded memory in drawers. Each object that remembers has a drawer of its own. The bound holds for all drawers together.

        WORDS: Memory[str, Shaped] = Memory("shaped words", key="word, in a drawer for each face", most=16_384)

        drawer = WORDS.drawer()
        shaped = drawer.get(word)
        if shaped is None:
            shaped = drawer.made(word, lambda: shape(word))

    It holds two generations. When the young one has half of the bound, it becomes the old one, and the old one goes. An entry that is used
    in the old one becomes young again. So a recently used entry stays, and a read needs no record. A look into the young generation costs
    as much as a look into a dict.

    Args:
        name: The name of the entries.
        key: The key, in words.
        most: The most entries, in all drawers together; at least two.
        of_files: Whether the entries are read from files.
    """

    def __init__(self, name: str, *, key: str, most: int, of_files: bool = False) -> None:
        self.name, self.key, self.most = name, key, most
        self._of_files = of_files
        self._half = most // 2
        if not self._half:
            raise ValueError(f"the memory {name!r} has no room for two generations")
        # The entries added to the young generation since it began. A drawer that goes does not reduce the number.
        self._come = 0
        self._lock = RLock()
        self._drawers: WeakValueDictionary[int, Drawer[Key, Value]] = WeakValueDictionary()
        self._labelled: dict[Hashable, Drawer[Key, Value]] = {}
        _entered(self)

    def drawer(self) -> Drawer[Key, Value]:
        """Make a new drawer. The caller keeps it, and its entries go with it."""
        drawer: Drawer[Key, Value] = Drawer(self)
        with self._lock:
            self._drawers[id(drawer)] = drawer
        return drawer

    def labelled(self, label: Hashable) -> Drawer[Key, Value]:
        """The memory's own drawer with that label. All callers of the label share it. An empty one goes after a time."""
        with self._lock:
            drawer = self._labelled.get(label)
            if drawer is None:
                self.make_room()
                drawer = self._labelled[label] = self.drawer()
            return drawer

    def make_room(self) -> None:
        """Make room for one more entry."""
        with self._lock:
            self._come += 1
            if self._come > self._half:
                self._come = 1
                for drawer in list(self._drawers.values()):
                    drawer.age()
                self._labelled = {label: drawer for label, drawer in self._labelled.items() if len(drawer)}

    def account(self) -> Account:
        """The size of this memory."""
        with self._lock:
            held = sum(map(len, self._drawers.values()))
        return Account(self.name, self.key, self.most, held, self._of_files)

    def forget(self) -> None:
        """Empty all drawers."""
        with self._lock:
            for drawer in list(self._drawers.values()):
                drawer.forget()
            self._labelled.clear()
            self._come = 0


class Drawer(Generic[Key, Value]):
    """One object's part of a memory.

    Attributes:
        get: The value of a key in the young generation, or None. It is a dict's own `get`, for fast readers. None only means that `made` or
            `find` must be called. None itself cannot be remembered.
    """

    __slots__ = ("__weakref__", "_memory", "_old", "_young", "get")

    get: Callable[[Key], Value | None]

    def __init__(self, memory: Memory[Key, Value]) -> None:
        self._memory = memory
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}
        self.get = self._young.get

    def find(self, key: Key) -> Value | None:
        """The value of the key; None if there is none."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found)
        return found

    def made(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of the key. If there is none, `make` gives it, and it is remembered."""
        found = self.find(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def put(self, key: Key, value: Value) -> None:
        """Remember a value. It replaces the old value of the key."""
        self._memory.make_room()
        self._old.pop(key, None)
        self._young[key] = value

    def drop(self, key: Key) -> None:
        """Forget the value of one key."""
        self._young.pop(key, None)
        self._old.pop(key, None)

    def age(self) -> None:
        """The young generation becomes the old one."""
        self._old = self._young.copy()
        self._young.clear()

    def forget(self) -> None:
        """Empty the drawer."""
        self._old.clear()
        self._young.clear()

    def __len__(self) -> int:
        return len(self._young) + len(self._old)
