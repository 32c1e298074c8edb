"""What is remembered, and the one policy for it.

Composing asks the same things again and again: how a word is shaped, where it may be divided, what a layout's file says. What was worked
out once is kept here, and nowhere else. These rules hold for all of it:

1. **Every memory has a name, a key and a bound**, stated where it is made. `table()` lists them with what they hold at the moment.
2. **A memory never holds more than its bound.** What was not used for long goes first.
3. **What is kept is a pure function of its key.** To forget it costs time and changes nothing: no page looks different.
4. **What was read from a file is kept with the file's state** (`files.disk.remembered_of_file`). The state is compared at every asking, so
   a changed file is seen at once, and what was read of the old one goes. If others work things out from the file, as from languages and
   typefaces, all that was worked out goes with it.
5. **Nobody is kept alive by being a key.** What belongs to an object (a hyphenator, a typeface) goes with the object.

There are four ways to remember, the simplest first:

- `remembered` is for a function at the top of a module. It is the standard library's `lru_cache` with a name.
- `remembered_beside` is for a function of one object, such as a typeface. Its results live as long as the object.
- `Memory` and its drawers are for objects that keep what they found, and for what is read in the innermost loops. An `lru_cache` over a
  bound method would tie the object to itself, so that only the garbage collector frees it.
- `files.disk.remembered_of_file` is for what is read from a file.

Not under this policy is what dies with a call or with its object: a `functools.cache` inside a function, a `cached_property`.
`tests/test_memory.py` sees to it that nothing else is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import Lock
from typing import Generic, NamedTuple, ParamSpec, Protocol, TypeVar, cast
from weakref import WeakKeyDictionary, WeakValueDictionary

Arguments = ParamSpec("Arguments")
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Account(NamedTuple):
    """What a memory holds.

    Attributes:
        name: What is remembered.
        key: What it is found by.
        most: How many entries it may hold; None where they live as long as the object that they belong to.
        held: How many it holds now.
        of_files: Whether the entries were read from files; if not, they were worked out.
    """

    name: str
    key: str
    most: int | None
    held: int
    of_files: bool


class _Remembering(Protocol):
    """What every kind of memory can do."""

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
    """Forget everything that was not read from files: what it was worked out from has changed."""
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
    """Remember what a function gave, by its arguments.

        @remembered("texts bound by their language's rules", most=4096)
        def bind(text: str, language: Language, strict: bool) -> str: ...

    Asking again costs what `functools.lru_cache` costs, since that is what it is.

    Args:
        name: What is remembered.
        most: So many results are kept; the one that was not asked for longest goes first.
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
    """Remember what a function gave for an object, for as long as the object lives.

    The object must be one that can be referred to weakly, and that equals no other. The result must not hold the object.

    Args:
        name: What is remembered.
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
    """A bounded memory in drawers: each object that remembers has a drawer of its own, and the bound holds for all of them together.

        WORDS: Memory[str, Shaped] = Memory("shaped words", key="word, in a drawer for each face", most=16_384)

        drawer = WORDS.drawer()
        shaped = drawer.get(word)
        if shaped is None:
            shaped = drawer.made(word, lambda: shape(word))

    It holds two generations. When the young one has half of what the memory may hold, it becomes the old one, and what was old goes.
    What is asked for in the old one is young again. So whatever was used lately stays, and no reading has to note that it took place:
    to look in the young generation costs what looking in a dict costs.

    Args:
        name: What is remembered.
        key: What it is found by, in words.
        most: So many entries are kept, in all drawers together; two at least.
        of_files: Whether they are read from files.
    """

    def __init__(self, name: str, *, key: str, most: int, of_files: bool = False) -> None:
        self.name, self.key, self.most = name, key, most
        self._of_files = of_files
        self._half = most // 2
        if not self._half:
            raise ValueError(f"the memory {name!r} has no room for two generations")
        # What has come into the young generation since it began; no drawer that went takes anything off.
        self._come = 0
        self._lock = Lock()
        self._drawers: WeakValueDictionary[int, Drawer[Key, Value]] = WeakValueDictionary()
        self._labelled: dict[Hashable, Drawer[Key, Value]] = {}
        _entered(self)

    def drawer(self) -> Drawer[Key, Value]:
        """A new drawer. It belongs to whoever keeps it; its entries go with it."""
        drawer: Drawer[Key, Value] = Drawer(self)
        self._drawers[id(drawer)] = drawer
        return drawer

    def labelled(self, label: Hashable) -> Drawer[Key, Value]:
        """The drawer with that label, the memory's own: everybody who asks for the label shares it. An empty one goes after a time."""
        drawer = self._labelled.get(label)
        if drawer is None:
            self.make_room()
            drawer = self._labelled[label] = self.drawer()
        return drawer

    def make_room(self) -> None:
        """See to it that there is room for one more entry."""
        with self._lock:
            self._come += 1
            if self._come > self._half:
                self._come = 1
                for drawer in list(self._drawers.values()):
                    drawer.age()
                self._labelled = {label: drawer for label, drawer in self._labelled.items() if len(drawer)}

    def account(self) -> Account:
        """What it holds."""
        return Account(self.name, self.key, self.most, sum(map(len, list(self._drawers.values()))), self._of_files)

    def forget(self) -> None:
        """Empty all drawers."""
        for drawer in list(self._drawers.values()):
            drawer.forget()
        self._labelled.clear()
        self._come = 0


class Drawer(Generic[Key, Value]):
    """One object's part of a memory.

    Attributes:
        get: What is under a key in the young generation, or None: a dict's own `get`, for readers in a hurry. None says no more than
            that `made` or `find` must be asked. None itself cannot be remembered.
    """

    __slots__ = ("__weakref__", "_memory", "_old", "_young", "get")

    get: Callable[[Key], Value | None]

    def __init__(self, memory: Memory[Key, Value]) -> None:
        self._memory = memory
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}
        self.get = self._young.get

    def find(self, key: Key) -> Value | None:
        """What is under the key; None if there is nothing."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found)
        return found

    def made(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is under the key; if there is nothing, what `make` gives, from now on remembered."""
        found = self.find(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def put(self, key: Key, value: Value) -> None:
        """Remember a value, in the place of what was under the key before."""
        self._memory.make_room()
        self._old.pop(key, None)
        self._young[key] = value

    def drop(self, key: Key) -> None:
        """Forget what is under one key."""
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
