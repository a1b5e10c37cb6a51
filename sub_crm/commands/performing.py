"""Which function carries out which order."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from sub_crm.orders import Circumstances, Order

Asked = TypeVar("Asked", bound=Order)
Answer = TypeVar("Answer")
Command = Callable[[Session, Asked, Circumstances], Answer]

_COMMANDS: dict[type[Order], Command[Any, Any]] = {}


def carries_out(kind: type[Asked]) -> Callable[[Command[Asked, Answer]], Command[Asked, Answer]]:
    """Register the function below as the one that carries out this kind of order."""

    def register(command: Command[Asked, Answer]) -> Command[Asked, Answer]:
        if kind in _COMMANDS:
            raise ValueError(f"two commands carry out {kind.__name__}")
        _COMMANDS[kind] = command
        return command

    return register


def perform(session: Session, order: Order, circumstances: Circumstances) -> Any:
    """Carry out an order within the session's transaction and return its answer.

    Raises `Refused` when it cannot be done; the transaction must then be rolled back.
    """
    return _COMMANDS[type(order)](session, order, circumstances)
