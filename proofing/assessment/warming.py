"""The worker that makes checks starts its engine ahead, so that the first person does not wait for the models."""

import logging
import threading
from typing import Any

from celery import current_app
from celery.signals import worker_process_init

from proofing.assessment.opened import sweep

log = logging.getLogger(__name__)

QUEUE = "checks"
LONGEST_START = 60.0


@worker_process_init.connect
def warm_engine(**_: Any) -> None:
    """Beside the worker's own start; a job that comes meanwhile waits for the same engine."""
    if QUEUE in current_app.amqp.queues.consume_from:
        sweep()  # the one before may have been killed with evidence laid open
        threading.Thread(target=_load, name="warm-engine", daemon=True).start()


def _load() -> None:
    from proofing.engines.process import EngineDied, EngineRefused, EngineTimeout, engine  # noqa: PLC0415

    try:
        engine().call("ping", {"load": True}, LONGEST_START)
    except (EngineDied, EngineRefused, EngineTimeout) as problem:
        # Not fatal: the first check starts it again, and says so if it cannot.
        log.warning("the engine did not start ahead: %s", type(problem).__name__)
